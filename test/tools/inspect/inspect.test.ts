// The first look: what it tells is what the files hold, in any format; DuckDB agrees.
import { beforeAll, describe, expect, it } from 'vitest'
import { CALLS } from '../../../src/records/tables.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { inspectionJson } from '../../../src/tools/inspect/as-json.ts'
import { type Inspection, inspect } from '../../../src/tools/inspect/inspect.ts'
import { binned, byHourOfDay, sparkline } from '../../../src/tools/inspect/sparkline.ts'
import { ask } from '../../../src/tools/inspect/sql.ts'
import { inspectionText } from '../../../src/tools/inspect/text.ts'
import { smallDataset } from '../small.ts'

let parquet: Dataset
let found: Inspection

beforeAll(async () => {
  parquet = Dataset.open(await smallDataset())
  found = await inspect(parquet)
})

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0)

describe('a first look', () => {
  it('counts every record of the period by its hour, and those of relay calls', async () => {
    const [{ rows: [[all, relay]] }, { rows }] = [
      await ask(parquet, 'select count(*), sum(label) from calls'),
      await ask(parquet, `select (epoch(seizure_time)::bigint + 28800) // 3600 % 24 as hour, count(*) from calls group by hour order by hour`),
    ]
    expect(sum(found.hours.all)).toBe(Number(all))
    expect(sum(found.hours.relay ?? [])).toBe(Number(relay))
    expect(byHourOfDay(found.hours.all).filter((count) => count > 0)).toEqual(rows.map(([, count]) => Number(count)))
  })

  it('gives records that stand in the files, of both labels', async () => {
    expect(found.examples).toHaveLength(10)
    expect(found.examples.map(({ label }) => label).toSorted()).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    for (const example of found.examples) {
      expect(Object.keys(example)).toEqual(CALLS.fields.map(({ name }) => name))
      const { rows: [row] } = await ask(parquet, `select served_imsi, called_number, call_duration, label, epoch(seizure_time)::bigint::varchar from calls where record_id = ${String(example['record_id'])}`)
      expect(row).toEqual([example['served_imsi'], example['called_number'], example['call_duration'], example['label'], String(Date.parse(String(example['seizure_time'])) / 1000)])
    }
  })

  it('names every table with its rows, and every operation', () => {
    for (const { path, rows } of found.tables) expect(rows, path).toBe(parquet.manifest.tables[path].rows)
    expect(found.operations.map(({ id }) => id)).toEqual(['relay-1', 'sellers-1'])
    const text = inspectionText(found, parquet.frame)
    for (const word of [...found.tables.map(({ path }) => path), 'relay-1', 'sellers-1', 'resident', '10 records', '2022-05-30']) expect(text).toContain(word)
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThan(140)
  })

  it('is the same from CSV, and says no label where the dataset is blind', async () => {
    const csv = Dataset.open(await smallDataset('output.formats=[csv]'))
    const again = inspectionJson(await inspect(csv), csv.frame) as { examples: object; hours: object }
    expect(again).toMatchObject({ examples: found.examples, hours: { all: [...found.hours.all] } })
    const query = 'select count(*), min(served_imsi), max(release_time)::varchar, sum(call_duration) from calls'
    expect(await ask(csv, query)).toEqual(await ask(parquet, query))
    const blind = Dataset.open(await smallDataset('output.blind=true'))
    const { hours, examples } = await inspect(blind)
    expect(hours.relay).toBeUndefined()
    expect(examples).toHaveLength(10)
    expect(examples[0]).not.toHaveProperty('label')
  })

  it('answers questions over every table, and hands on what DuckDB objects to', async () => {
    const { columns, rows } = await ask(parquet, 'select count(*) as sims from truth_sims join subscribers using (imsi)')
    expect([columns, rows.map(([count]) => Number(count))]).toEqual([['sims'], [1500]])
    await expect(ask(parquet, 'select nothing from nowhere')).rejects.toThrow(/nowhere/)
    await expect(ask(parquet, 'select 1', 'no-duckdb-here')).rejects.toThrow('--sql needs DuckDB, which is not installed: npm install no-duckdb-here')
  })
})

describe('a sparkline', () => {
  it('is as high as the amounts are', () => {
    expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█')
    expect(sparkline([0, 0])).toBe('  ')
    const hours = Float64Array.from({ length: 32 * 24 }, (_, hour) => hour % 24)
    expect(binned(hours, 96)).toMatchObject({ hours: 8, sums: expect.objectContaining({ length: 96 }) })
    expect(sum(binned(hours, 50).sums)).toBe(sum(hours))
    expect(byHourOfDay(hours)[23]).toBe(23 * 32)
  })
})
