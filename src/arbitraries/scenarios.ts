// Arbitrary scenarios: valid ones of any settings, few subscribers and few days.
import * as fc from 'fast-check'
import { readDate } from '../base/calendar.ts'
import type { Group, Operation, Period, Registry, Scenario, Shift, Talk } from '../scenario/settings.ts'

export interface Size {
  /** From 100. */
  readonly subscribers: { readonly min: number; readonly max: number }
  readonly days: { readonly min: number; readonly max: number }
  readonly operations: { readonly min: number; readonly max: number }
  /** Dialling handsets of an operation at most. */
  readonly pairs: number
}

const SMALL: Size = {
  subscribers: { min: 100, max: 3000 }, days: { min: 1, max: 4 }, operations: { min: 0, max: 3 }, pairs: 6,
}
const FIRST = readDate('2000-01-01') as number
const LAST = readDate('2030-12-31') as number

/** Valid scenarios over the registry; sizes that are not given are small. */
export function scenarios(registry: Registry, size: Partial<Size> = {}): fc.Arbitrary<Scenario> {
  const limits = { ...SMALL, ...size }
  const outline = fc.record({ subscribers: fc.integer(limits.subscribers), period: period(limits.days) })
  return outline.chain((given) => groups(given.subscribers).chain((groups) => fc.record({
    version: fc.constant(1 as const),
    name,
    seed,
    period: fc.constant(given.period),
    network: network(),
    population: fc.record({
      subscribers: fc.constant(given.subscribers),
      profiles: shares(registry.profiles.map((profile) => profile.name)),
      answers: fc.record({ known: share, expected: share, unknown: share, marked: share }),
    }),
    groups: fc.constant(groups),
    operations: operations(registry, limits, given.period, Object.keys(groups)),
    output: fc.record({
      tables: fc.constantFrom<('calls' | 'messages' | 'sessions' | 'locations')[]>(['calls'], ['calls', 'locations'], ['sessions', 'locations', 'messages', 'calls']),
      formats: fc.constantFrom<('csv' | 'parquet')[]>(['csv'], ['parquet'], ['csv', 'parquet'], ['parquet', 'csv']),
      parquet: fc.constantFrom('modern', 'plain'),
      ids: fc.constantFrom('string', 'int64'),
      blind: fc.boolean(),
      singleFile: fc.boolean(),
    }),
  })))
}

const seed = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/),
  fc.constantFrom('雪', '007', 'null', '1e3', '~', '#', '- a'))
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const share = fc.oneof(fc.nat(100).map((n) => n / 100), fc.integer({ min: 1, max: 500 }).map((n) => 1 / n),
  fc.double({ min: 0, max: 1, noNaN: true }))
const sigma = fc.oneof(fc.nat(30).map((n) => n / 10), fc.double({ min: 0, max: 2, noNaN: true }))
const median = fc.oneof(fc.integer({ min: 1, max: 120 }).map((minutes) => minutes * 60),
  fc.integer({ min: 1, max: 7200 }), fc.integer({ min: 1000, max: 7_200_000 }).map((ms) => ms / 1000))
const logNormal = fc.record({ median, sigma })

function network(): fc.Arbitrary<Scenario['network']> {
  return fc.record({
    onNetShare: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 1, noNaN: true })),
    cells: fc.integer({ min: 1, max: 400 }),
    missing: fc.record({ cell: share, imei: share }),
    policy: fc.record({
      reportChance: share, reportDelay: logNormal, reportsToMark: fc.nat(20), reportsToBar: fc.nat(20),
      velocity: fc.record({ calls: fc.integer({ min: 2, max: 900 }), within: fc.integer({ min: 60, max: 86_400 }) }),
      newSim: fc.record({ younger: fc.integer({ min: 86_400, max: 3650 * 86_400 }), strangers: fc.integer({ min: 1, max: 900 }) }),
    }, { requiredKeys: ['reportChance', 'reportDelay', 'reportsToMark', 'reportsToBar'] }),
  })
}

function period(days: Size['days']): fc.Arbitrary<Period> {
  return fc.record({
    from: fc.integer({ min: FIRST, max: LAST }), days: fc.integer(days),
    utcOffset: fc.oneof(fc.constantFrom(0, 480, -210, 345), fc.integer({ min: -720, max: 840 })),
  }).map(({ from, days, utcOffset }) => ({ from, to: from + days - 1, utcOffset }))
}

/** Shares of some of the names, which add up to 1; some may be 0. */
function shares(names: readonly string[]): fc.Arbitrary<Record<string, number>> {
  return fc.subarray([...names], { minLength: 1 }).chain((chosen) =>
    parts(chosen.length).map((numbers) => Object.fromEntries(chosen.map((each, i) => [each, numbers[i]]))))
}

function parts(length: number): fc.Arbitrary<number[]> {
  const weights = fc.array(fc.nat(100), { minLength: length, maxLength: length })
  return weights.map((each) => {
    const sum = each.reduce((total, weight) => total + weight, 0)
    return each.map((weight) => (sum === 0 ? 1 / length : weight / sum))
  })
}

function groups(subscribers: number): fc.Arbitrary<Record<string, Group>> {
  const group = fc.record({
    size: fc.integer({ min: 1, max: 20_000 }), part: share, from: fc.constantFrom<'region' | 'school'>('region', 'school'), machines: share,
  }, { requiredKeys: ['size', 'part'] }).map(({ size, part, ...more }) => ({ size, onNetShare: Math.min(1, (part * (subscribers - 1)) / size), ...more }))
  return fc.uniqueArray(fc.tuple(name, group), { minLength: 1, maxLength: 3, selector: (entry) => entry[0] })
    .map((entries) => Object.fromEntries(entries))
}

function operations(
  registry: Registry, size: Size, period: Period, groups: readonly string[],
): fc.Arbitrary<Operation[]> {
  if (registry.kinds.length === 0) return fc.constant([])
  return fc.uniqueArray(operation(registry, size, period, groups), {
    minLength: size.operations.min, maxLength: size.operations.max, selector: (each) => each.name,
  })
}

function operation(
  registry: Registry, size: Size, period: Period, groups: readonly string[],
): fc.Arbitrary<Operation> {
  // Two subscribers for each pair of up to two operations like this one.
  const room = Math.floor(size.subscribers.min / 4 / Math.max(1, size.operations.max))
  const pairs = Math.max(1, Math.min(size.pairs, room))
  return fc.record({
    name,
    kind: fc.constantFrom(...registry.kinds.map((kind) => kind.name)),
    count: fc.integer({ min: 1, max: 2 }),
    // Descending: there are no more sites than members, and no more members than pairs.
    sizes: fc.array(fc.integer({ min: 1, max: pairs }), { minLength: 3, maxLength: 3 }),
    bridge: fc.constantFrom<'none' | 'wifi'>('none', 'wifi'),
    days: fc.tuple(fc.integer({ min: period.from, max: period.to }), fc.integer({ min: period.from, max: period.to })),
    shift: shift(),
    lines: fc.constantFrom<Operation['lines']>('sims', 'landlines'),
    dial: fc.record({
      gap: logNormal, paceSpread: fc.nat(20).map((n) => n / 10), redial: share, awaited: share, ring: range(60, 0),
      rhythm: fc.constantFrom<Operation['dial']['rhythm']>('even', 'ordinary'),
      second: fc.record({ chance: share, after: range(86_400, 86_400) }),
      routing: fc.constantFrom<Operation['dial']['routing']>('any', 'history'),
    }),
    limits: fc.record({ calls: fc.nat(500), strangers: fc.nat(500), talk: fc.nat(86_400) }),
    cover: fc.record({ calls: fc.nat(100), among: share, contacts: fc.integer({ min: 1, max: 20 }) }),
    mobility: fc.record({ stay: range(3 * 86_400, 3 * 86_400), drive: fc.boolean() }),
    caution: share,
    errand: errand(),
    sims: fc.record({
      pool: fc.integer({ min: 1, max: 9 }), turn: fc.nat(200), warmUp: fc.nat(7 * 86_400), ownInEvening: share, stillCalled: share, elsewhere: share,
      handsets: fc.constantFrom<Operation['sims']['handsets']>('fixed', 'per-sim', 'daily'),
      missed: fc.record({ chance: share, after: fc.record({ median: fc.integer({ min: 60, max: 86_400 }), sigma }) }),
      lot: fc.integer({ min: 1, max: 20 }), reserve: fc.nat(10), move: share, rest: share, codes: fc.nat(9), alerts: fc.nat(40),
      swap: fc.tuple(fc.nat(3600), fc.nat(86_400 - 3600)).map(([from, more]) => ({ from, to: from + more })),
    }),
    targets: fc.constantFrom(...groups),
    answers: share,
    // A part of the time that it is active, or no raid.
    raidAt: fc.option(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { nil: undefined }),
    taken: fc.option(fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), share: fc.integer({ min: 1, max: 100 }) }), { nil: undefined }),
    preset: fc.constantFrom(undefined, ...registry.presets.map((each) => each.name)),
  }).map(({ sizes, days, raidAt, taken, preset, ...rest }) => {
    const [sites, members, each] = sizes.toSorted((a, b) => a - b)
    const [from, to] = days.toSorted((a, b) => a - b)
    const start = from * 86_400 + 4 * 3600
    const end = Math.min(to * 86_400 + 28 * 3600, (period.to + 1) * 86_400)
    const raid = raidAt === undefined ? {} : { raid: start + Math.floor(raidAt * (end - start)) }
    const until = raid.raid ?? end
    const takedown = taken && until > start ? { takedown: { at: start + Math.floor(taken.at * (until - start)), share: taken.share / 100 } } : {}
    return { ...rest, ...(preset === undefined ? {} : { evasion: preset }), sites, members, pairs: each, from, to, ...raid, ...takedown }
  })
}

function range(from: number, more: number): fc.Arbitrary<{ from: number; to: number }> {
  return fc.tuple(fc.nat(from), fc.nat(more)).map(([least, extra]) => ({ from: least, to: least + extra }))
}

function shift(): fc.Arbitrary<Shift> {
  const unit = fc.constantFrom(1, 60, 1800)
  const ends = unit.chain((step) => fc.uniqueArray(fc.integer({ min: (4 * 3600) / step, max: (28 * 3600) / step }), {
    minLength: 2, maxLength: 6,
  }).map((times) => times.sort((a, b) => a - b).map((time) => time * step)))
  return fc.record({
    hours: ends.map((times) =>
      Array.from({ length: times.length >> 1 }, (_, i) => ({ from: times[2 * i], to: times[2 * i + 1] }))),
    weekdays: fc.array(share, { minLength: 7, maxLength: 7 }),
  })
}

function errand(): fc.Arbitrary<Talk[]> {
  return fc.array(fc.record({ duration: logNormal, calleeReleases: share, hooked: fc.boolean() }, { requiredKeys: ['duration', 'calleeReleases'] }), { minLength: 1, maxLength: 4 })
    .chain((talks) => parts(talks.length).map((numbers) => talks.map((talk, i) => ({ ...talk, share: numbers[i] }))))
}
