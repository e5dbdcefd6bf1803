// Targets as texts: the published ones are whole, and wrong ones say where and why.
import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../../src/scenario/index.ts'
import { publishedTargets } from '../../../src/tools/realism/published.ts'
import { FORMS, readTargets } from '../../../src/tools/realism/read-targets.ts'

const target = (lines: string) => `version: 1\nname: mine\ntargets:\n  one:\n${lines.split('\n').map((line) => `    ${line}`).join('\n')}\n    tolerance: {pass: 0.1, fail: 0.2}\n    population: us\n    source: ours\n`

function problemsOf(text: string): string[] {
  try {
    readTargets(text, 'mine.yaml')
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ line, column, found, expected, hint }) => `${line}:${column} ${found}; ${expected}; ${hint ?? ''}`)
    throw error
  }
  return []
}

test('the published targets are named once each, sourced, and some of each form are there', () => {
  const { targets, medianDistance } = publishedTargets()
  expect(medianDistance).toBe(0.1)
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length)
  expect(new Set(targets.map(({ wanted }) => wanted.form))).toEqual(new Set(['numbers', 'shares', 'number']))
  for (const { name, source, population, measure, wanted } of targets) {
    expect(source.length, name).toBeGreaterThan(20)
    expect(population, name).not.toBe('')
    expect(FORMS.get(measure), name).toBe(wanted.form)
  }
  expect(targets.filter(({ required }) => required).length).toBeGreaterThan(8)
})

test('a target of the user is read with its defaults', () => {
  const { targets: [one] } = readTargets(target('measure: out_share\npercentiles: {p10: 0.2, p90: 1}'), 'mine.yaml')
  expect(one).toMatchObject({ name: 'one', measure: 'out_share', pass: 0.1, fail: 0.2, required: false, days: [1, 366], calls: 1 })
  expect(one.wanted).toEqual({ form: 'numbers', percentiles: new Map([[10, 0.2], [90, 1]]) })
})

describe('what is wrong is told with its place:', () => {
  test.each([
    ['measure: out_shares\npercentiles: {p10: 0.2}', '5:14 out_shares; the name of a feature or a measure; did you mean "out_share"?'],
    ['measure: out_share\nvalue: 3', '5:5 value; percentiles and nothing else for out_share; '],
    ['measure: clustering\nvalue: 3\nshares: [1]', '5:5 shares and value; value and nothing else for clustering; '],
    ['measure: out_share\npercentiles: {p10: 0.2, p50: 0.1}', '6:34 0.1; 0.2 or more, as the percentile before; '],
    ['measure: out_share\npercentiles: {p11: 0.2}', '6:19 p11; one of p1, p5, p10, p25, p50, p75, p90, p95, p99; did you mean "p10"?'],
    ['measure: clustering\nvalue: 3\nsense: atleast', '7:12 atleast; one of both, at-least, at-most; did you mean "at-least"?'],
    ['measure: clustering\nvalue: 3\ndays: {from: 9, to: 8}', '7:25 8; 9 or more, as from; '],
  ])('%s', (lines, expected) => {
    const [first] = problemsOf(target(lines))
    expect(first).toBe(expected)
  })

  test('and there may be many', () => {
    expect(problemsOf('version: 2\nname: ""\ntargets: {one: {}}').length).toBeGreaterThan(4)
  })
})
