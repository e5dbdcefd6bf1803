// The fixture: a dataset that is generated once and read by name.
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, expectTypeOf, it, test } from 'vitest'
import { type Batch, type Cell, type Row, type Scenario, rowsOf, simulate, simulateSync } from '../../src/index.ts'
import { type DatasetFixture, cachedDataset, datasetFixture } from '../../src/vitest.ts'
import { temporaryFolder } from '../written.ts'

const FILE = fileURLToPath(new URL('../golden/relay.yaml', import.meta.url))
const overrides = { 'population.subscribers': 300, 'groups.customers.size': 400 }
const cache = temporaryFolder()

it('generates once, for everybody who asks at once and later', async () => {
  const both = await Promise.all([cachedDataset(FILE, { cache, overrides }), cachedDataset(FILE, { cache, overrides })])
  expect(both[0].root).toBe(both[1].root)
  expect(readdirSync(cache)).toEqual([basename(both[0].root)])
  const { mtimeMs } = statSync(join(both[0].root, 'manifest.json'))
  const again = await cachedDataset(FILE, { cache, overrides })
  expect(statSync(join(again.root, 'manifest.json')).mtimeMs).toBe(mtimeMs)
  const calls = await again.rows('data/calls')
  expect(calls).toHaveLength(again.manifest.tables['data/calls'].rows)
  expect(again.files('data/calls').every((file) => statSync(file).isFile())).toBe(true)
  await expect(again.rows('data/texts')).rejects.toThrow('there is no table data/texts')
}, 120_000)

const extended = test.extend<{ town: DatasetFixture }>({ town: datasetFixture(FILE, { cache, overrides: { ...overrides, seed: 'other' } }) })
extended('is a fixture of Vitest', async ({ town }) => {
  expect(town.manifest.counts.subscribers).toBe(300)
  expect(town.root).not.toBe((await cachedDataset(FILE, { cache, overrides })).root)
  expect((await town.rows('truth/sims')).filter((sim) => sim['label'] === 1).length).toBe(town.manifest.counts.relaySims)
})

it('types say what comes', () => {
  expectTypeOf(simulate).parameter(0).toEqualTypeOf<Scenario>()
  expectTypeOf(simulate).returns.toExtend<AsyncIterable<Batch>>()
  expectTypeOf(simulateSync).returns.toExtend<Iterable<Batch>>()
  expectTypeOf(rowsOf).returns.toExtend<Iterable<Row>>()
  expectTypeOf<Row[string]>().toEqualTypeOf<Cell>()
  expectTypeOf<Cell>().toEqualTypeOf<string | number | Date | null>()
  expectTypeOf<Batch['columns'][number]['data']>().toEqualTypeOf<Int32Array | Float64Array | string[]>()
  expectTypeOf<DatasetFixture['rows']>().returns.toEqualTypeOf<Promise<Row[]>>()
})
