// The baselines that look for pairs, on tables made for them: two who belong together among people who do not.
import { expect, test } from 'vitest'
import { CALLS, LOCATIONS } from '../../src/records/tables.ts'
import { SESSIONS } from '../../src/records/traffic-tables.ts'
import type { Table } from '../../src/records/fields.ts'
import { Rows, type Value } from '../../src/records/rows.ts'
import { coLocation } from '../../src/tools/baselines/co-location.ts'
import { sessionOverlap } from '../../src/tools/baselines/session-overlap.ts'
import { ratios } from '../../src/tools/baselines/ratios.ts'
import { volume } from '../../src/tools/baselines/volume.ts'
import { World } from '../../src/tools/baselines/world.ts'
import { ChunkColumns } from '../../src/tools/dataset/chunk-columns.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { Positions } from '../../src/tools/dataset/positions.ts'
import { LEVELS } from '../../src/tools/score/level.ts'
import { rank, sweep } from '../../src/tools/score/metrics/ranking.ts'
import { rocAuc } from '../../src/tools/score/metrics/roc.ts'
import { readPopulation } from '../../src/tools/score/population.ts'
import { written } from '../written.ts'

const SIMS = Array.from({ length: 20 }, (_, i) => 999_460_000_000_100 + i)
const HOUR = 3600
type Row = Readonly<Record<string, Value>>

/** What is not said of a row: some value of each field. */
function chunkOf(table: Table, rows: readonly Row[]): ChunkColumns {
  const filled = new Rows(table, Math.max(1, rows.length))
  for (const row of rows) {
    filled.add(Object.fromEntries(table.fields.map((field) =>
      [field.name, field.name in row ? row[field.name] : field.nullable ? null : field.values ? field.values[0] : field.type === 'text' ? '' : field.digits ? 10 ** (field.digits - 1) : 0])))
  }
  return new ChunkColumns(filled.chunk(), 0)
}

function worldOf(tables: ReadonlyMap<Table, readonly Row[]>): World {
  const sims = new Positions(SIMS.length)
  SIMS.forEach((sim) => sims.add(sim))
  const each = (table: Table, _: unknown, onRows: (rows: ChunkColumns) => void) => {
    onRows(chunkOf(table, tables.get(table) ?? []))
    return Promise.resolve()
  }
  return { dataset: { each, frame: { firstDay: 0 } }, sims, test: [0, 6] } as unknown as World
}

test('co-location finds two that come and go together, and no crowd at one mast', async () => {
  const rows: Row[] = []
  for (let day = 0; day < 6; day++) {
    const at = day * 24 * HOUR
    for (const [sim, late] of [[0, 0], [1, 40]]) {
      rows.push({ served_imsi: SIMS[sim], event_time: at + 9 * HOUR + late + 7 * day, event_type: 'attach', lac: 1, cell: 5 })
      rows.push({ served_imsi: SIMS[sim], event_time: at + 18 * HOUR - late, event_type: 'detach', lac: 1, cell: 5 })
    }
    SIMS.slice(2).forEach((served_imsi, i) => {
      rows.push({ served_imsi, event_time: at + 12 * HOUR + i * 900, event_type: 'attach', lac: 1, cell: 5 })
      rows.push({ served_imsi, event_time: at + 10 * HOUR, event_type: 'location_update', lac: 1, cell: 5 })
    })
  }
  const { score, group } = await coLocation.detect(worldOf(new Map([[LOCATIONS, rows]])))
  expect(Math.min(score[0], score[1])).toBeGreaterThan(0.7)
  expect(Math.max(...score.slice(2))).toBe(0)
  expect(group?.[0]).toBe(group?.[1])
  expect(group?.[0]).toBeGreaterThanOrEqual(0)
  expect([...group?.slice(2) ?? []].every((one) => one === -1)).toBe(true)
})

test('session overlap finds the dialler whose calls run during another\'s internet call, not those beside a viewer of films', async () => {
  const [calls, sessions]: [Row[], Row[]] = [[], []]
  const call = (sim: number, from: number, talk: number) => calls.push({
    served_imsi: SIMS[sim], record_type: 'MOC', answer_time: from, release_time: from + talk, lac: 1, cell: 5,
  })
  const session = (sim: number, from: number, to: number, up: number) => sessions.push({
    served_imsi: SIMS[sim], start_time: from, stop_time: to, volume_uplink: up, volume_downlink: 1_000_000, lac: 1, cell: 5,
  })
  for (let i = 0; i < 40; i++) {
    const at = (9 + i / 5) * HOUR
    call(0, at + 20, 120)
    session(1, at, at + 150, 900_000) // speech: as much up as down
    session(2, at, at + 150, 20_000) // a film
    call(3, at + 300, 120)
    session(4, at + 5 * HOUR, at + 5 * HOUR + 150, 900_000)
  }
  const { score, group } = await sessionOverlap.detect(worldOf(new Map([[CALLS, calls], [SESSIONS, sessions]])))
  expect(score[0]).toBeGreaterThan(0.8)
  expect(score[3]).toBeLessThan(0.5)
  expect(group?.[0]).toBe(1)
  expect(group?.[1]).toBe(1)
  expect(group?.[3]).toBe(-1)
})

const QUIET_PAIRS = `
version: 1
name: quiet-pairs
seed: 3
period: {from: 2022-06-06, to: 2022-06-12, utc-offset: "+08:00"}
network: {on-net-share: 60 %, cells: 60}
population: {subscribers: 1500, profiles: {resident: 80 %, idle: 20 %}}
groups:
  strangers: {size: 6000, on-net-share: 10 %}
operations:
  quiet:
    kind: relay-pair
    count: 8
    targets: strangers
    pairs: 3
    evasion: camouflaged
    bridge: cellular
    limits: {calls: 10, strangers: 4}
    dial: {gap: {median: 20 min, sigma: 1}}
    cover: {calls: 6, among: 20 %, contacts: 6}
    answers: 80 %
output:
  tables: [calls, sessions]
`

test('session overlap is ahead of volume and ratios on bridged pairs that dial as little as anybody, and names their mates', async () => {
  const dataset = Dataset.open((await written(QUIET_PAIRS, [])).root)
  const world = await World.open(dataset, undefined, '1')
  const { member, label, operation } = await readPopulation(dataset, { level: LEVELS[0] })
  const callers = Int32Array.from(member.keys()).filter((sim) => member[sim] === 1)
  const labels = Uint8Array.from(callers, (sim) => label[sim])
  const areaOf = (score: Float64Array) => rocAuc(sweep(rank(Float64Array.from(callers, (sim) => score[sim])), labels))
  const { score, group } = await sessionOverlap.detect(world)
  const others = [volume, ratios].map(async ({ detect }) => areaOf((await detect(world)).score))
  expect(labels.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(40)
  expect(areaOf(score)).toBeGreaterThan(Math.max(...(await Promise.all(others))))
  const told = callers.filter((sim) => label[sim] === 1 && (group?.[sim] ?? -1) >= 0)
  const right = told.filter((sim) => operation[group?.[sim] ?? 0] === operation[sim])
  expect(told.length).toBeGreaterThan(10)
  expect(right.length / told.length).toBeGreaterThan(0.9)
})
