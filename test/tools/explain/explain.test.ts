// patchcord explain: what is told is what the truth and the calls say, whoever is asked for.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { explainLife } from '../../../src/commands/explain.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { type Story, tell } from '../../../src/tools/explain/story.ts'
import { findSubject, readOperations } from '../../../src/tools/explain/subject.ts'
import { temporaryFolder } from '../../written.ts'
import { smallDataset } from '../small.ts'

let root: string
let dataset: Dataset
let out = ''

beforeAll(async () => {
  root = await smallDataset()
  dataset = Dataset.open(root)
})
afterEach(() => { vi.restoreAllMocks() })

async function run(what?: string, json = false, svg?: string): Promise<number> {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true })
  const code = await explainLife({ dataset: root, json, quiet: true, ...(what === undefined ? {} : { what }), ...(svg === undefined ? {} : { svg }) })
  vi.restoreAllMocks()
  return code
}

async function ask<T>(sql: string): Promise<T[]> {
  const connection = await (await DuckDBInstance.create()).connect()
  const tables = readdirSync(join(root, 'truth')).map((name) => `create view truth_${name} as select * from '${root}/truth/${name}/**/*.parquet'`)
  for (const view of [...tables, `create view calls as select * from '${root}/data/calls/**/*.parquet'`]) await connection.run(view)
  return (await connection.runAndReadAll(sql)).getRowObjectsJson() as T[]
}

async function storyOf(what: string): Promise<Story> {
  return tell(dataset, await findSubject(dataset, what))
}

const sums = ({ calls }: Story) => ({
  dials: calls.reduce((sum, day) => sum + day.outgoing, 0),
  answered: calls.reduce((sum, day) => sum + day.outgoingAnswered, 0),
  incoming: calls.reduce((sum, day) => sum + day.incoming, 0),
  talk: calls.reduce((sum, day) => sum + day.talk, 0),
})

const SUMS = `count(*) filter (record_type = 'MOC' and coalesce(partial_record_number, 1) = 1)::int dials,
  count(*) filter (record_type = 'MOC' and answer_time is not null and coalesce(partial_record_number, 1) = 1)::int answered,
  count(*) filter (record_type = 'MTC' and coalesce(partial_record_number, 1) = 1)::int incoming,
  coalesce(sum(call_duration) filter (answer_time is not null), 0)::int talk`

test('an operation is told with every dial, event and SIM of the truth', async () => {
  for (const { id } of await readOperations(dataset)) {
    const story = await storyOf(id)
    const [expected] = await ask(`select ${SUMS} from calls join truth_calls using (record_id)
      where operation_id = '${id}' and served_imsi in (select imsi from truth_holdings where operation_id = '${id}'
        and epoch(from_time) <= epoch(seizure_time) and epoch(seizure_time) <= epoch(to_time) and imsi = served_imsi)`)
    expect(sums(story)).toEqual(expected)
    expect(story.calls.length).toBeGreaterThan(0)
    const [{ events }] = await ask<{ events: number }>(`select count(*)::int events from truth_events where operation_id = '${id}'`)
    expect(story.happenings.length).toBe(events)
    const [targets] = await ask<Record<string, number>>(`select count(*)::int targets, count(*) filter (outcome = 'hooked')::int hooked,
      sum(called_back)::int back from truth_targets where operation_id = '${id}'`)
    expect(Object.fromEntries(story.account)).toMatchObject({ targets: targets['targets'], hooked: targets['hooked'], 'called back': targets['back'] })
    const times = story.moments.map(({ time }) => time)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})

describe('every SIM and handset of an operation', () => {
  test('has the calls of its records', async () => {
    const held = await ask<{ imsi: string; imei: string }>(`select distinct imsi, imei from truth_holdings where operation_id = 'relay-1' order by all limit 3`)
    for (const { imsi, imei } of held) {
      expect(sums(await storyOf(imsi))).toEqual((await ask(`select ${SUMS} from calls where served_imsi = '${imsi}'`))[0])
      expect(sums(await storyOf(imei))).toEqual((await ask(`select ${SUMS} from calls where served_imei = '${imei}'`))[0])
    }
  })

  test('is found by its number too', async () => {
    const [{ imsi, msisdn }] = await ask<{ imsi: string; msisdn: string }>('select imsi, msisdn from truth_sims where operation_id is not null limit 1')
    expect((await findSubject(dataset, msisdn))).toMatchObject({ kind: 'sim', sim: { imsi: Number(imsi) } })
    expect((await findSubject(dataset, 'handset:100000003')).kind).toBe('handset')
    expect((await findSubject(dataset, 'subscriber:100000003'))).toMatchObject({ kind: 'subscriber', holder: 100_000_003 })
  })
})

test('people read a timeline', async () => {
  expect(await run('relay-1')).toBe(0)
  expect(out).toMatch(/^relay-1: relay-pair \(fraud\), 2 members, 2 pairs, 2022-05-30 to 2022-05-31, ended by raid\n/)
  expect(out).toMatch(/^2022-05-30\n {2}04:00 {2}\d+ SIMs bought\n/m)
  expect(out).toMatch(/^ {2}09:\d\d {2}pair-1 with SIM \d{15} in handset \d{15} until \d\d:\d\d: calls \d+ times, \d+ answered/m)
  expect(out).toMatch(/^ {2}17:00 {2}the police come: raid$/m)
})

test('machines read one object, and the list without a name', async () => {
  expect(await run('relay-1', true)).toBe(0)
  const told = JSON.parse(out) as { subject: { kind: string }; moments: unknown[]; days: { outgoing: number }[] }
  expect(told.subject).toMatchObject({ kind: 'operation', of: 'relay-pair', label: 1 })
  expect(told.moments.length).toBeGreaterThan(10)
  expect(await run(undefined, true)).toBe(0)
  expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual(['relay-1', 'sellers-1'])
  await run()
  expect(out).toContain('sellers-1: telemarketing-room (lawful), 3 members')
})

test('what is not there is not told', async () => {
  await expect(run('relay-11')).rejects.toThrow('no operation, SIM, handset or person relay-11; did you mean relay-1?')
})

test('a life is drawn: a strip a holding, a diamond a bar, a line for the raid', async () => {
  const svg = join(temporaryFolder(), 'life.svg')
  for (const { id } of await readOperations(dataset)) {
    const story = await storyOf(id)
    await run(id, false, svg)
    const drawn = readFileSync(svg, 'utf8')
    expect(drawn.match(/<title>SIM \d+ in handset/g)?.length ?? 0).toBe(story.holdings.length)
    expect(drawn.match(/<title>SIM \d+ barred/g)?.length ?? 0).toBe(story.happenings.filter(({ event }) => event === 'sim_blocked').length)
    expect(drawn.includes('>raid<')).toBe(story.happenings.some(({ event }) => event === 'raid'))
  }
  await expect(run(undefined, false, svg)).rejects.toThrow('--svg draws one life')
})
