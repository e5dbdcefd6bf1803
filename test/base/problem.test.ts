// Problems are drawn so that the caret stands under what is wrong, and near words are found.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Problem, nearest, renderProblems } from '../../src/base/problem.ts'

function problem(source: string, wrong: string, more: Partial<Problem> = {}): Problem {
  return {
    file: 'a.yaml', line: 12, column: source.indexOf(wrong) + 1, length: wrong.length, path: 'people[1].pair',
    found: wrong, expected: 'one of name, pairs', source, ...more,
  }
}

/** The drawn line and the carets, without the number and the bar. */
function drawn(one: Problem): [line: string, carets: string] {
  const [line, carets] = renderProblems([one]).split('\n').filter((each) => / \| /.test(each))
  return [line.slice(9), carets.slice(9)]
}

describe('a drawn problem', () => {
  it('tells place, path, what was found and expected, a hint, the line, and how many there are', () => {
    expect(renderProblems([problem('    pair: 4', 'pair', { hint: 'did you mean "pairs"?' })])).toBe(
`a.yaml:12:5  people[1].pair
  found pair, expected one of name, pairs
  did you mean "pairs"?

    12 |     pair: 4
       |     ^^^^

1 problem
`)
  })

  it('has its caret under what is wrong, after tabs and wide characters too', () => {
    expect(drawn(problem('a: {\tb: x}', 'x'))).toEqual(['a: {  b: x}', '         ^'])
    expect(drawn(problem('客户: 平台 # 3', '平台'))).toEqual(['客户: 平台 # 3', '      ^^^^'])
    expect(drawn(problem('e\u0301: 😀 x', 'x'))[1]).toBe('      ^')
    expect(drawn(problem('name:', '', { column: 6, length: 1 }))).toEqual(['name:', '     ^'])
  })

  it('fits a terminal however long the line is, and still shows what is wrong', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '雪', '\t', 'é'), maxLength: 400 })
    fc.assert(fc.property(text, text, fc.stringMatching(/^[xyz]{1,80}$/), (before, after, wrong) => {
      const [line, carets] = drawn(problem(`${before}${wrong}${after}`, wrong))
      const width = (shown: string) => Array.from(shown).reduce((sum, each) => sum + (each === '雪' ? 2 : 1), 0)
      expect(width(line)).toBeLessThanOrEqual(125)
      expect(carets.trim()).toBe('^'.repeat(wrong.length))
      expect(width(line.slice(0, line.indexOf(wrong)))).toBe(carets.indexOf('^'))
    }))
  })

  it('that is longer than the line ends with it', () => {
    expect(drawn(problem('a: {b: 1,', '{b: 1,', { length: 500 }))[1]).toBe('   ^^^^^^')
    const [line, carets] = drawn(problem('x'.repeat(5000), 'x'.repeat(5000)))
    expect([line.length, carets.length]).toEqual([101, 100])
  })

  it('lets no control character reach the terminal', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const source = text.replaceAll('\n', ' ')
      const rendered = renderProblems([problem(source, source, { found: text, expected: text, path: text, file: text })])
      expect(rendered.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }))
  })

  it('is coloured only on demand', () => {
    const one = [problem('pair: 4', 'pair')]
    const coloured = renderProblems(one, { colour: true })
    expect(coloured).toContain('\u001B[31m^^^^\u001B[0m')
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(renderProblems(one))
  })

  it('is one of a number of them, of which fifty are drawn', () => {
    const many = Array.from({ length: 60 }, () => problem('pair: 4', 'pair'))
    expect(renderProblems(many)).toMatch(/\n60 problems, the first 50 of them shown\n$/)
    expect(renderProblems(many.slice(0, 2))).toMatch(/\n2 problems\n$/)
  })
})

describe('the nearest word', () => {
  const words = ['subscribers', 'profiles', 'utc-offset', 'kind', 'sun', 'on-net-share']

  it.each([
    ['subscriber', 'subscribers'], ['subscribres', 'subscribers'], ['utc_offset', 'utc-offset'],
    ['utcOffset', 'utc-offset'],
    ['Kind', 'kind'], ['knid', 'kind'], ['sunday', 'sun'], ['onnet-share', 'on-net-share'], ['profile', 'profiles'],
  ])('to %s is %s', (word, expected) => expect(nearest(word, words)).toBe(expected))

  it.each(['', 'x', 'duration', 'dinosaur', 'on', '客户', 'subscribers'.repeat(20)])('to "%s" is none', (word) => {
    expect(nearest(word, words)).toBeUndefined()
  })

  it('is found after any one slip in a long word', () => {
    const long = fc.constantFrom('subscribers', 'profiles', 'on-net-share')
    fc.assert(fc.property(long, fc.nat(7), fc.nat(2), (word, at, slip) => {
      const [before, after] = [word.slice(0, at), word.slice(at + 1)]
      const slipped = [`${before}${after}`, `${before}x${after}`, `${before}x${word.slice(at)}`][slip]
      expect(nearest(slipped, words)).toBe(word)
    }))
  })
})
