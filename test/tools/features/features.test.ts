// Features against SQL over the same files, on datasets that nobody chose.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatDate } from '../../../src/base/calendar.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { FEATURES, type FeatureTable, readFeatures } from '../../../src/tools/features/features.ts'
import { recordGroups } from '../../../src/tools/features/index.ts'
import { smallDataset } from '../small.ts'

const SQL = readFileSync(new URL('features.sql', import.meta.url), 'utf8')
const RECORDS = readFileSync(new URL('records.sql', import.meta.url), 'utf8')
/** What SQL leaves null for SIMs without a record is 0 here. */
const COUNTS = new Set(['calls', 'calls_out', 'calls_in', 'attempts_out', 'attempts_in', 'contacts', 'callees', 'callers', 'talk_seconds',
  'active_days', 'active_hours', 'called_back', 'handsets', 'handsets_out', 'handset_changes', 'cells', 'areas', 'districts',
  'districts_out', 'cities', 'cities_out'])

type SqlRows = readonly Readonly<Record<string, unknown>>[]

async function inSql(root: string, from: string, to: string, text = SQL): Promise<SqlRows> {
  const connection = await (await DuckDBInstance.create()).connect()
  const sql = text.replaceAll('$root', root).replaceAll('$from', from).replaceAll('$to', to)
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

/** The first SIM whose value is another, for each feature that has one. */
function differences({ columns, imsi }: FeatureTable, rows: SqlRows): string[] {
  expect(rows.map((row) => Number(row['imsi']))).toEqual([...imsi])
  return [...columns].flatMap(([name, values]) => {
    const other = rows.findIndex((row, sim) => !same(values[sim], expected(row[name], name)))
    return other < 0 ? [] : [`${name} of SIM ${imsi[other]}: ${values[other]}, in SQL ${JSON.stringify(rows[other][name])}`]
  })
}

function expected(value: unknown, name: string): number {
  return value === null || value === undefined ? COUNTS.has(name) ? 0 : NaN : Number(value)
}

function same(value: number, other: number): boolean {
  return Number.isNaN(value) ? Number.isNaN(other) : Math.abs(value - other) <= 1e-6 * Math.max(1, Math.abs(other))
}

test('every feature is what SQL says', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(
    fc.nat(9999), fc.integer({ min: 300, max: 900 }), fc.nat(1), fc.nat(1),
    async (seed, subscribers, first, last) => {
      const root = await smallDataset(`seed=${seed}`, `population.subscribers=${subscribers}`, 'groups.strangers.on-net-share=5 %')
      const { frame: { firstDay } } = Dataset.open(root)
      const days = [firstDay + Math.min(first, last), firstDay + Math.max(first, last)] as const
      const features = await readFeatures(root, { days, mostLegs: 1000 })
      expect([...features.columns.keys()]).toEqual([...FEATURES.keys()])
      expect(differences(features, await inSql(root, formatDate(days[0]), formatDate(days[1])))).toEqual([])
    },
  ), { numRuns: 2 })
})

test('features of messages, sessions and locations are what SQL says', async () => {
  const root = await smallDataset('population.subscribers=400', 'groups.strangers.on-net-share=5 %', 'output.tables=[calls, messages, sessions, locations]')
  const names = recordGroups.flatMap(({ group }) => group.features.map(({ name }) => name))
  const [plain, cut] = [await readFeatures(root, { names }), await readFeatures(root, { names, mostLegs: 700 })]
  expect(cut).toEqual(plain)
  expect(differences(plain, await inSql(root, '2022-05-30', '2022-05-31', RECORDS))).toEqual([])
  for (const name of ['messages_in', 'sessions', 'data_alike_share', 'area_updates_per_day']) {
    expect(plain.columns.get(name)!.some((value) => value > 0), name).toBe(true)
  }
  const without = await readFeatures(await smallDataset('population.subscribers=300', 'groups.strangers.on-net-share=5 %'), { names: ['messages', 'calls'] })
  expect(without.columns.get('messages')!.every(Number.isNaN)).toBe(true)
})

const SMALLER = ['population.subscribers=400', 'groups.strangers.on-net-share=5 %']

describe('the same dataset', () => {
  let root: string
  let whole: FeatureTable

  beforeAll(async () => {
    root = await smallDataset(...SMALLER)
    whole = await readFeatures(root)
  })

  test('gives the same numbers, whatever is held in memory', async () => {
    for (const mostLegs of [100, 5000]) expect(await readFeatures(root, { mostLegs })).toEqual(whole)
  })

  test('gives the same numbers in any format and in one file', async () => {
    for (const set of ['output.formats=[csv]', 'output.single-file=true']) {
      expect(await readFeatures(await smallDataset(set, ...SMALLER))).toEqual(whole)
    }
  })

  test('has organised callers that stand out where they should', async () => {
    const { columns } = await readFeatures(root, { names: ['callees', 'top_cell_share'] })
    expect([...columns.keys()]).toEqual(['callees', 'top_cell_share'])
    expect(Math.max(...columns.get('callees')!)).toBeGreaterThan(200)
  })

  test('has no feature that nobody described', async () => {
    await expect(readFeatures(root, { names: ['call'] })).rejects.toThrow('there is no feature call')
  })
})
