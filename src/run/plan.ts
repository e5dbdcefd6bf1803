// The plan: what a run would write and cost, estimated from a small town that is really simulated.
import { DAY } from '../base/units.ts'
import { Crowd } from '../crowd/crowd.ts'
import { makeErrands } from '../operations/errands.ts'
import { runPass } from '../operations/pass.ts'
import { stretchesOf } from '../operations/shift.ts'
import { Holdings } from '../population/holdings.ts'
import { makePopulation } from '../population/population.ts'
import { keyFor } from '../base/random.ts'
import type { Operation, Scenario } from '../scenario/settings.ts'
import { Day, eachAttempt } from '../traffic/day.ts'
import { PARTIAL } from '../traffic/legs.ts'
import { StreamRunner, heardBy } from '../traffic/stream.ts'
import { makeStreams } from '../traffic/streams.ts'
import { type Repertoire, copies } from './studio.ts'

/** The town: subscribers, days (a week shows every weekday), and pairs of an operation, over all copies. */
const TOWN = 20_000
const WEEK = 7
const SAMPLE_PAIRS = 60
/** Bytes of a row of data/calls by format, measured on shanghai-2022. */
const CALL_BYTES: Readonly<Record<string, number>> = { parquet: 45, 'parquet-plain': 190, csv: 252 }
/** Bytes of a row of messages, sessions and locations by format, measured on a town of 20,000. */
const TRAFFIC_BYTES: Readonly<Record<string, number>> = { parquet: 31, 'parquet-plain': 113, csv: 133 }
/** Bytes of a row of the other tables, Parquet and CSV: measured on shanghai-2022. */
const OTHER_BYTES: Readonly<Record<string, number>> = { parquet: 24, 'parquet-plain': 60, csv: 62 }
/** CPU nanoseconds to simulate a row of data/calls: of people, and of operations with their pass. `npm run bench`, two-core EPYC, Node 20. */
const CALL_NS = 290
const ACT_NS = 15_000
/** The same of other tables that people make all day. */
const TRAFFIC_NS: Readonly<Record<string, number>> = { 'data/messages': 1000, 'data/sessions': 930, 'data/locations': 2340 }
/** The same to write a row of any table, by format. */
const WRITE_NS: Readonly<Record<string, number>> = { parquet: 220, 'parquet-plain': 650, csv: 500 }
/** CPU seconds of the start, and of any day, however few live in it; the share of a day that the small hours before the period take. */
const START = 0.4
const EACH_DAY = 0.05
const SMALL_HOURS = 0.15
/** Of the process with one row group in work. */
const BASE_MEMORY = 190e6

export interface Plan {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly bytes: number
  readonly cpuSeconds: number
  readonly memoryBytes: number
}

/** Simulates a week of a town of at most 20,000 subscribers: some seconds at most. */
export function plan(scenario: Scenario, repertoire: Repertoire): Plan {
  const town = sample(scenario)
  const counted = count(town, repertoire)
  const subscribers = scenario.population.subscribers
  const days = scenario.period.to - scenario.period.from + 1
  const crowd = byWeekday(counted.crowd, town, scenario) * (subscribers / town.population.subscribers)
  const acts = sum(counted.acts, (records, name) => records * workRatio(scenario, town, name))
  const events = sum(counted.events, (number, name) => number * workRatio(scenario, town, name))
  const handsets = copies(scenario).reduce((all, { pairs, bridge }) => all + pairs * (bridge === 'none' ? 1 : 2), 0)
  const streams = Object.fromEntries([...counted.streams].map(([path, days]) =>
    [path, Math.round(byWeekday(days, town, scenario) * (subscribers / town.population.subscribers))]))
  const rows = {
    'data/calls': Math.round(crowd + acts),
    ...streams,
    'data/subscribers': subscribers,
    'data/cells': scenario.network.cells,
    'truth/calls': Math.round(acts),
    'truth/sims': subscribers,
    'truth/handsets': subscribers + handsets,
    'truth/holdings': Math.round(subscribers + events / 3),
    'truth/operations': copies(scenario).length,
    'truth/events': Math.round(events),
    'truth/sites': copies(scenario).reduce((all, { sites }) => all + sites, 0),
    'truth/members': copies(scenario).reduce((all, { members }) => all + members, 0),
    'truth/pairs': copies(scenario).reduce((all, { pairs, shift, from, to }) => all + pairs * shift.hours.length * (to - from + 1), 0),
    'truth/lives': Math.round(events / 6),
    'truth/targets': targetsOf(scenario, acts),
  }
  const calls = rows['data/calls']
  const traffic = Object.values(streams).reduce((all, n) => all + n, 0)
  const others = Object.values(rows).reduce((all, n) => all + n, 0) - calls - traffic
  const formats = scenario.output.formats.map((name) => (name === 'parquet' && scenario.output.parquet === 'plain' ? 'parquet-plain' : name))
  const people = Object.entries(streams).reduce((all, [path, n]) => all + n * TRAFFIC_NS[path], crowd * CALL_NS)
  const simulate = people * ((days + SMALL_HOURS) / days) + acts * ACT_NS
  const write = formats.reduce((all, name) => all + (calls + traffic + others) * WRITE_NS[name], 0)
  return {
    rows,
    bytes: Math.round(formats.reduce((all, name) => all + calls * CALL_BYTES[name] + traffic * TRAFFIC_BYTES[name] + others * OTHER_BYTES[name], 0)),
    cpuSeconds: START + days * EACH_DAY + (simulate + write) * 1e-9,
    memoryBytes: Math.round(BASE_MEMORY + (subscribers / scenario.network.onNetShare) * 4 + (calls / days) * 5.5),
  }
}

/** The same scenario, small: fewer subscribers, a week, few copies. Densities stay. */
function sample(scenario: Scenario): Scenario {
  const subscribers = Math.min(scenario.population.subscribers, TOWN)
  const to = Math.min(scenario.period.to, scenario.period.from + WEEK - 1)
  const operations = scenario.operations.map((operation) => small(operation, scenario, to))
  const shrink = subscribers / scenario.population.subscribers
  const groups = Object.fromEntries(Object.entries(scenario.groups).map(([name, group]) =>
    [name, { ...group, onNetShare: group.onNetShare * group.size > subscribers ? group.onNetShare * shrink : group.onNetShare }]))
  return { ...scenario, groups, population: { ...scenario.population, subscribers }, period: { ...scenario.period, to }, operations }
}

/** An operation begins with the week; how long it really works is made good by workRatio. */
function small(operation: Operation, scenario: Scenario, to: number): Operation {
  const { raid: _, ...rest } = operation
  const share = Math.min(1, SAMPLE_PAIRS / operation.pairs)
  const pairs = Math.max(1, Math.round(operation.pairs * share))
  const members = Math.max(1, Math.min(pairs, Math.round(operation.members * share)))
  return { ...rest, pairs, members, sites: Math.min(operation.sites, members), count: Math.max(1, Math.min(operation.count, Math.floor(SAMPLE_PAIRS / pairs))), from: scenario.period.from, to }
}

interface Counted {
  /** Records of the crowd by day. */
  readonly crowd: Map<number, number>
  /** Records and events by operation. */
  readonly acts: Map<string, number>
  readonly events: Map<string, number>
  /** Rows of the other tables by path and day. */
  readonly streams: Map<string, Map<number, number>>
}

function count(town: Scenario, { profiles }: Repertoire): Counted {
  const population = makePopulation(town)
  const { lines } = population
  const crowd = new Crowd(town, population, profiles, new Holdings(lines.addresses))
  const log = runPass(town, crowd)
  const day = new Day(crowd, makeErrands(copies(town), town.groups))
  const counted: Counted = { crowd: new Map(), acts: new Map(), events: new Map(), streams: new Map() }
  const runners = makeStreams(town, crowd, log).map((stream) => new StreamRunner(stream, lines.subscribers, 0))
  for (const { operation } of log.happenings) if (operation >= 0) more(counted.events, log.operations[operation].name, 1)
  log.scripts.forEach((script, at) => {
    for (const { stream } of runners) stream.begin?.()
    const attempts = (rows: Int32Array) => eachAttempt(rows, crowd.outcome, (caller, callee, _ms, _key, row, outcome) => {
      const near = (line: number) => line < lines.addresses && lines.subscriberAt(line) >= 0
      const legs = (near(caller) ? 1 : 0) + (outcome.setup > 0 && near(callee) ? 1 : 0)
      const records = legs * Math.max(1, Math.ceil(outcome.talk / PARTIAL))
      if (row < 0) more(counted.crowd, at, records)
      else more(counted.acts, log.operations[script.operation[row]].name, records)
    })
    day.run(at, script, heardBy([{ attempts }, ...runners.map(({ stream }) => stream)]))
    for (const runner of runners) {
      const rows = counted.streams.get(runner.stream.table.path) ?? new Map<number, number>()
      counted.streams.set(runner.stream.table.path, rows)
      runner.run(0, 0, DAY, { rows: ({ size }) => more(rows, at, size), midnight: () => {} })
    }
  })
  return counted
}

/** Records of the whole period where the town's days stand for those of the same weekday, or all for all. */
function byWeekday(days: Map<number, number>, town: Scenario, scenario: Scenario): number {
  const total = [...days.values()].reduce((all, n) => all + n, 0)
  if (days.size < WEEK) return (total / days.size) * (scenario.period.to - scenario.period.from + 1)
  let all = 0
  for (let date = scenario.period.from; date <= scenario.period.to; date++) all += days.get((date - town.period.from) % WEEK) ?? 0
  return all
}

/** How much more an operation works in the scenario than in the town: stretches of all its pairs. */
function workRatio(scenario: Scenario, town: Scenario, name: string): number {
  const worked = (all: Scenario): number => {
    const operation = all.operations.find((each) => each.name === name)
    if (!operation) return 0
    const key = keyFor(all.seed, `plan/${name}`)
    const end = operation.raid === undefined ? Infinity : (operation.raid - all.period.from * 86_400 - 14_400) * 1000
    let time = 0
    for (let member = 0; member < operation.members; member++) {
      for (const { from, to } of stretchesOf(operation, member, key, all.period.from)) time += Math.max(0, Math.min(to, end) - from)
    }
    return (time / operation.members) * operation.pairs * operation.count
  }
  return worked(scenario) / Math.max(1, worked(town))
}

function more<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function sum(counts: Map<string, number>, value: (n: number, name: string) => number): number {
  let total = 0
  for (const [name, n] of counts) total += value(n, name)
  return total
}

/** Those whom dials reach: distinct to all calls of burner SIMs are .89 (Sichuan 2020), and a list has only so many. */
function targetsOf(scenario: Scenario, acts: number): number {
  const all = copies(scenario)
  const each = (acts / Math.max(1, all.length)) * 0.85
  return Math.round(all.reduce((sum, { targets }) => sum + Math.min(each, scenario.groups[targets]?.size ?? each), 0))
}
