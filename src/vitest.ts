// Datasets for the tests of others: generated once, kept in a cache, and read by name. patchcord/vitest, for any test runner.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { generate } from './generate.ts'
import { type Overrides, loadScenario } from './load.ts'
import { MANIFEST, type Manifest } from './records/manifest.ts'
import { readTable } from './records/reader.ts'
import { tablesOf } from './records/tables.ts'
import { type Scenario, resolvedYaml } from './scenario/index.ts'
import { type Row, rowsOf } from './simulate.ts'
import { VERSION } from './package.ts'

export interface FixtureOptions {
  /** In place of the scenario's: `{ 'population.subscribers': 2000, seed: 'b' }`. For scenarios that are named by file. */
  readonly overrides?: Overrides
  /** Folder of the cache; `node_modules/.cache/patchcord` by default. It can be deleted at any time. */
  readonly cache?: string
  /** Threads, 1 by default: tests run beside each other already. */
  readonly workers?: number
}

export interface DatasetFixture {
  readonly scenario: Scenario
  readonly manifest: Manifest
  /** Folder of the dataset: what a detector is given. Not to be changed. */
  readonly root: string
  /** Files of a table, such as `data/calls`, in the scenario's first format; by day and part. */
  files(table: string): string[]
  /** All rows of a table, in order. */
  rows(table: string): Promise<Row[]>
}

/**
 * The dataset of a scenario, generated if it is not in the cache: what is there is known by the scenario with all its
 * defaults and by the version of patchcord, so it is never stale. Tests that ask for the same one at once get the same one.
 * @throws {ScenarioError} (rejects), and what the file system throws.
 */
export async function cachedDataset(scenario: Scenario | string, options: FixtureOptions = {}): Promise<DatasetFixture> {
  const checked = typeof scenario === 'string' ? loadScenario(scenario, options.overrides) : scenario
  const text = resolvedYaml(checked)
  const key = createHash('sha256').update(`${VERSION}\n${text}`).digest('hex').slice(0, 16)
  const cache = options.cache ?? join('node_modules', '.cache', 'patchcord')
  const root = join(cache, `${checked.name}-${key}`)
  if (!existsSync(join(root, MANIFEST))) {
    const filling = underWay.get(root) ?? fill(root, checked, text, options.workers ?? 1).finally(() => underWay.delete(root))
    underWay.set(root, filling)
    await filling
  }
  return fixtureOf(root, checked)
}

/** For `test.extend({ town: datasetFixture('town.yaml') })` of Vitest. */
export function datasetFixture(scenario: Scenario | string, options: FixtureOptions = {}) {
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern that this needs no other fixture.
  return async ({}: object, use: (dataset: DatasetFixture) => Promise<void>): Promise<void> => {
    await use(await cachedDataset(scenario, options))
  }
}

/** Datasets that this thread is generating. */
const underWay = new Map<string, Promise<void>>()

/** Beside its place first, so that what has the name is whole; whoever comes second leaves the first one's. */
async function fill(root: string, scenario: Scenario, text: string, workers: number): Promise<void> {
  const partial = `${root}.${process.pid}-${threadId}`
  try {
    await generate({ scenario, text, root: partial, force: true, workers, onProgress: () => {} })
    renameSync(partial, root)
  } catch (error) {
    if (!existsSync(join(root, MANIFEST))) throw error
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

function fixtureOf(root: string, scenario: Scenario): DatasetFixture {
  const manifest = JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')) as Manifest
  const format = manifest.formats[0] === 'csv' ? 'csv' : 'parquet'
  const entries = (path: string) => manifest.files.filter((file) => file.table === path && file.path.endsWith(`.${format}`))
  const files = (path: string) => entries(path).map((file) => join(root, file.path))
  return { scenario, manifest, root, files, rows: (path) => readRows(path, files(path), format, manifest) }
}

async function readRows(path: string, files: readonly string[], format: 'csv' | 'parquet', manifest: Manifest): Promise<Row[]> {
  const table = tablesOf(manifest).find((each) => each.path === path)
  if (!table) throw new RangeError(`there is no table ${path}: there are ${tablesOf(manifest).map((each) => each.path).join(', ')}`)
  const rows: Row[] = []
  for (const file of files) await readTable(file, { table, format }, (chunk) => { for (const row of rowsOf(chunk)) rows.push(row) })
  return rows
}
