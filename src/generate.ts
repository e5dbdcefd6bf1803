// The whole flow: a checked scenario becomes a dataset in a folder.
import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate } from './base/calendar.ts'
import { addSum, emptySum, hashText } from './records/content-hash.ts'
import { MANIFEST, type Manifest, SUMS, manifestText, sumsText } from './records/manifest.ts'
import { publications } from './publishing/publications.ts'
import type { DatasetOptions, Written } from './run/dataset.ts'
import { declareWhole, prepareFolder, sweep } from './run/folder.ts'
import { type Progress, run } from './run/run.ts'
import { type Scenario, resolvedYaml } from './scenario/index.ts'
import { RELEASED, VERSION } from './version.ts'

export interface Request {
  readonly scenario: Scenario
  /** The scenario as it was written, kept beside the data. */
  readonly text: string
  /** Folder of the dataset; made if need be. */
  readonly root: string
  readonly force: boolean
  /** Threads, at least 1; they change nothing but the time. */
  readonly workers: number
  readonly onProgress: (progress: Progress) => void
  /** Ends the run; what is unfinished is removed, and the same request starts again. */
  readonly signal?: AbortSignal
}

/** The module that runs in each thread: TypeScript from source, JavaScript from the package. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Writes the dataset. Rejects with FolderError and with what the file system says; then no file looks whole that is not. */
export async function generate({ scenario, text, root, force, workers, onProgress, signal }: Request): Promise<Manifest> {
  prepareFolder(root, force)
  const resolved = resolvedYaml(scenario)
  const scenarioSha256 = sha256(resolved)
  const options: DatasetOptions = {
    root,
    formats: fileFormats(scenario),
    ids: scenario.output.ids,
    singleFile: scenario.output.singleFile,
    utcOffset: scenario.period.utcOffset,
    metadata: { 'patchcord.version': VERSION, 'patchcord.seed': scenario.seed, 'patchcord.scenario': scenarioSha256 },
  }
  try {
    const { written, counts } = await run({ scenario, options }, { worker: WORKER, workers, onProgress, ...(signal ? { signal } : {}) })
    const manifest = describe(scenario, scenarioSha256, written, counts)
    const published = publications(manifest, { croissant: '1.1', released: RELEASED })
    const texts = { 'scenario.yaml': text, 'scenario.resolved.yaml': resolved, ...published }
    const sums = Object.entries(texts).map(([path, content]) => ({ path, sha256: put(root, path, content) }))
    sums.push({ path: MANIFEST, sha256: sha256(manifestText(manifest)) })
    put(root, SUMS, sumsText([...manifest.files, ...sums]))
    put(root, MANIFEST, manifestText(manifest))
    declareWhole(root)
    return manifest
  } catch (error) {
    sweep(root)
    throw error
  }
}

function describe(scenario: Scenario, scenarioSha256: string, written: Written, counts: Manifest['counts']): Manifest {
  const tables = Object.entries(written.sums).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    name: scenario.name,
    version: VERSION,
    seed: scenario.seed,
    period: [formatDate(scenario.period.from), formatDate(scenario.period.to)],
    utcOffset: scenario.period.utcOffset,
    formats: scenario.output.formats,
    ids: scenario.output.ids,
    blind: scenario.output.blind,
    codec: scenario.output.parquet === 'plain' ? 'none' : 'zstd',
    scenarioSha256,
    files: [...written.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    tables: Object.fromEntries(tables.map(([name, sum]) => {
      const whole = emptySum()
      addSum(whole, sum)
      return [name, { rows: whole.rows, contentHash: hashText(whole) }]
    })),
    counts,
  }
}

function fileFormats({ output }: Scenario): string[] {
  return output.formats.map((format) => (format === 'parquet' && output.parquet === 'plain' ? 'parquet-plain' : format))
}

/** Writes a text under a temporary name, gives it its own, and tells its digest. */
function put(root: string, name: string, content: string): string {
  const path = join(root, name)
  writeFileSync(`${path}.partial`, content)
  renameSync(`${path}.partial`, path)
  return sha256(content)
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
