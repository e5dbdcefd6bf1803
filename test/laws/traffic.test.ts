// Laws of messages, sessions and locations over random scenarios: no record contradicts where a phone was.
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatDate } from '../../src/base/calendar.ts'
import { Reachability } from '../../src/network/reachability.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { jobsOf } from '../../src/run/yield.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { Presence } from '../../src/traffic/presence.ts'
import { Spans } from '../../src/traffic/spans.ts'
import { type File, type Row, datasetOf, rowsOf } from './dataset.ts'
import { SEED } from './law.ts'
import { crew, plain, runs, scenarios } from './scenarios.ts'
import { daysOf } from './simulate.ts'
import { type Event, areasAt, isLost, timelinesOf } from './timeline.ts'

const TABLES = ['data/messages', 'data/sessions', 'data/locations']
const withTables = (scenario: Scenario, tables: Scenario['output']['tables'] = ['calls', 'messages', 'sessions', 'locations']): Scenario =>
  ({ ...scenario, output: { ...scenario.output, tables } })
const kept = new Map<string, File[]>()

function datasetFor(scenario: Scenario): File[] {
  const text = JSON.stringify(scenario)
  const files = kept.get(text) ?? datasetOf(withTables(scenario))
  if (kept.size < 20) kept.set(text, files)
  return files
}

function law(title: string, check: (files: readonly File[], scenario: Scenario) => void): void {
  test(title, { timeout: 600_000 }, () => {
    fc.assert(fc.property(scenarios({ subscribers: { min: 100, max: 300 }, days: { min: 1, max: 2 } }), (scenario) => check(datasetFor(scenario), scenario)),
      { seed: SEED, numRuns: runs(4), endOnFailure: true })
  })
}

/** A town in which much happens, for mutants. */
const town = (seed: string): Scenario => ({
  ...plain(seed, 400, 2), groups: { list: { size: 400, onNetShare: 0.5 } },
  operations: [crew('relay-pair', 'pairs', 'list', 2, { members: 3, pairs: 6 })],
})

function must(holds: boolean, row: object): void {
  if (!holds) expect.fail(JSON.stringify(row))
}

/** Every record of a phone is at a moment, or for a time, at which the phone is there, in the area of the record. */
function present(files: readonly File[]): void {
  const timelines = timelinesOf(rowsOf(files, 'data/locations'))
  const check = (row: Row, from: string, to: string): void => {
    const events = timelines.get(row['served_imsi']) ?? []
    const areas = areasAt(events, row[from] as number)
    must(areas.some((area) => area === undefined || row['lac'] === null || area === row['lac']), row)
    must(!isLost(events, row[from] as number, row[to] as number), row)
  }
  for (const row of rowsOf(files, 'data/calls')) check(row, 'seizure_time', 'release_time')
  for (const row of rowsOf(files, 'data/messages')) check(row, 'event_time', 'event_time')
  for (const row of rowsOf(files, 'data/sessions')) check(row, 'start_time', 'stop_time')
}

/** Whoever is told absent is away. */
function absent(files: readonly File[]): void {
  const timelines = timelinesOf(rowsOf(files, 'data/locations'))
  const imsis = new Map(rowsOf(files, 'data/subscribers').map((row) => [row['msisdn'], row['imsi']]))
  for (const row of rowsOf(files, 'data/calls')) {
    const imsi = imsis.get(row['called_number'] as number)
    if (row['diagnostics'] !== 20 || imsi === undefined) continue
    const events = timelines.get(imsi) ?? []
    const time = row['seizure_time'] as number
    // Unknown where the SIM never comes or goes; else it must be away at some moment of the second.
    must(events.length === 0 || areasAt(events, time).length === 0 || events.some((event) => event.time === time && event.type !== 'location_update'), row)
  }
}

function turns(files: readonly File[]): void {
  for (const events of timelinesOf(rowsOf(files, 'data/locations')).values()) {
    events.slice(1).forEach((event: Event, i) => {
      const before = events[i]
      must((event.type === 'attach') === (before.type === 'detach'), [before, event])
      must(event.type !== 'location_update' || event.lac !== before.lac, [before, event])
      must(event.type !== 'detach' || event.lac === before.lac, [before, event])
    })
  }
}

function chains(files: readonly File[]): void {
  const last = new Map<Row[string], Row>()
  for (const row of rowsOf(files, 'data/sessions')) {
    const before = last.get(row['served_imsi'])
    last.set(row['served_imsi'], row)
    const [start, stop, cause, sequence] = [row['start_time'], row['stop_time'], row['cause_for_rec_closing'], row['record_sequence_number']] as number[]
    must(stop > start - 1 && stop - start <= 3600 && (cause !== 17 || stop - start === 3600), row)
    if (!before) continue
    const goesOn = before['cause_for_rec_closing'] === 17
    must(goesOn ? start === before['stop_time'] && sequence === (before['record_sequence_number'] as number) + 1
      : sequence === 1 && start >= (before['stop_time'] as number), [before, row])
  }
}

function pairs(files: readonly File[], scenario: Scenario): void {
  const own = new Set(rowsOf(files, 'data/subscribers').map((row) => row['msisdn']))
  const first = scenario.period.from * 86_400 - scenario.period.utcOffset * 60
  const end = first + daysOf(scenario) * 86_400
  const sent = new Map<string, number>()
  const rows = rowsOf(files, 'data/messages')
  const received = new Map<string, number>()
  for (const row of rows) if (row['record_type'] === 'MTSMS') received.set(`${row['calling_number']} ${row['called_number']}`, row['event_time'] as number)
  for (const row of rows) {
    const time = row['event_time'] as number
    must((row['record_type'] === 'MOSMS' ? row['calling_number'] : row['called_number']) === row['served_msisdn'], row)
    if (!own.has(row['calling_number'] as number) || !own.has(row['called_number'] as number)) continue
    const pair = `${row['calling_number']} ${row['called_number']}`
    const waiting = (sent.get(pair) ?? 0) + (row['record_type'] === 'MOSMS' ? 1 : -1)
    sent.set(pair, waiting)
    must(waiting >= 0 || time < first + 4 * 3600, row)
    if (row['record_type'] === 'MOSMS' && time < end - 20 * 3600) must((received.get(pair) ?? 0) >= time, row)
  }
}

describe('messages, sessions and locations', () => {
  law('have both parts of every day, in order of time, and a number of its own for every record', (files, scenario) => {
    const wanted = Array.from({ length: daysOf(scenario) }, (_, i) => formatDate(scenario.period.from + i)).flatMap((day) => [`${day}/1`, `${day}/2`])
    for (const table of TABLES) {
      expect(files.filter((file) => file.table === table).map(({ day, part }) => `${day}/${part}`)).toEqual(wanted)
      const rows = rowsOf(files, table)
      expect(new Set(rows.map((row) => row['record_id'])).size).toBe(rows.length)
      const times = rows.map((row) => (row['event_time'] ?? row['start_time']) as number)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
  })
  law('and calls are of phones that are there, in the area of the record, from their beginning to their end', present)
  law('know as away whom a caller is told to be absent', absent)
  law('let phones come before they go, and move only into other areas', turns)
  law('have one session of a SIM at a time, in records without gaps', chains)
  law('have both records of a message between subscribers', pairs)

  test('are the same with units in reverse order, and each without the others', { timeout: 600_000 }, () => {
    fc.assert(fc.property(scenarios({ subscribers: { min: 100, max: 300 }, days: { min: 2, max: 2 } }), (scenario) => {
      const all = datasetOf(withTables(scenario))
      expect(datasetOf(withTables(scenario), jobsOf(daysOf(scenario)).toReversed())).toEqual(all)
      for (const table of ['messages', 'sessions', 'locations'] as const) {
        const alone = datasetOf(withTables(scenario, ['calls', table]))
        expect(alone).toEqual(all.filter((file) => !TABLES.includes(file.table) || file.table === `data/${table}`))
      }
    }), { seed: SEED, numRuns: runs(1) })
  })
})

/** SIMs for data in the second handsets of pairs: symmetric sessions without a pause, and no calls. */
function bridges(files: readonly File[], wanted: boolean): void {
  const ours = new Set(rowsOf(files, 'truth/handsets').filter((row) => row['operation_id'] !== null).map((row) => row['imei']))
  const sessions = rowsOf(files, 'data/sessions').filter((row) => ours.has(row['served_imei'] as number))
  const sims = new Set(sessions.map((row) => row['served_imsi']))
  expect(sims.size > 0).toBe(wanted)
  for (const row of sessions) {
    const seconds = (row['stop_time'] as number) - (row['start_time'] as number)
    const [up, down] = [row['volume_uplink'], row['volume_downlink']].map((bytes) => ((bytes as number) * 8) / 1000 / seconds)
    must(seconds < 60 || (up > 22 && up < 68 && down > 22 && down < 68), row)
  }
  for (const row of rowsOf(files, 'data/calls')) must(!ours.has(row['served_imei'] as number) || !sims.has(row['served_imsi']), row)
}

describe('the bridge of a pair', () => {
  const pairs = (bridge: 'wifi' | 'cellular') => ({
    ...plain('bridge', 400, 3), groups: { list: { size: 400, onNetShare: 0.5 } },
    operations: [crew('relay-pair', 'pairs', 'list', 3, { members: 2, pairs: 4, bridge })],
  })

  test('has sessions as long as the pair works over a SIM of its own, and no calls', () => {
    const files = datasetOf(withTables(pairs('cellular')))
    bridges(files, true)
    for (const check of [present, absent, turns, chains]) check(files)
    vi.spyOn(Holdings.prototype, 'isForData').mockReturnValue(false)
    expect(() => bridges(datasetOf(withTables(pairs('cellular'))), true)).toThrow()
    vi.restoreAllMocks()
  })

  test('is not seen over Wi-Fi', () => bridges(datasetOf(withTables(pairs('wifi'))), false))
})

describe('a mutant is noticed', () => {
  afterEach(() => { vi.restoreAllMocks() })
  const broken = (check: (files: readonly File[], scenario: Scenario) => void): void => {
    const scenario = town('mutant')
    expect(() => check(datasetOf(withTables(scenario)), scenario)).toThrow()
  }

  test('that holds none of the laws wrongly: the town as it is', () => {
    const scenario = town('mutant')
    const files = datasetOf(withTables(scenario))
    for (const check of [present, absent, turns, chains]) check(files)
    pairs(files, scenario)
  })

  test('whose talks go on when a party is lost', () => {
    vi.spyOn(Reachability.prototype, 'lostAt').mockImplementation((_, __, end) => end)
    broken(present)
  })

  test('whose callees are absent at moments of their own', () => {
    const find = Presence.prototype.find
    vi.spyOn(Presence.prototype, 'find').mockImplementation(function (this: Presence, line, from, to) {
      return find.call(this, line ^ 1, from, to)
    })
    broken(absent)
  })

  test('whose phones detach without having attached', () => {
    const find = Presence.prototype.find
    vi.spyOn(Presence.prototype, 'find').mockImplementation(function (this: Presence, line, from, to) {
      const n = find.call(this, line, from, to)
      if (n > 0 && this.from[0] > from) this.from[0] = from
      return n
    })
    broken(turns)
  })

  test('whose sessions over a border are not the same from both sides', () => {
    const find = Spans.prototype.find
    vi.spyOn(Spans.prototype, 'find').mockImplementation(function (this: Spans, line, border, chance, factor) {
      const found = find.call(this, line, border, chance, factor)
      if (found && border % 14_400_000 === 0) this.to += 3_600_000
      return found
    })
    broken(chains)
  })

  test('whose messages are delivered whether the phone is there or not', () => {
    const was = Reachability.prototype.present
    vi.spyOn(Reachability.prototype, 'present').mockImplementation(function (this: Reachability, line, ms) {
      const is = was.call(this, line, ms)
      return is || new Error().stack?.includes('#deliver') === true
    })
    broken(present)
  })
})
