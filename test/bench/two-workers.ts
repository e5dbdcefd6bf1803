// Two days by one worker and by two: in threads that stay from run to run, and in processes of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileLater } from '../../src/commands/engine.ts'
import type { Scenario } from '../../src/scenario/index.ts'
import type { Measured } from './cases.ts'
import { inProcess } from './process.ts'

/** Of everything whose wall time is compared: the quickest counts, as what neighbours take from the machine only adds. */
const TURNS = 7
/** The compiled package, as users run it: from source each worker needs a loader of TypeScript, which takes a thread of its own. */
const COMPILED = new URL('../../dist/index.js', import.meta.url).href

interface Run {
  /** Milliseconds. */
  readonly wall: number
  readonly cpuSeconds: number
  readonly records: number
  readonly bytes: number
}

/** So many runs at once, by so many workers each, into new folders; set up like the command line's. Tells of the first. */
export async function timed(scenario: Scenario, workers: number, runs: number): Promise<Run> {
  const { generate } = (await import(COMPILED)) as typeof import('../../src/index.ts')
  const roots = Array.from({ length: runs }, () => mkdtempSync(join(tmpdir(), 'patchcord-bench-')))
  const onProgress = ({ phase }: { readonly phase: string }): void => compileLater(phase === 'days')
  const [start, began] = [process.cpuUsage(), performance.now()]
  const [{ files, tables }] = await Promise.all(roots.map((root) => generate({ scenario, text: '', root, force: true, workers, onProgress })))
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(start)
  for (const root of roots) rmSync(root, { recursive: true })
  const bytes = files.filter(({ table }) => table === 'data/calls').reduce((sum, file) => sum + file.bytes, 0)
  return { wall, cpuSeconds: (user + system) / 1e6, records: tables['data/calls'].rows, bytes }
}

/**
 * By one worker, by two, and twice at once by one each: in one process, as where many datasets are written; then by one and by two
 * in processes of their own, where threads have to start: cases of their own, named `once` and the number of workers.
 */
export async function twoWorkers(scenario: Scenario, once: (workers: number) => string): Promise<Measured> {
  const turns: Run[][] = []
  while (turns.length < TURNS) turns.push([await timed(scenario, 1, 1), await timed(scenario, 2, 1), await timed(scenario, 1, 2)])
  const [one, two, both] = turns[0].map((_, i) => quickest(turns.map((turn) => turn[i])))
  const starts = Array.from({ length: TURNS }, () => [1, 2].map((workers) => startedIn(once(workers))))
  const [alone, together] = starts[0].map((_, i) => Math.min(...starts.map((turn) => turn[i])))
  return { ...two, speedup: alone / together, stayed: one.wall / two.wall, atOnce: (2 * one.wall) / both.wall }
}

function quickest(runs: readonly Run[]): Run {
  return runs.reduce((a, b) => (b.wall < a.wall ? b : a))
}

/** Milliseconds of a case in a process of its own, without starting the process. */
function startedIn(name: string): number {
  const { stdout, stderr, status } = inProcess(name)
  if (status !== 0) throw new Error(stderr)
  return 1000 * (JSON.parse(stdout) as { wallSeconds: number }).wallSeconds
}
