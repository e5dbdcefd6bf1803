// Reading fills in what was left out, tells all problems at once, and applies overrides.
import { describe, expect, it } from 'vitest'
import { readDate } from '../../src/base/calendar.ts'
import type { Problem } from '../../src/base/problem.ts'
import { ScenarioError, readScenario, resolvedYaml, scenarioTemplate } from '../../src/scenario/index.ts'
import { unguardedDial, unguardedSims } from '../../src/operations/unguarded.ts'
import { registry } from './registry.ts'

const MINIMAL = `version: 1
name: town
period: {from: 2022-05-30, to: 2022-06-05}
population: {subscribers: 5_000}
`
const WITH_OPERATION = `${MINIMAL}groups: {customers: {size: 6k}}
operations:
  relay: {kind: relay-pair, targets: customers}
`

const read = (text: string, overrides: readonly string[] = []) => readScenario(text, 'a.yaml', registry, overrides)

function problemsOf(text: string, overrides: readonly string[] = []): readonly Problem[] {
  try {
    read(text, overrides)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}

describe('what is left out', () => {
  it('is filled in', () => {
    expect(read(MINIMAL)).toEqual({
      version: 1, name: 'town', seed: '1',
      period: { from: readDate('2022-05-30'), to: readDate('2022-06-05'), utcOffset: 480 },
      network: {
        onNetShare: 0.6, cells: 400, missing: { cell: 0.01, imei: 0.003 },
        policy: { reportChance: 1 / 75, reportDelay: { median: 3600, sigma: 1.2 }, reportsToMark: 5, reportsToBar: 3 },
      },
      population: {
        subscribers: 5000, profiles: { resident: 0.9, idle: 0.1 },
        answers: { known: 0.78, expected: 0.53, unknown: 0.24, marked: 0.09 },
      },
      groups: {}, operations: [],
      output: { tables: ['calls'], formats: ['parquet'], parquet: 'modern', ids: 'string', blind: false, singleFile: false },
    })
  })

  it('of an operation is what its kind sets, and the period', () => {
    expect(read(WITH_OPERATION).operations).toEqual([{
      ...registry.kinds[0].defaults, name: 'relay', kind: 'relay-pair', targets: 'customers',
      from: readDate('2022-05-30'), to: readDate('2022-06-05'),
    }])
  })

  it('beside what is said stays as the kind sets it', () => {
    const [operation] = read(WITH_OPERATION, [
      'operations.relay.dial.gap.median=20 s', 'operations.relay.shift.weekdays={sat: 1/4, sun: 0}',
      'operations.relay.sims.swap=1 min-1.5 h',
    ]).operations
    expect(operation.dial).toEqual({ ...unguardedDial, gap: { median: 20, sigma: 0.6 }, paceSpread: 0.15, redial: 0.1 })
    expect(operation.shift.hours).toEqual(registry.kinds[0].defaults.shift.hours)
    expect(operation.shift.weekdays).toEqual([1, 1, 1, 1, 1, 0.25, 0])
    expect(operation.sims).toEqual({ ...unguardedSims, lot: 6, reserve: 3, swap: { from: 60, to: 5400 }, move: 0.35, rest: 0.2, codes: 2, alerts: 10 })
  })

  it('of the profiles is nothing as soon as one is named, in whatever order', () => {
    expect(read(MINIMAL, ['population.profiles.idle=100 %']).population.profiles).toEqual({ idle: 1 })
    const { profiles } = read(MINIMAL, ['population.profiles={idle: 25 %, resident: 75 %}']).population
    expect(Object.keys(profiles)).toEqual(['resident', 'idle'])
  })
})

describe('aliases', () => {
  it('repeat what they stand for, each by itself', () => {
    const text = `${MINIMAL}groups: {customers: {size: 6k}}\noperations:
  one: &one {kind: relay-pair, targets: customers, members: 2}\n  two: *one\n`
    const [one, two] = read(text, ['operations.two.members=1']).operations
    expect([one.members, two.members]).toEqual([2, 1])
  })
})

describe('the ends of the limits', () => {
  it.each([
    ['population.subscribers', '100'], ['population.subscribers', '20 M'], ['network.cells', '1'],
    ['network.cells', '60_000'],
    ['network.on-net-share', '100 %'], ['period.to', '2022-05-30'], ['period.to', '2023-05-30'],
    ['period.utc-offset', '-12:00'], ['period.utc-offset', '+14:00'],
    ['network.policy.report-delay.median', '7 d'], ['network.policy.report-delay.sigma', '0'],
    ['seed', 'a'.repeat(100)],
    ['name', 'a'.repeat(63)],
  ])('are inside: %s=%s', (path, value) => {
    const few = path === 'population.subscribers' ? [] : ['population.subscribers=1000']
    expect(problemsOf(MINIMAL, [...few, `${path}=${value}`])).toEqual([])
  })

  it('hold for a raid: it may come until the last working day is over, and the period too', () => {
    const raid = (moment: string, to: string) =>
      problemsOf(WITH_OPERATION, [`operations.relay.active.to=${to}`, `operations.relay.raid=${moment}`]).length
    expect([raid('2022-06-04 03:59:59', '2022-06-03'), raid('2022-06-04 04:00', '2022-06-03')]).toEqual([0, 1])
    expect([raid('2022-06-05 23:59:59', '2022-06-05'), raid('2022-06-06 00:00', '2022-06-05')]).toEqual([0, 1])
    expect(raid('2022-05-30 04:00', '2022-06-05')).toBe(0)
  })
})

describe('problems', () => {
  const text = `version: 1
name: Town
period: {from: 2022-05-30, to: 2022-05-01, utc-offset: Asia/Shanghai}
population: {subscriber: 5000, profiles: {resident: 60 %, idle: 60}}
groups:
  customers: {size: -1}
  customers: {size: 10}
operations:
  relay: {kind: relay-pear, targets: costumers, members: 4, pairs: 3, dial: 5}
  other: {kind: telemarketing-room, targets: customers, members: 9}
output: {blind: maybe}
`

  it('are all told at once, in the order of the text', () => {
    expect(problemsOf(text).map(({ line, path, found }) => `${line} ${path} ${found}`)).toEqual([
      '2 name Town',
      '3 period.to 2022-05-01',
      '3 period.utc-offset Asia/Shanghai',
      '4 population.subscribers nothing',
      '4 population.subscriber subscriber',
      '4 population.profiles.idle 60',
      '6 groups.customers.size -1',
      '7  a second customers',
      '9 operations.relay.kind relay-pear',
      '9 operations.relay.targets costumers',
      '9 operations.relay.pairs 3',
      '9 operations.relay.dial 5',
      '10 operations.other.members 9',
      '11 output.blind maybe',
    ])
  })

  it('are carried by one error, whose message shows them', () => {
    expect(() => read(text)).toThrow(ScenarioError)
    expect(() => read(text)).toThrow(/^a\.yaml:2:7 {2}name\n[^]*14 problems$/)
  })
})

describe('overrides', () => {
  it('replace, add, create what is missing, and the last one wins', () => {
    const scenario = read(MINIMAL, [
      'population.subscribers=600', 'population.subscribers=700', 'groups.all={size: 10}',
      'operations.x.kind=relay-pair',
      'operations.x.targets=all', 'operations.x.shift.hours[0]=10:00-12:00', 'operations.x.shift.hours[1]=22:00-28:00',
      'output.formats=[csv, parquet]', 'seed="007"', 'operations.x.raid=2022-06-01 15:00',
    ])
    expect(scenario.population.subscribers).toBe(700)
    expect(scenario.seed).toBe('007')
    expect(scenario.output.formats).toEqual(['csv', 'parquet'])
    expect(scenario.operations[0].shift.hours).toEqual([{ from: 36_000, to: 43_200 }, { from: 79_200, to: 100_800 }])
    expect(scenario.operations[0].raid).toBe(((readDate('2022-06-01') as number) * 24 + 15) * 3600)
  })

  it('make a wrong text right, and leave the rest where it was written', () => {
    expect(problemsOf(MINIMAL.replace('5_000', 'many'), ['population.subscribers=5000'])).toEqual([])
    const [problem] = problemsOf(MINIMAL.replace('5_000', 'many'), ['population.answers.known=50 %'])
    expect(problem).toMatchObject({ file: 'a.yaml', line: 4, column: 27 })
  })

  it.each([
    ['population.subscribers=many', 'population.subscribers', 24, 'many', undefined],
    ['population.subscriber=5000', 'population.subscriber', 12, 'subscriber', 'did you mean "subscribers"?'],
    ['popultion.subscribers=5000', 'popultion', 1, 'popultion', 'did you mean "population"?'],
    ['population.subscribers', '', 1, 'population.subscribers', undefined],
    ['=5', '', 1, 'no path', undefined],
    ['', '', 1, 'no path', undefined],
    ['a..b=1', '', 2, 'a..b', undefined],
    ['[0]=1', '', 1, '[0]', undefined],
    ['seed=', '', 6, 'nothing', undefined],
    ['seed=[1', '', 8, expect.stringContaining('no YAML'), undefined],
    ['name.first=x', 'name', 6, 'first', undefined],
    ['period[0]=x', 'period', 7, '[0]', undefined],
    ['output.formats[1]=csv', 'output.formats', 15, '[1]', undefined],
    ['seed=1\n---\n2', '', 1, 'a second document', undefined],
  ])('that cannot be applied are shown with a caret: %s', (override, path, column, found, hint) => {
    const problems = problemsOf(MINIMAL, [override])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ file: '--set', path, column, found })
    expect(problems[0].hint).toBe(hint)
    expect(override.split('\n')).toContain(problems[0].source)
  })
})

describe('the template', () => {
  it('reads without a problem, also where there are no kinds', () => {
    expect(read(scenarioTemplate(registry)).operations).toHaveLength(1)
    const none = { ...registry, kinds: [] }
    expect(readScenario(scenarioTemplate(none), 'a.yaml', none).operations).toEqual([])
  })

  it('reads without a problem when what it leaves out as a comment is taken in', () => {
    const text = scenarioTemplate(registry).replaceAll(/^ {4}# (?=[a-z]+: )/gm, '    ')
    const scenario = read(text)
    expect(scenario.operations[0].raid).toBeDefined()
    expect(read(resolvedYaml(scenario))).toEqual(scenario)
  })
})

describe('the largest scenario', () => {
  it('reads back from its resolved form', () => {
    const name = (kind: string, i: number) => `${kind}${i}-${'x'.repeat(58)}`.slice(0, 63)
    const talk = '{share: 10 %, duration: {median: 1234.567 s, sigma: 1.2345678}, callee-releases: 0.123456789}'
    const hours = Array.from({ length: 8 }, (_, i) => `${10 + i}:00:01-${10 + i}:59:59`).join(', ')
    const entries = Array.from({ length: 100 }, (_, i) => i)
    const text = `${MINIMAL.replace('5_000', '1 M')}groups:
${entries.map((i) => `  ${name('g', i)}: {size: 12_345, on-net-share: 0.123456789}`).join('\n')}
operations:
${entries.map((i) => `  ${name('o', i)}: {kind: telemarketing-room, targets: ${name('g', i)}, raid: 2022-06-01 15:00:01,
    shift: {hours: [${hours}]}, errand: [${Array(10).fill(talk).join(', ')}]}`).join('\n')}
`
    const scenario = read(text)
    expect(scenario.operations).toHaveLength(100)
    expect(read(resolvedYaml(scenario))).toEqual(scenario)
  })
})
