// patchcord generate: a scenario becomes a dataset.
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { generate as write } from '../generate.ts'
import type { Manifest } from '../records/manifest.ts'
import { Exit, Interrupted, UsageError } from './exit.ts'
import { type ScenarioOptions, loadScenario } from './scenario.ts'
import { ProgressLine, duration, many, print, size } from './terminal.ts'

export interface GenerateOptions extends ScenarioOptions {
  readonly out?: string | undefined
  readonly seed?: string | undefined
  readonly format?: string | undefined
  readonly singleFile?: boolean | undefined
  readonly ids?: string | undefined
  readonly blind?: boolean | undefined
  readonly workers?: number | undefined
  readonly force: boolean
  readonly json: boolean
  readonly quiet: boolean
}

export async function generate(options: GenerateOptions): Promise<number> {
  const { scenario, text } = loadScenario({ scenario: options.scenario, set: [...options.set, ...shortcuts(options)], quiet: options.quiet })
  const root = options.out ?? join('output', scenario.name)
  const workers = options.workers ?? availableParallelism()
  if (!Number.isInteger(workers) || workers < 1) throw new UsageError(`--workers ${options.workers}: a whole number from 1`)
  const progress = new ProgressLine(options.quiet || options.json)
  const stop = new AbortController()
  const onSignal = () => stop.abort(new Interrupted(`interrupted; the same command starts again (${relative(process.cwd(), root)} is marked as unfinished)`))
  process.once('SIGINT', onSignal)
  try {
    const manifest = await write({
      scenario, text, root, workers, force: options.force, signal: stop.signal, onProgress: (at) => progress.show(at),
    })
    progress.end()
    if (options.json) print(JSON.stringify({ root: resolve(root), seconds: progress.seconds, ...manifest }))
    else if (!options.quiet) print(summary(manifest, root, progress.seconds))
    return Exit.ok
  } finally {
    process.removeListener('SIGINT', onSignal)
    progress.end()
  }
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

function summary(manifest: Manifest, root: string, seconds: number): string {
  const { counts, files } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const calls = Object.values(counts.records).reduce((sum, n) => sum + n, 0)
  const where = relative(process.cwd(), root) || '.'
  const format = manifest.formats[0]
  const base = manifest.formats.length > 1 ? `${where}/${format}` : where
  return [
    `${where}: ${files.length} files, ${size(bytes)} in ${duration(seconds)}`,
    `  call records   ${many(calls)}, of them ${many(counts.records['relay'] ?? 0)} of relay calls`,
    `  subscribers    ${many(counts.subscribers)}, of them ${many(counts.relaySims)} relay SIMs`,
    `  operations     ${many(counts.operations)}`,
    `  days           ${counts.days}, ${manifest.period.join(' to ')}`,
    '',
    'Next:',
    `  npx patchcord verify ${where}`,
    `  duckdb -c "select label, count(*) from '${base}/data/calls/**/*.${format}' group by label"`,
  ].join('\n')
}
