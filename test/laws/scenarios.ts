// Arbitrary checked scenarios: small cities, short periods, operations that are pressed hard.
import * as fc from 'fast-check'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { kinds } from '../../src/operations/kinds/index.ts'
import { presets } from '../../src/operations/presets.ts'
import type { Operation, PartialDeep, Period, Policy, Scenario, Shift } from '../../src/scenario/settings.ts'

/** Fewer runs by default; PATCHCORD_LONG=1 asks for ten times as many. */
export function runs(few: number): number {
  return process.env.PATCHCORD_LONG === '1' ? 10 * few : few
}

const HOUR = 3600
const DAY = 24 * HOUR
const share = fc.double({ min: 0, max: 1, noNaN: true })

/** What a test may pin. */
export interface Wish {
  readonly subscribers?: { readonly min: number; readonly max: number }
  readonly operations?: { readonly min: number; readonly max: number }
  readonly days?: { readonly min: number; readonly max: number }
}

/** Any checked scenario of the laws. */
export function scenarios(wish: Wish = {}): fc.Arbitrary<Scenario> {
  const subscribers = fc.integer(wish.subscribers ?? { min: 100, max: 2500 })
  return fc.tuple(subscribers, period(wish.days ?? { min: 1, max: 3 }), fc.double({ min: 0.2, max: 1, noNaN: true }))
    .chain(([people, when, onNetShare]) => fc.record({
      version: fc.constant(1 as const),
      name: fc.constant('law'),
      seed: fc.nat().map(String),
      period: fc.constant(when),
      network: fc.record({
        onNetShare: fc.constant(onNetShare),
        cells: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 400, max: 60_000 })),
        missing: fc.constantFrom({ cell: 0, imei: 0 }, { cell: 0.01, imei: 0.003 }, { cell: 0.5, imei: 0.3 }),
        policy: policy(),
      }),
      population: fc.record({
        subscribers: fc.constant(people),
        profiles: mixes(),
        answers: fc.record({ known: share, expected: share, unknown: share, marked: share }),
      }),
      groups: groups(people),
      operations: operations(when, wish.operations ?? { min: 0, max: 3 }),
      output: fc.constant({
        tables: ['calls'], formats: ['csv'], parquet: 'modern', ids: 'string', blind: false, singleFile: false,
      } as Scenario['output']),
    }))
}

/** Everybody a resident, or anybody; people with a round are a tenth at most, so that the load can be looked back at. */
function mixes(): fc.Arbitrary<Record<string, number>> {
  const quiet = profiles.filter(({ round }) => !round).map(({ name }) => name)
  const busy = profiles.filter(({ round }) => round).map(({ name }) => name)
  const weights = (names: readonly string[]) => fc.tuple(...names.map((name) => fc.integer({ min: 0, max: 10 }).map((weight) => ({ name, weight }))))
  return fc.oneof(fc.constant({ resident: 1 }), fc.tuple(weights(quiet), weights(busy)).map(([others, few]) => {
    const parts = [...others.map(({ name, weight }) => ({ name, weight: weight + 1 })), ...few.map(({ name, weight }) => ({ name, weight: weight / 50 }))]
    const sum = parts.reduce((total, { weight }) => total + weight, 0)
    return Object.fromEntries(parts.map(({ name, weight }) => [name, weight / sum]))
  }))
}

/** The names of the groups of every scenario. */
const GROUPS = ['near', 'far', 'mixed'] as const

function groups(subscribers: number): fc.Arbitrary<Scenario['groups']> {
  const size = fc.integer({ min: Math.min(60, subscribers), max: subscribers })
  return fc.record({
    near: fc.tuple(size, fc.constantFrom({}, { from: 'region' as const }, { from: 'school' as const }))
      .map(([n, where]) => ({ size: n, onNetShare: 1, ...where })),
    far: fc.tuple(fc.integer({ min: 20, max: 5000 }), fc.constantFrom({}, { machines: 1 })).map(([n, who]) => ({ size: n, onNetShare: 0, ...who })),
    mixed: fc.tuple(size, share).map(([n, part]) => ({ size: n, onNetShare: part })),
  })
}

function period(days: { min: number; max: number }): fc.Arbitrary<Period> {
  return fc.record({
    from: fc.integer({ min: 0, max: 30_000 }), days: fc.integer(days), utcOffset: fc.integer({ min: -48, max: 56 }),
  }).map(({ from, days, utcOffset }) => ({ from, to: from + days - 1, utcOffset: 15 * utcOffset }))
}

/** Reports come so soon and so often that bars happen within a day. */
function policy(): fc.Arbitrary<Policy> {
  return fc.record({
    reportChance: fc.constantFrom(0, 0.05, 0.3, 1),
    reportDelay: fc.record({ median: fc.integer({ min: 60, max: 3600 }), sigma: fc.constantFrom(0, 0.5, 1.2) }),
    reportsToMark: fc.integer({ min: 0, max: 3 }),
    reportsToBar: fc.integer({ min: 0, max: 4 }),
    velocity: fc.record({ calls: fc.integer({ min: 2, max: 60 }), within: fc.constantFrom(600, 3600) }),
    newSim: fc.record({ younger: fc.constant(3650 * 86_400), strangers: fc.integer({ min: 5, max: 60 }) }),
  }, { requiredKeys: ['reportChance', 'reportDelay', 'reportsToMark', 'reportsToBar'] })
}

function operations(period: Period, size: { min: number; max: number }): fc.Arbitrary<Operation[]> {
  return fc.array(operation(period), { minLength: size.min, maxLength: size.max })
    .map((all) => all.map((each, i) => ({ ...each, name: `operation-${i + 1}` })))
}

export function operation(period: Period): fc.Arbitrary<Operation> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    preset: fc.constantFrom(undefined, undefined, ...presets),
    count: fc.constantFrom(1, 1, 2),
    sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }),
    bridge: fc.constantFrom('none' as const, 'wifi' as const, 'cellular' as const),
    days: fc.tuple(fc.integer({ min: period.from, max: period.to }), fc.integer({ min: period.from, max: period.to })),
    shift: shift(),
    dial: fc.record({
      gap: fc.record({ median: fc.integer({ min: 5, max: 90 }), sigma: fc.double({ min: 0, max: 1, noNaN: true }) }),
      paceSpread: fc.constantFrom(0, 0.2), redial: share,
    }),
    sims: fc.record({
      lot: fc.integer({ min: 1, max: 8 }), reserve: fc.integer({ min: 0, max: 4 }), move: share, rest: share, codes: fc.constantFrom(0, 3), alerts: fc.constantFrom(0, 20),
      swap: fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 3600 }))
        .map(([from, more]) => ({ from, to: from + more })),
    }),
    more: more(),
    targets: fc.constantFrom(...GROUPS),
    answers: share,
    raidAt: fc.option(share, { nil: undefined, freq: 1 }),
    takenAt: fc.option(share, { nil: undefined, freq: 1 }),
  }).map(({ kind, preset, sizes, days, raidAt, takenAt, more: settings, ...rest }) => {
    const [sites, members, pairs] = sizes.toSorted((a, b) => a - b)
    const [from, to] = days.toSorted((a, b) => a - b)
    const start = from * DAY + 4 * HOUR
    const length = Math.min((to + 1) * DAY + 4 * HOUR, (period.to + 1) * DAY) - 1 - start
    const until = raidAt === undefined ? length : Math.floor(raidAt * length)
    const plainly: Operation = { ...laid(kind.defaults, rest), name: '', kind: kind.name, targets: rest.targets, sites, members, pairs, from, to }
    return {
      ...laid(laid(plainly, preset?.settings ?? {}), settings),
      ...(preset ? { evasion: preset.name } : {}),
      ...(raidAt === undefined ? {} : { raid: start + until }),
      ...(takenAt === undefined ? {} : { takedown: { at: start + Math.floor(takenAt * until), share: takenAt } }),
    }
  })
}

/** Some of the settings by which operations differ, each of them now and then. */
function more(): fc.Arbitrary<PartialDeep<Operation>> {
  return fc.record({
    lines: fc.constantFrom('sims' as const, 'sims' as const, 'landlines' as const),
    caution: fc.constantFrom(0, 0.5),
    limits: fc.record({ calls: fc.constantFrom(0, 20, 60), strangers: fc.constantFrom(0, 15), talk: fc.constantFrom(0, 900) }, { requiredKeys: [] }),
    cover: fc.record({ calls: fc.constantFrom(0, 5, 30), among: share, contacts: fc.integer({ min: 1, max: 4 }) }, { requiredKeys: [] }),
    mobility: fc.record({ stay: fc.constantFrom({ from: DAY, to: DAY }, { from: 0, to: 0 }), drive: fc.boolean() }, { requiredKeys: [] }),
    dial: fc.record({
      rhythm: fc.constantFrom('even' as const, 'ordinary' as const), routing: fc.constantFrom('any' as const, 'history' as const),
      second: fc.constantFrom({ chance: 1, after: { from: 60, to: 7200 } }), awaited: share, ring: fc.constantFrom({ from: 1, to: 4 }),
    }, { requiredKeys: [] }),
    sims: fc.record({
      pool: fc.integer({ min: 1, max: 4 }), turn: fc.constantFrom(1, 7, 40), warmUp: fc.constantFrom(DAY, 3600), ownInEvening: share,
      handsets: fc.constantFrom('fixed' as const, 'per-sim' as const, 'daily' as const), stillCalled: share, elsewhere: share,
      missed: fc.constantFrom({ chance: 0.5, after: { median: 36_000, sigma: 1 } }),
    }, { requiredKeys: [] }),
  }, { requiredKeys: [] })
}

function shift(): fc.Arbitrary<Shift> {
  const moments = fc.uniqueArray(fc.integer({ min: 8, max: 56 }), { minLength: 2, maxLength: 6 })
  return fc.record({
    hours: moments.map((halves) => {
      const at = halves.toSorted((a, b) => a - b).map((half) => half * (HOUR / 2))
      return Array.from({ length: at.length >> 1 }, (_, i) => ({ from: at[2 * i], to: at[2 * i + 1] }))
    }),
    weekdays: fc.array(fc.constantFrom(1, 1, 0.5), { minLength: 7, maxLength: 7 }),
  })
}

/** A plain scenario to start from: a resident city, no operation. */
export function plain(seed: string, subscribers: number, days: number, more: Partial<Scenario> = {}): Scenario {
  const from = 19_142
  return {
    version: 1, name: 'plain', seed, period: { from, to: from + days - 1, utcOffset: 480 },
    network: {
      onNetShare: 0.6, cells: 400, missing: { cell: 0.01, imei: 0.003 },
      policy: { reportChance: 0, reportDelay: { median: 3600, sigma: 1 }, reportsToMark: 0, reportsToBar: 0 },
    },
    population: {
      subscribers, profiles: { resident: 1 }, answers: { known: 0.78, expected: 0.53, unknown: 0.24, marked: 0.09 },
    },
    groups: {}, operations: [],
    output: { tables: ['calls'], formats: ['csv'], parquet: 'modern', ids: 'string', blind: false, singleFile: false },
    ...more,
  }
}

/** An operation of a kind with its defaults over the whole period of `plain`. */
export function crew(kind: string, name: string, targets: string, days: number, more: PartialDeep<Operation> = {}): Operation {
  const found = kinds.find((each) => each.name === kind)
  if (!found) throw new RangeError(`no kind ${kind}`)
  return laid({ ...found.defaults, name, kind, targets, from: 19_142, to: 19_142 + days - 1 }, more)
}

/** Settings over others: maps are merged, everything else is replaced. */
export function laid<T extends object>(below: T, above: PartialDeep<NoInfer<T>>): T {
  const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
  const merged = Object.entries(above).map(([key, value]) => {
    const old = below[key as keyof T]
    return [key, isMap(old) && isMap(value) ? laid<object>(old, value) : value]
  })
  return { ...below, ...Object.fromEntries(merged) }
}
