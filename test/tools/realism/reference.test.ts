// Comparison with other people's records: the same records in other clothes are no distance apart.
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { FEATURES } from '../../../src/tools/features/features.ts'
import { type Compared, compareWith } from '../../../src/tools/realism/reference/compare.ts'
import { comparisonText } from '../../../src/tools/realism/reference/text.ts'
import { temporaryFolder } from '../../written.ts'
import { smallDataset } from '../small.ts'

let root: string

beforeAll(async () => { root = await smallDataset('population.subscribers=600', 'groups.strangers.on-net-share=5 %') })

/** The records of ordinary SIMs, written by somebody else. */
async function written(select: string, name: string, how: string, which = 'true'): Promise<string> {
  const path = join(temporaryFolder(), name)
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`copy (select ${select} from read_parquet('${root}/data/calls/**/*.parquet')
    where ${which} and served_imsi in (select imsi from read_parquet('${root}/truth/sims/*.parquet') where operation_id is null)) to '${path}' (${how})`)
  return path
}

const HASHED = `md5(served_imsi) served_imsi, record_type, md5(served_imei) served_imei, md5(calling_number) calling_number,
  md5(called_number) called_number, call_duration, disconnect_party, cause_for_term, diagnostics, lac::varchar lac, cell::varchar cell, partial_record_number`
const LOCAL = (column: string) => `strftime(make_timestamp(epoch_us(${column})) + to_minutes(utc_offset), '%Y-%m-%d %H:%M:%S') ${column}`

const apart = ({ comparisons }: Compared) => comparisons.filter(({ distance }) => distance > 1e-9).map(({ name, distance }) => `${name} ${distance}`)

describe.each([
  ['hashed names and local times in CSV', `${HASHED}, ${['seizure_time', 'alerting_time', 'answer_time'].map(LOCAL).join(', ')}`, 'calls.csv', 'header'],
  ['hashed names and UTC times in Parquet', `${HASHED}, seizure_time, alerting_time, answer_time, utc_offset`, 'calls.parquet', "compression 'gzip'"],
  ['snappy and Unix seconds', `${HASHED}, ${['seizure_time', 'alerting_time', 'answer_time'].map((name) => `epoch(${name})::bigint + 60 * utc_offset as ${name}`).join(', ')}`, 'calls.parquet', "compression 'snappy'"],
])('with %s', (_, select, name, how) => {
  test('the same records are no distance apart', async () => {
    const compared = await compareWith(Dataset.open(root), [await written(select, name, how)])
    expect(apart(compared)).toEqual([])
    expect(compared.comparisons.filter(({ of }) => of === 'column').length).toBe(10)
    expect(compared.comparisons.filter(({ of }) => of === 'feature').length + compared.left.length).toBe(FEATURES.size)
    expect(compared.left).toContain('gyration_km')
    expect(compared.sims[0]).toBe(compared.sims[1])
  })
})

test('an extract for bills is compared where it can be: durations and contacts, not attempts', async () => {
  const select = `served_msisdn, record_type, calling_number, called_number, call_duration, partial_record_number, ${LOCAL('seizure_time')}`
  const path = await written(select, 'bills.csv', 'header', 'answer_time is not null')
  const compared = await compareWith(Dataset.open(root), [path])
  const distance = new Map(compared.comparisons.map(({ name, distance: far }) => [name, far]))
  for (const name of ['contacts', 'out_share', 'active_hours', 'duration_median']) expect(distance.get(name), name).toBeLessThan(0.01)
  for (const name of ['attempts_out', 'redial_share', 'handsets', 'cells']) expect(distance.has(name), name).toBe(false)
  expect(comparisonText(root, compared)).toContain('not compared, as columns or tables are missing: ')
})

test('another dataset is another town', async () => {
  const compared = await compareWith(Dataset.open(root), [await smallDataset('population.subscribers=600', 'groups.strangers.on-net-share=5 %', 'population.answers.known=40 %')])
  const distance = new Map(compared.comparisons.map(({ name, distance: far }) => [name, far]))
  expect(distance.get('answered')).toBeGreaterThan(0.1)
  expect(distance.get('answered_share_out')).toBeGreaterThan(0.3)
  expect(distance.get('duration_median')).toBeLessThan(0.15)
})

test('files that cannot be compared say why', async () => {
  await expect(compareWith(Dataset.open(root), [await written('served_imsi, record_type, calling_number', 'a.csv', 'header')]))
    .rejects.toThrow('no column called_number, seizure_time, call_duration; name the columns as in data/calls')
  const wrong = await written(`served_imsi, record_type, calling_number, called_number, call_duration, 'noon' seizure_time`, 'b.csv', 'header')
  await expect(compareWith(Dataset.open(root), [wrong])).rejects.toThrow('noon in seizure_time is no time')
})
