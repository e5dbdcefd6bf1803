// Exports: each read back by DuckDB and compared with the dataset, record for record where the format has them.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { exports } from '../../src/tools/export/index.ts'
import { temporaryFolder } from '../written.ts'
import { smallDataset } from './small.ts'

let root = ''
let connection: DuckDBConnection
const folders: Record<string, string> = {}

beforeAll(async () => {
  root = await smallDataset('output.tables=[calls, messages, sessions, locations]')
  connection = await (await DuckDBInstance.create()).connect()
  for (const table of ['calls', 'messages', 'sessions', 'locations']) {
    await connection.run(`create view ${table} as select * from read_parquet('${root}/data/${table}/*/*.parquet', hive_partitioning = false)`)
  }
  await connection.run(`create view sims as select * from read_parquet('${root}/truth/sims/*.parquet')`)
  for (const each of exports) {
    folders[each.name] = join(temporaryFolder(), each.name)
    mkdirSync(folders[each.name])
    await each.write(Dataset.open(root), folders[each.name], () => {})
  }
}, 240_000)

afterAll(() => connection.closeSync())

async function rows(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][]
}

async function number(sql: string): Promise<number> {
  return Number((await rows(sql))[0][0])
}

/** A CSV file of an export, all of it text. */
function csv(format: string, file: string): string {
  return `read_csv('${join(folders[format], file)}', all_varchar = true, header = true)`
}

/** Local time as the exports write it: the dataset is at +08:00. */
const LOCAL = (time: string) => `strftime(timezone('UTC', ${time}) + interval 8 hour, '%Y-%m-%d %H:%M:%S')`

describe('sichuan2020', () => {
  it('has every answered record as a call, every message and every SIM with its label', async () => {
    const calls = `select served_msisdn, case record_type when 'MOC' then called_number else calling_number end, case record_type when 'MOC' then '1' else '2' end,
      ${LOCAL('answer_time')}, call_duration::varchar, served_imei from calls where answer_time is not null`
    const exported = `select phone_no_m, opposite_no_m, calltype_id, start_datetime, call_dur, imei_m from ${csv('sichuan2020', 'train_voc.csv')}`
    expect(await number(`select count(*) from (${calls})`)).toBeGreaterThan(1000)
    expect(await number(`select count(*) from ((${calls}) except all (${exported}))`)).toBe(0)
    expect(await number(`select count(*) from ((${exported}) except all (${calls}))`)).toBe(0)
    expect(await number(`select count(*) from ${csv('sichuan2020', 'train_sms.csv')}`)).toBe(await number('select count(*) from messages'))
    expect(await rows(`select count(*), sum(label::int) from ${csv('sichuan2020', 'train_user.csv')}`)).toEqual(await rows('select count(*), sum(label) from sims'))
    expect(await number(`select count(*) from ${csv('sichuan2020', 'train_voc.csv')} where phone_no_m not in (select phone_no_m from ${csv('sichuan2020', 'train_user.csv')})`)).toBe(0)
    const flow = await number(`select sum(flow::double) from ${csv('sichuan2020', 'train_app.csv')}`)
    expect(flow).toBeCloseTo(await number('select sum(volume_uplink + volume_downlink) / 1e6 from sessions'), 1)
  })
})

describe('bandicoot', () => {
  it('has a file a subscriber, with whole seconds, no overlapping calls and antennas that there are', async () => {
    const files = readdirSync(join(folders['bandicoot'], 'records'))
    expect(files).toHaveLength(await number('select count(*) from sims'))
    expect(readFileSync(join(folders['bandicoot'], 'records', files[0]), 'utf8')).toMatch(/^interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n/)
    const all = `read_csv('${folders['bandicoot']}/records/*.csv', all_varchar = true, header = true, filename = true)`
    await connection.run(`create table records as select * from ${all}`)
    expect(await number(`select count(*) from records where interaction = 'call'`)).toBe(await number('select count(*) from calls where answer_time is not null'))
    expect(await number(`select count(*) from records where interaction = 'text'`)).toBe(await number('select count(*) from messages'))
    expect(await number(`select count(*) from records where (interaction = 'call') <> regexp_matches(coalesce(call_duration, ''), '^[0-9]+$')`)).toBe(0)
    expect(await number(`select count(*) from records where antenna_id not in (select antenna_id from ${csv('bandicoot', 'antennas.csv')})`)).toBe(0)
    expect(await number(`select count(*) from (select *, lead(datetime::timestamp) over (partition by filename order by datetime, call_duration::int) as next
      from records where interaction = 'call') where datetime::timestamp + to_seconds(call_duration::int) > next + interval 1 second`)).toBe(0)
  })
})

describe('fraudzen', () => {
  it('has every event once, in the order of time, with the label of its SIM', async () => {
    for (const [file, table] of [['call-events.csv', 'calls'], ['sms-events.csv', 'messages'], ['location-events.csv', 'locations']]) {
      const lines = readFileSync(join(folders['fraudzen'], file), 'utf8').trimEnd().split('\n').slice(1)
      expect(lines).toHaveLength(await number(`select count(*) from ${table}`))
      const times = lines.map((line) => Number(line.slice(0, 10)))
      expect(times.every((time, i) => i === 0 || time >= times[i - 1]), file).toBe(true)
      expect(lines.filter((line) => line.endsWith(',1'))).toHaveLength(await number(`select count(*) from ${table} x, sims y where x.served_imsi = y.imsi and y.label = 1`))
    }
  })
})

describe('graph', () => {
  it('has an edge a call, nodes for both ends, and masks that part the subscribers', async () => {
    const [nodes, edges] = ['nodes', 'edges'].map((name) => `read_parquet('${join(folders['graph'], `${name}.parquet`)}')`)
    expect(await number(`select count(*) from ${edges}`)).toBe(await number('select count(distinct network_call_reference) from calls'))
    expect(await rows(`select count(*), min(node), max(node) - count(*) + 1, count(distinct msisdn) - count(*) from ${nodes}`))
      .toEqual([[String(await number(`select count(*) from ${nodes}`)), 0, '0', '0']])
    const named = `select a.msisdn, b.msisdn, e.time, e.answered, e.duration from ${edges} e, ${nodes} a, ${nodes} b where e.source = a.node and e.target = b.node`
    const calls = `select calling_number, called_number, seizure_time, (answer_time is not null)::int, case when answer_time is null then 0 else call_duration end
      from (select *, row_number() over (partition by network_call_reference order by record_type, coalesce(partial_record_number, 1)) as first from calls) where first = 1`
    expect(await number(`select count(*) from ((${named}) except all (${calls}))`)).toBe(0)
    const masks = 'min(train_mask + val_mask + test_mask), max(train_mask + val_mask + test_mask), min(least(train_mask, 1))'
    const told = (await rows('select count(*), sum(label) from sims'))[0]
    expect(await rows(`select count(*), sum(label), ${masks} from ${nodes} where label is not null`)).toEqual([[...told, 1, 1, 0]])
    expect(await number(`select max(train_mask + val_mask + test_mask) from ${nodes} where label is null`)).toBe(0)
  })
})

describe('sql', () => {
  it('creates and fills every table as it was', async () => {
    const database = await (await DuckDBInstance.create()).connect()
    const script = readFileSync(join(folders['sql'], 'postgresql.sql'), 'utf8')
      .replaceAll(/^\\copy (\w+) from '(.*?)' with \(format csv, header true\)$/gm, (_, table: string, file: string) => `copy ${table} from '${join(folders['sql'], file)}' (format csv, header true);`)
    await database.run(script)
    await database.run(`create view original as select * from read_parquet('${root}/data/calls/*/*.parquet', hive_partitioning = false)`)
    const differing = await database.runAndReadAll('select count(*) from ((select * from original) except all (select * from calls))')
    expect(Number(differing.getRows()[0][0])).toBe(0)
    for (const [table, { rows: told }] of Object.entries(Dataset.open(root).manifest.tables)) {
      const found = await database.runAndReadAll(`select count(*) from ${table.replace('data/', '').replace('/', '_')}`)
      expect(Number(found.getRows()[0][0]), table).toBe(told)
    }
    database.closeSync()
    const clickhouse = readFileSync(join(folders['sql'], 'clickhouse.sql'), 'utf8')
    for (const table of Object.keys(Dataset.open(root).manifest.tables)) expect(clickhouse).toContain(`create table ${table.replace('data/', '').replace('/', '_')} (`)
    expect(clickhouse).not.toContain('Nullable(Nullable')
  })
})
