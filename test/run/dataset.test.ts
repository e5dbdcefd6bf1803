// Laws of a whole dataset: its days, and a truth from which every label can be rebuilt.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, readDate } from '../../src/base/calendar.ts'
import { kinds } from '../../src/operations/kinds/index.ts'
import { type Job, STANDING, jobsOf } from '../../src/run/yield.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { type File, type Row, datasetOf, rowsOf } from '../laws/dataset.ts'
import { SEED } from '../laws/law.ts'
import { crew, plain, runs, scenarios } from '../laws/scenarios.ts'
import { daysOf } from '../laws/simulate.ts'
import { grouped } from '../laws/views.ts'

const SMALL = { subscribers: { min: 100, max: 600 } }
const kept = new Map<string, File[]>()

function law(title: string, check: (files: readonly File[], scenario: Scenario) => void): void {
  test(title, { timeout: 600_000 }, () => {
    fc.assert(fc.property(scenarios(SMALL), (scenario) => {
      const text = JSON.stringify(scenario)
      const files = kept.get(text) ?? datasetOf(scenario)
      if (kept.size < 100) kept.set(text, files)
      check(files, scenario)
    }), { seed: SEED, numRuns: runs(10), endOnFailure: true })
  })
}

describe('a dataset', () => {
  law('has both parts of every calendar day of the period, even of days without calls, and no other', (files, scenario) => {
    const wanted = Array.from({ length: daysOf(scenario) }, (_, i) => formatDate(scenario.period.from + i))
      .flatMap((day) => [`${day}/1`, `${day}/2`])
    for (const table of ['data/calls', 'truth/calls']) {
      expect(files.filter((file) => file.table === table).map(({ day, part }) => `${day}/${part}`)).toEqual(wanted)
    }
  })

  law('has each record in the folder of the local day of its seizure, the small hours in part 1, in order of time', (files, { period }) => {
    for (const { table, day, part, rows } of files) {
      if (table !== 'data/calls') continue
      const dayNumber = readDate(day)
      let last = -Infinity
      for (const row of rows) {
        const local = (row.seizure_time as number) + period.utcOffset * 60
        must(dayNumber === Math.floor(local / 86_400) && part === (local % 86_400 < 4 * 3600 ? 1 : 2), () => `${day}/${part}: ${JSON.stringify(row)}`)
        must((row.seizure_time as number) >= last && row.utc_offset === period.utcOffset, () => JSON.stringify(row))
        last = row.seizure_time as number
      }
    }
  })

  law('is the same in whatever order one thread does its jobs', (files, scenario) => {
    const days = daysOf(scenario)
    const orders: Job[][] = [[...STANDING, ...Array.from({ length: days + 1 }, (_, i) => i - 1)], jobsOf(days).toReversed()]
    for (const jobs of orders) must(JSON.stringify(datasetOf(scenario, jobs)) === JSON.stringify(files), () => JSON.stringify(jobs))
  })

  test('is the same where the last day, which ends at midnight with reactions yet to come, is followed by another', { timeout: 60_000 }, () => {
    const scenario = plain('evening', 8000, 1)
    const calls = (jobs: readonly Job[]) => JSON.stringify(rowsOf(datasetOf(scenario, jobs), 'data/calls'))
    must(calls([0, -1]) === calls([-1, 0]), () => 'the last day leaves something to the next')
  })

  law('has the truth of a record in the same part as the record', (files) => {
    const calls = new Map(files.filter(({ table }) => table === 'data/calls').map((file) => [`${file.day}/${file.part}`, file]))
    for (const { table, day, part, rows } of files) {
      if (table !== 'truth/calls') continue
      const ids = new Set(calls.get(`${day}/${part}`)?.rows.map((row) => row.record_id))
      for (const row of rows) must(ids.has(row.record_id), () => JSON.stringify(row))
    }
  })
})

describe('the truth', () => {
  law('rebuilds the label of every record: 1 exactly for role relay', (files) => {
    const roles = new Map(rowsOf(files, 'truth/calls').map((row) => [row.record_id, row]))
    for (const row of rowsOf(files, 'data/calls')) {
      const told = roles.get(row.record_id)
      must(row.label === (told?.role === 'relay' ? 1 : 0) && (!told || told.label === row.label), () => JSON.stringify([row, told]))
    }
  })

  law('labels exactly the SIMs that have dialled relay calls, with the moment of the first', (files) => {
    const first = new Map<unknown, unknown>()
    for (const row of rowsOf(files, 'data/calls')) {
      if (row.label === 1 && row.record_type === 'MOC' && !first.has(row.served_imsi)) first.set(row.served_imsi, row.seizure_time)
    }
    for (const sim of rowsOf(files, 'truth/sims')) {
      must(sim.label === (first.has(sim.imsi) ? 1 : 0), () => JSON.stringify(sim))
      if (sim.label === 1) expect(sim.first_use_time).toBe(first.get(sim.imsi))
    }
  })

  law('holds every SIM in the handset of each of its records, for exactly one holding', (files) => {
    const holdings = grouped(rowsOf(files, 'truth/holdings'), (row) => row.imsi)
    for (const row of rowsOf(files, 'data/calls')) {
      const now = row.seizure_time as number
      const at = (holdings.get(row.served_imsi) ?? []).filter((each) => (each.from_time as number) <= now && now <= (each.to_time as number))
      // Moments are cut to seconds: a holding that ends and one that begins may share a second.
      must(at.length === 1 || (at.length === 2 && at.some((each) => each.from_time === now || each.to_time === now)), () => JSON.stringify([row, at]))
      must(row.served_imei === null || at.some((each) => each.imei === row.served_imei), () => JSON.stringify([row, at]))
    }
  })

  law('tells of holdings and events within the period, each holding of some length and none beside another', (files, { period }) => {
    const start = period.from * 86_400 - period.utcOffset * 60
    const end = start + (period.to - period.from + 1) * 86_400
    const rows = rowsOf(files, 'truth/holdings')
    for (const { from_time: from, to_time: to } of rows as Record<string, number>[]) {
      must(from >= start && to <= end && from < to, () => `${from} to ${to} in ${start} to ${end}`)
    }
    for (const by of ['imsi', 'imei']) {
      for (const stays of grouped(rows, (row) => row[by]).values()) {
        const ordered = (stays as Record<string, number>[]).toSorted((a, b) => a.from_time - b.from_time)
        for (let i = 1; i < ordered.length; i++) expect(ordered[i].from_time).toBeGreaterThanOrEqual(ordered[i - 1].to_time)
      }
    }
    for (const { time } of rowsOf(files, 'truth/events') as Record<string, number>[]) expect(time >= start && time < end).toBe(true)
  })

  law('knows every SIM, handset and number of the records', (files) => {
    const sims = new Map(rowsOf(files, 'truth/sims').map((row) => [row.imsi, row.msisdn]))
    const handsets = new Set(rowsOf(files, 'truth/handsets').map((row) => row.imei))
    const operations = new Map(rowsOf(files, 'truth/operations').map((row) => [row.operation_id, row.label]))
    const cells = new Set(rowsOf(files, 'data/cells').map((row) => `${row.lac}/${row.cell}`))
    for (const row of rowsOf(files, 'data/calls')) {
      must(sims.get(row.served_imsi) === row.served_msisdn && (row.served_imei === null || handsets.has(row.served_imei)), () => JSON.stringify(row))
      must(row.cell === null || cells.has(`${row.lac}/${row.cell}`), () => JSON.stringify(row))
    }
    for (const row of rowsOf(files, 'truth/calls')) {
      must(operations.get(row.operation_id) === (row.role === 'none' ? 0 : 1), () => JSON.stringify(row))
    }
    expect(rowsOf(files, 'data/subscribers').map((row) => row.imsi)).toEqual(rowsOf(files, 'truth/sims').map((row) => row.imsi))
  })
})

describe('the placebo', () => {
  const fields = ['label', 'role', 'kind', 'sort', 'false_positive']
  // That a bar was a false positive is the truth's own judgement.
  const plainly = (value: Row[string]) => (typeof value === 'string' ? value.replace(/;? ?false positive/, '') : value)
  const without = (rows: readonly Row[]) => rows.map((row) => Object.entries(row).filter(([name]) => !fields.includes(name))
    .map(([name, value]) => [name, plainly(value)]))

  test.each(['one', 'two', 'three'])('changing only the kind changes nothing but label, role and kind (%s)', { timeout: 60_000 }, (name) => {
    const base = plain(name, 700, 2, { groups: { town: { size: 600, onNetShare: 0.7 } } })
    const policy = { reportChance: 0.1, reportDelay: { median: 600, sigma: 1 }, reportsToMark: 2, reportsToBar: 4 }
    const as = (kind: string): File[] => datasetOf({
      ...base, network: { ...base.network, policy }, operations: [{ ...crew('relay-pair', 'desk', 'town', 2, { pairs: 6, members: 3 }), kind }],
    })
    const [relay, room] = [as('relay-pair'), as('telemarketing-room')]
    expect(relay.map(({ table, day, part }) => [table, day, part])).toEqual(room.map(({ table, day, part }) => [table, day, part]))
    relay.forEach(({ table, rows }, i) => {
      const [a, b] = [without(rows), without(room[i].rows)]
      if (JSON.stringify(a) !== JSON.stringify(b)) expect(a, table).toEqual(b)
    })
    const labels = (files: readonly File[]) => rowsOf(files, 'data/calls').filter((row) => row.label === 1).length
    expect(labels(relay)).toBeGreaterThan(500)
    expect(labels(room)).toBe(0)
    const differing = relay.filter(({ rows }, i) => JSON.stringify(rows) !== JSON.stringify(room[i].rows)).map(({ table }) => table)
    expect(new Set(differing)).toEqual(new Set(['data/calls', 'truth/calls', 'truth/events', 'truth/lives', 'truth/operations', 'truth/sims']))
    expect(kinds.map(({ name: each }) => each)).toEqual(expect.arrayContaining(['relay-pair', 'telemarketing-room']))
  })
})

/** As expect, without its cost where rows come by the hundred thousand. */
function must(holds: boolean, what: () => string): void {
  if (!holds) expect.fail(what())
}
