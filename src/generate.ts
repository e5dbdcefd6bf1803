// The whole flow: a checked scenario becomes a dataset in a folder, or a shard of one.
import { formatDate } from './base/calendar.ts'
import type { Head, Manifest } from './records/manifest.ts'
import { type Texts, completeDataset, completeShard, sha256 } from './run/complete.ts'
import type { DatasetOptions } from './run/dataset.ts'
import { openFolder, sweep } from './run/folder.ts'
import { type Progress, run } from './run/run.ts'
import { type Shard, type ShardNote, jobsOfShard, readShard, shardText } from './run/shard.ts'
import { daysOf } from './run/studio.ts'
import { Thread } from './run/thread.ts'
import type { Job, Yield } from './run/yield.ts'
import { type Scenario, resolvedYaml } from './scenario/index.ts'
import { VERSION } from './package.ts'

export interface Request {
  readonly scenario: Scenario
  /** The scenario as it was written, kept beside the data. */
  readonly text: string
  /** Folder of the dataset; made if need be. */
  readonly root: string
  /** Replaces what is there; without it, the same request goes on where an interrupted one ended. */
  readonly force: boolean
  /** Threads, at least 1; they change nothing but the time. They stay for half a minute, for the next run of the process. */
  readonly workers: number
  readonly onProgress: (progress: Progress) => void
  /** Ends the run; what is unfinished is removed, and the same request goes on from what is done. */
  readonly signal?: AbortSignal
}

/** Writes the dataset. Rejects with FolderError and with what the file system says; then no file looks whole that is not. */
export function generate(request: Request): Promise<Manifest> {
  return produce(request, undefined, undefined, (head, texts, yields) => completeDataset(request.root, head, texts, yields))
}

/**
 * Writes a shard in a folder of its own, for merging. A shard that is there already is left as it is, unless forced. Throws
 * RangeError where tables are to be single files, which shards cannot share.
 */
export async function generateShard(request: Request, shard: Shard): Promise<ShardNote> {
  const { scenario, root, force } = request
  if (scenario.output.singleFile) throw new RangeError('tables that are single files cannot be written in shards')
  const there = force ? null : readShard(root)
  if (there && isSame(there, { shard, head: headOf(scenario, sha256(resolvedYaml(scenario))) })) return there
  return produce(request, shardText(shard), jobsOfShard(shard, daysOf(scenario)), (head, texts, yields) => {
    const note: ShardNote = { shard, head, yields }
    completeShard(root, note, texts)
    return note
  })
}

type Complete<T> = (head: Head, texts: Texts, yields: readonly Yield[]) => T

async function produce<T>(request: Request, share: string | undefined, jobs: readonly Job[] | undefined, complete: Complete<T>): Promise<T> {
  const { scenario, text, root, force, workers, onProgress, signal } = request
  Thread.prepare(workers)
  const resolved = resolvedYaml(scenario)
  const scenarioSha256 = sha256(resolved)
  const identity = { version: VERSION, scenarioSha256, ...(share === undefined ? {} : { share }) }
  const checked = (part: number): void => onProgress({ phase: 'checking', share: part, records: 0 })
  const options = datasetOptions(scenario, root, scenarioSha256)
  const journal = await openFolder(root, identity, force, checked, signal)
  try {
    const texts = { 'scenario.yaml': text, 'scenario.resolved.yaml': resolved }
    return await run({ scenario, options }, {
      workers, jobs, done: journal.done, onProgress, signal,
      // A single file is done when all is done: until then there is nothing to go on from.
      onDone: (done) => { if (!options.singleFile) journal.add(done) },
    }, (yields) => complete(headOf(scenario, scenarioSha256), texts, yields))
  } catch (error) {
    sweep(root)
    throw error
  }
}

function datasetOptions(scenario: Scenario, root: string, scenarioSha256: string): DatasetOptions {
  return {
    root,
    formats: fileFormats(scenario),
    ids: scenario.output.ids,
    singleFile: scenario.output.singleFile,
    utcOffset: scenario.period.utcOffset,
    metadata: { 'patchcord.version': VERSION, 'patchcord.seed': scenario.seed, 'patchcord.scenario': scenarioSha256 },
  }
}

function headOf(scenario: Scenario, scenarioSha256: string): Head {
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
  }
}

function isSame(a: Omit<ShardNote, 'yields'>, b: Omit<ShardNote, 'yields'>): boolean {
  const text = ({ shard, head }: Omit<ShardNote, 'yields'>): string => JSON.stringify([shard, head])
  return text(a) === text(b)
}

function fileFormats({ output }: Scenario): string[] {
  return output.formats.map((format) => (format === 'parquet' && output.parquet === 'plain' ? 'parquet-plain' : format))
}
