// patchcord generate: a scenario becomes a dataset, or a shard of one.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { generate as write, generateShard, type Request } from '../generate.ts'
import { repertoire } from '../repertoire.ts'
import { plan } from '../run/plan.ts'
import type { Shard } from '../run/shard.ts'
import type { Scenario } from '../scenario/index.ts'
import { compileLater } from './engine.ts'
import { DiskFull, Exit, UsageError } from './exit.ts'
import { type ScenarioOptions, loadScenario } from './scenario.ts'
import { shardOf } from './shard.ts'
import { Stop } from './stop.ts'
import { shardSummary, summary } from './summary.ts'
import { ProgressLine, print, size } from './terminal.ts'

export interface GenerateOptions extends ScenarioOptions {
  readonly out?: string | undefined
  readonly seed?: string | undefined
  readonly format?: string | undefined
  readonly singleFile?: boolean | undefined
  readonly ids?: string | undefined
  readonly blind?: boolean | undefined
  readonly workers?: number | undefined
  readonly shard?: string | undefined
  readonly force: boolean
  readonly json: boolean
  readonly quiet: boolean
}

export async function generate(options: GenerateOptions): Promise<number> {
  const { scenario, text } = loadScenario({ scenario: options.scenario, set: [...options.set, ...shortcuts(options)], quiet: options.quiet })
  const shard = options.shard === undefined ? undefined : shardOf(options.shard, process.env)
  const root = folderOf(options.out, scenario, shard)
  const workers = options.workers ?? availableParallelism()
  if (!Number.isInteger(workers) || workers < 1) throw new UsageError(`--workers ${options.workers}: a whole number from 1`)
  if (shard && scenario.output.singleFile) throw new UsageError('--shard: tables that are single files cannot be written in shards')
  const progress = new ProgressLine(options.quiet || options.json)
  const stop = new Stop(() => interruption(root, options.force, scenario.output.singleFile))
  const request: Request = {
    scenario, text, root, workers, force: options.force, signal: stop.signal,
    onProgress: (at) => {
      compileLater(at.phase === 'days')
      progress.show(at)
    },
  }
  try {
    const { json, told } = shard ? await writeShard(request, shard, progress) : await writeWhole(request, progress)
    progress.end()
    if (options.json) print(JSON.stringify({ root: resolve(root), seconds: progress.seconds, ...json }))
    else if (!options.quiet) print(told)
    return Exit.ok
  } catch (error) {
    progress.end()
    throw isDiskFull(error) ? new DiskFull(whatIsNeeded(root, scenario, shard)) : error
  } finally {
    stop.end()
    progress.end()
  }
}

interface Told {
  readonly json: object
  readonly told: string
}

async function writeWhole(request: Request, progress: ProgressLine): Promise<Told> {
  const manifest = await write(request)
  return { json: manifest, told: summary(manifest, request.root, progress.seconds) }
}

async function writeShard(request: Request, shard: Shard, progress: ProgressLine): Promise<Told> {
  const note = await generateShard(request, shard)
  return { json: note, told: shardSummary(note, request.root, join(request.root, '..'), progress.seconds) }
}

/** Shards lie side by side in the folder that is asked for. */
function folderOf(out: string | undefined, { name }: Scenario, shard: Shard | undefined): string {
  if (!shard) return out ?? join('output', name)
  return join(out ?? join('output', `${name}-shards`), `shard-${shard.index}-of-${shard.count}`)
}

/** Options that say what the scenario could say, as overrides of it. */
function shortcuts({ seed, format, singleFile, ids, blind }: GenerateOptions): string[] {
  const overrides: string[] = []
  if (seed !== undefined) overrides.push(`seed=${JSON.stringify(seed)}`)
  if (format !== undefined) overrides.push(`output.formats=[${format}]`)
  if (singleFile !== undefined) overrides.push(`output.single-file=${singleFile}`)
  if (ids !== undefined) overrides.push(`output.ids=${ids}`)
  if (blind !== undefined) overrides.push(`output.blind=${blind}`)
  return overrides
}

function interruption(root: string, force: boolean, singleFile: boolean): string {
  const where = `${relative(process.cwd(), root) || '.'} is marked as unfinished`
  if (singleFile) return `interrupted; the same command starts again (single files cannot be gone on with; ${where})`
  return `interrupted; the same command${force ? ' without --force' : ''} goes on from the days that are done (${where})`
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

/** What was written stays, so that only the rest is missing. */
function whatIsNeeded(root: string, scenario: Scenario, shard: Shard | undefined): string {
  const needed = plan(scenario, repertoire).bytes / (shard?.count ?? 1)
  const there = bytesBelow(root)
  return `${root}: the disk is full. The run needs about ${size(needed)}, of which ${size(there)} are written: free about `
    + `${size(Math.max(0, needed - there))}, and the same command goes on from the days that are done`
}

function bytesBelow(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true })
    .reduce((sum, entry) => sum + (entry.isDirectory() ? bytesBelow(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0)
}
