// Malformed scenarios: each file of the folder has the problem that its first line expects, at a place inside it.
import { readFileSync, readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Problem, renderProblems } from '../../src/base/problem.ts'
import { ScenarioError, readScenario, scenarioTemplate } from '../../src/scenario/index.ts'
import { registry } from './registry.ts'

const FOLDER = new URL('malformed/', import.meta.url)

/** Milliseconds of this process, however busy the machine is. */
const PATIENCE = 2000

function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function problemsOf(text: string | Uint8Array, overrides: readonly string[] = []): readonly Problem[] {
  try {
    readScenario(text, 'a.yaml', registry, overrides)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}

/** Every place is in the text, and its line is the line shown. */
function expectInside(problems: readonly Problem[], text: string): void {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.replace(/\r$/, ''))
  for (const problem of problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1)
    expect(problem.line).toBeLessThanOrEqual(lines.length)
    expect(problem.source).toBe(lines[problem.line - 1])
    expect(problem.column).toBeGreaterThanOrEqual(1)
    expect(problem.column).toBeLessThanOrEqual(problem.source.length + 1)
    expect(problem.length).toBeGreaterThanOrEqual(1)
  }
}

describe('a malformed scenario', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))

  it('comes in many forms', () => expect(files.length).toBeGreaterThan(100))

  it.each(files)('is refused where it is wrong: %s', (file) => {
    const bytes = readFileSync(new URL(file, FOLDER))
    const text = bytes.toString()
    const [, path, word] = /^# expect: (.*) '(.*)'\r?\n/.exec(text) ?? []
    const started = spent()
    const problems = problemsOf(bytes)
    expect(spent() - started).toBeLessThan(PATIENCE)
    expectInside(problems, text)
    const shown = problems.filter((problem) => problem.path === (path === '-' ? '' : path))
    expect(shown.length > 0 ? renderProblems(shown) : renderProblems(problems)).toContain(word)
    expect(shown).not.toEqual([])
    expect(renderProblems(problems)).not.toMatch(/Invalid input|undefined|\[object/)
  })
})

const VALID = 'version: 1\nname: town\nperiod: {from: 2022-05-30, to: 2022-06-05}\npopulation: {subscribers: 5000}\n'
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))

describe('bytes', () => {
  it('that are no UTF-8 are refused where they are', () => {
    const [problem, ...others] = problemsOf(bytes(`${VALID}seed: 雪`, [0xC3, 0x28], '\n'))
    expect(others).toEqual([])
    expect(problem).toMatchObject({ line: 5, column: 8, found: 'bytes that are no UTF-8' })
  })

  it.each([
    ['no text at all', bytes([0x50, 0x41, 0x52, 0x31, 0, 0xFF, 0xFE, 0x80, 10, 0xC0])],
    ['a NUL', bytes(VALID, 'seed: a', [0], 'b\n')],
    ['an escape sequence', bytes(VALID, 'seed: \u001B[31m\n')],
    ['UTF-16', Buffer.from(`\uFEFF${VALID}`, 'utf16le')],
    ['a carriage return by itself', bytes(VALID.replaceAll('\n', '\r'))],
    ['nothing', bytes()],
    ['a byte order mark', bytes([0xEF, 0xBB, 0xBF])],
    ['blanks', bytes('  \n \n')],
    ['a lone surrogate', `${VALID}seed: \uD800\n`],
    ['half a mebibyte of comments', bytes(VALID, `# ${'x'.repeat(2 ** 19)}\n`)],
  ])('are refused with one problem: %s', (_, input) => {
    const problems = problemsOf(input)
    expect(problems).toHaveLength(1)
    expect(problems[0].line).toBeGreaterThanOrEqual(1)
    // oxlint-disable-next-line no-control-regex
    expect(renderProblems(problems)).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/)
  })

  it.each([
    ['many unknown keys', Array.from({ length: 15_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['a long list', `x: [${'1,'.repeat(39_000)}]`],
    ['many groups that are none', `groups: [${'{size: 0},'.repeat(12_000)}]`],
    ['many bad operations', `operations: {${Array.from({ length: 9000 }, (_, i) => `o${i}: {count: 0}`).join(', ')}}`],
    ['a long line', `seed: ${'雪'.repeat(80_000)}`],
    ['anchors and aliases', `x: [${Array.from({ length: 12_000 }, (_, i) => `&a${i} 1, *a${i}`).join(', ')}]`],
    ['a chain of aliases', `x: &a0 0\n${Array.from({ length: 5000 }, (_, i) => `x${i}: &a${i + 1} [*a${i}]`).join('\n')}`],
    ['quotes', `x: ${'"'.repeat(250_000)}`],
    ['question marks', '? '.repeat(120_000)],
    ['colons', `x${': '.repeat(120_000)}`],
    ['question marks by lines', '?\n'.repeat(39_000)],
    ['dashes', '-\n'.repeat(39_000)],
    ['braces', '{}'.repeat(39_000)],
    ['strings without commas', `x: {${'"" '.repeat(39_000)}}`],
    ['keys without commas', `x: [${'a: b: '.repeat(13_000)}]`],
    ['tags', `x: [${'!a 1, '.repeat(13_000)}]`],
    ['too many signs', '[],'.repeat(80_000)],
  ])('of a quarter of a mebibyte are refused in time: %s', (_, text) => {
    const started = spent()
    const problems = problemsOf(VALID + text)
    const elapsed = spent() - started
    expect(problems.length).toBeGreaterThan(0)
    expect(renderProblems(problems).length).toBeLessThan(100_000)
    expect(elapsed).toBeLessThan(PATIENCE)
  })

  it('with a byte order mark or with CRLF are no problem', () => {
    expect(problemsOf(bytes([0xEF, 0xBB, 0xBF], VALID))).toEqual([])
    expect(problemsOf(VALID.replaceAll('\n', '\r\n'))).toEqual([])
    expect(problemsOf(`\uFEFF${VALID}`)).toEqual([])
  })
})

describe('a slip of the pen', () => {
  it('is read, or has problems inside the text, but never breaks the reader', () => {
    const template = scenarioTemplate(registry).replaceAll(/^ {4}# (?=[a-z]+: )/gm, '    ')
    const piece = fc.oneof(fc.constantFrom(...':-{}[],&*!|>%@`"\'#?~ \n\t<\r'), fc.constantFrom('&a ', '*a', '- ', ': ', '!!str ', '---\n', '1e999',
      '__proto__: '), fc.string({ unit: 'binary', maxLength: 3 }))
    const slip = fc.tuple(fc.nat(template.length), fc.nat(12), piece)
    let refused = 0
    fc.assert(fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
      const text = slips.reduce((now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone), template)
      const problems = problemsOf(text)
      refused += Math.min(1, problems.length)
      expectInside(problems, text)
    }), { numRuns: 200 })
    expect(refused).toBeGreaterThan(100)
  })
})
