// Simulating in memory: the same rows as in files, as batches that are the receiver's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Batch, ScenarioError, loadScenario, parseScenario, readTable, rowsOf, simulate, simulateSync, tablesOf } from '../../src/index.ts'
import { ContentHash, addSum, emptySum, hashText } from '../../src/records/content-hash.ts'
import { written } from '../written.ts'

const FILE = fileURLToPath(new URL('../golden/relay.yaml', import.meta.url))
const SET = ['output.tables=[calls, messages, sessions, locations]', 'population.subscribers=600', 'groups.customers.size=400']
const SMALL = { 'population.subscribers': 600, 'groups.customers.size': 400 }

describe('simulate', () => {
  it('gives the rows of every table that generate writes, by their content hash', async () => {
    const { manifest } = await written(readFileSync(FILE, 'utf8'), SET)
    const sums = new Map<string, ReturnType<typeof emptySum>>()
    const scenario = loadScenario(FILE, SMALL)
    for await (const batch of simulate({ ...scenario, output: { ...scenario.output, tables: ['calls', 'messages', 'sessions', 'locations'] } })) {
      const hash = new ContentHash()
      hash.add(batch)
      const sum = sums.get(batch.table.path) ?? emptySum()
      addSum(sum, hash.sum)
      sums.set(batch.table.path, sum)
    }
    const found = Object.fromEntries([...sums].map(([path, sum]) => [path, { rows: sum.rows, contentHash: hashText(sum) }]))
    expect(found).toEqual(manifest.tables)
  })

  it('gives rows as readers give them, in the order of time, and leaves out what is not wanted', async () => {
    const { root, manifest } = await written(readFileSync(FILE, 'utf8'), ['population.subscribers=600', 'groups.customers.size=400'])
    const scenario = loadScenario(FILE, SMALL)
    const rows = []
    for await (const batch of simulate(scenario, { tables: ['data/calls'] })) {
      expect(batch.table.path).toBe('data/calls')
      expect(batch.day).toMatch(/^2022-06-0[123]$/)
      for (const row of rowsOf(batch)) rows.push(row)
    }
    const [table] = tablesOf(manifest)
    const read: unknown[] = []
    for (const { path } of manifest.files.filter((file) => file.table === 'data/calls')) {
      await readTable(join(root, path), { table, format: 'parquet' }, (chunk) => { read.push(...rowsOf(chunk)) })
    }
    expect(rows).toEqual(read)
    const times = rows.map((row) => Number(row['seizure_time']))
    expect(times.every((time, i) => i === 0 || time >= times[i - 1])).toBe(true)
    expect(rows[0]['served_imsi']).toMatch(/^999\d{12}$/)
  })

  it('ends when nobody wants more, and hands over arrays that nobody writes again', async () => {
    const kept: Batch[] = []
    for await (const batch of simulate(loadScenario(FILE, SMALL))) {
      kept.push(batch)
      if (batch.day === '2022-06-01') break
    }
    const [first] = kept
    const copy = [...rowsOf(first)]
    for (const batch of simulateSync(loadScenario(FILE, SMALL), { tables: [first.table.path] })) {
      expect([...rowsOf(batch)]).toEqual(copy)
      break
    }
    expect([...rowsOf(first)]).toEqual(copy)
  })
})

describe('loadScenario', () => {
  it('takes overrides as values, and tells every problem', () => {
    expect(loadScenario(FILE, { ...SMALL, 'population.subscribers': 700, seed: 'x y' })).toMatchObject({ seed: 'x y', population: { subscribers: 700 } })
    expect(() => parseScenario('version: 1\nname: A\n')).toThrow(ScenarioError)
    expect(() => loadScenario('nowhere.yaml')).toThrow(/ENOENT/)
  })
})
