// The gallery: every scenario opens with what it shows, reads without a problem, and runs; here in towns of a thousand.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kinds } from '../src/operations/kinds/index.ts'
import { presets } from '../src/operations/presets.ts'
import { repertoire } from '../src/repertoire.ts'
import { readScenario } from '../src/scenario/index.ts'
import type { Operation, Scenario } from '../src/scenario/settings.ts'
import { simulate } from './laws/simulate.ts'

const FOLDER = new URL('../scenarios/', import.meta.url)
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const scenarioOf = (name: string) => readScenario(read(name), name, repertoire)

/** Two days of a town, with one small crew of each operation from the first day on. */
function small(scenario: Scenario): Scenario {
  const { period, population, groups, operations } = scenario
  const to = period.from + 1
  return {
    ...scenario,
    period: { ...period, to },
    population: { ...population, subscribers: 1000 },
    groups: Object.fromEntries(Object.entries(groups).map(([name, group]) =>
      [name, { ...group, size: Math.min(group.size, 3000), onNetShare: Math.min(group.onNetShare, 600 / Math.min(group.size, 3000)) }])),
    operations: operations.map((operation): Operation => {
      const pairs = Math.min(2, operation.pairs)
      const members = Math.min(operation.members, pairs)
      const sims = { ...operation.sims, lot: Math.min(4, operation.sims.lot), reserve: Math.min(2, operation.sims.reserve), warmUp: Math.min(86_400, operation.sims.warmUp) }
      const shift = { ...operation.shift, weekdays: operation.shift.weekdays.map((share) => Math.max(share, 0.5)) }
      const { kind, name, targets, bridge, lines, dial, limits, cover, mobility, errand, answers, caution } = operation
      return {
        kind, name, targets, bridge, lines, dial, limits, cover, mobility, errand, answers, caution, count: 1, pairs, members, sites: Math.min(operation.sites, members), sims, shift,
        from: period.from, to,
      }
    }),
  }
}

describe.each(names)('%s', (name) => {
  it('opens with what it shows, its size, and what it probes', () => {
    const opening = read(name).split('\nversion:')[0]
    expect(opening).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n#\n# \S/)
    expect(opening).toMatch(/# Size: /)
    expect(opening).toMatch(/# (Which detectors should fail|What it probes): /)
    expect(scenarioOf(name).name).toBe(name.replace('.yaml', ''))
  })

  it('runs, and its operations call', () => {
    const { log, rows } = simulate(small(scenarioOf(name)))
    expect(rows.length).toBeGreaterThan(3000)
    log.accounts.operations.forEach(({ dials }, i) => {
      const late = log.operations[i].kind === 'irsf-burst' // by night, at weekends
      expect(dials, log.operations[i].id).toBeGreaterThan(late ? -1 : 0)
    })
  })
})

describe('the gallery', () => {
  const operations = names.flatMap((name) => scenarioOf(name).operations)

  it('shows every kind and every preset', () => {
    expect(new Set(operations.map(({ kind }) => kind))).toEqual(new Set(kinds.map(({ name }) => name)))
    expect(new Set(operations.flatMap(({ evasion }) => evasion ?? []))).toEqual(new Set(presets.map(({ name }) => name)))
  })

  it('is listed whole in its index', () => {
    const index = read('README.md')
    for (const name of names) expect(index).toContain(`(${name})`)
  })
})
