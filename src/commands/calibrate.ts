// patchcord calibrate: moves one setting of a scenario until a baseline is as good as asked for.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { repertoire } from '../repertoire.ts'
import { type Scenario, readScenario } from '../scenario/index.ts'
import type { Baseline } from '../tools/baselines/baseline.ts'
import { World } from '../tools/baselines/world.ts'
import { atK } from '../tools/score/metrics/at-k.ts'
import { averagePrecision } from '../tools/score/metrics/average-precision.ts'
import { rank, sweep } from '../tools/score/metrics/ranking.ts'
import { recallAtFpr, rocAuc } from '../tools/score/metrics/roc.ts'
import { splitOf } from '../tools/split/files.ts'
import { baselineNamed } from './baseline.ts'
import { digestOf, prepare, testedBy } from './contest/case.ts'
import { listOf } from './contest/suite.ts'
import { spreadOf } from './contest/results.ts'
import { Exit, UsageError } from './exit.ts'
import { print, warn } from './terminal.ts'

export interface CalibrateOptions {
  readonly scenario: string
  readonly target: string
  readonly knob?: string | undefined
  readonly set: readonly string[]
  readonly seeds: string
  readonly tolerance: number
  readonly steps: number
  readonly out?: string | undefined
  readonly quiet: boolean
}

const METRICS = {
  auc: (scores: Float64Array, labels: Uint8Array) => rocAuc(sweep(rank(scores), labels)),
  ap: (scores: Float64Array, labels: Uint8Array) => averagePrecision(sweep(rank(scores), labels)),
  'recall_at_fpr_1': (scores: Float64Array, labels: Uint8Array) => recallAtFpr(sweep(rank(scores), labels), 0.01),
  'precision_at_100': (scores: Float64Array, labels: Uint8Array) => {
    const ranking = rank(scores)
    return atK(ranking, sweep(ranking, labels), 100).precision
  },
}

interface Target {
  readonly metric: keyof typeof METRICS
  readonly value: number
  readonly baseline: Baseline
}

interface Knob {
  /** In the scenario, such as operations.fresh.count. */
  readonly path: string
  readonly from: number
  readonly to: number
}

/** Gives the exit code: 3 where no value of the knob comes within the tolerance. */
export async function calibrate(options: CalibrateOptions): Promise<number> {
  const text = readFileSync(options.scenario, 'utf8')
  const read = (set: readonly string[]) => readScenario(text, options.scenario, repertoire, [...options.set, ...set])
  const target = targetOf(options.target)
  const knob = options.knob === undefined ? usualKnob(read([])) : knobOf(options.knob)
  const seeds = listOf('seeds', options.seeds)
  const work = mkdtempSync(join(tmpdir(), 'patchcord-calibrate-'))
  const known = new Map<number, number>()
  const measure = async (value: number): Promise<number> => {
    const found = known.get(value) ?? await mean(seeds, (seed) => judge(read([`${knob.path}=${value}`, `seed=${JSON.stringify(seed)}`]), text, join(work, 'dataset'), seed, target))
    if (!known.has(value) && !options.quiet) warn(`${knob.path} = ${value}: ${target.metric} of ${target.baseline.name} is ${found.toFixed(4)}`)
    known.set(value, found)
    return found
  }
  try {
    const best = await bisect(knob, target.value, options, measure)
    const near = Math.abs(best.found - target.value) <= options.tolerance
    const written = parseDocument(text)
    written.setIn(knob.path.split('.'), best.value)
    if (options.out === undefined) print(written.toString().trimEnd())
    else put(options.out, written.toString())
    if (!options.quiet) warn(`${knob.path} = ${best.value} gives ${best.found.toFixed(4)} over ${seeds.length} seeds${near ? '' : `, not within ${options.tolerance} of ${target.value}`}`)
    return near ? Exit.ok : Exit.expectation
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function judge(scenario: Scenario, text: string, root: string, seed: string, { metric, baseline }: Target): Promise<number> {
  const { dataset, whole, fold, settings } = await prepare({ scenario, text, sha256: digestOf(scenario) }, root, seed, availableParallelism())
  const split = splitOf(fold, whole, settings, dataset.manifest)
  const population = await testedBy(dataset, split)
  const { score } = await baseline.detect(await World.open(dataset, split, seed))
  const tested = Array.from(population.member.keys()).filter((sim) => population.member[sim] === 1)
  return METRICS[metric](Float64Array.from(tested, (sim) => score[sim]), Uint8Array.from(tested, (sim) => population.label[sim]))
}

/** The value whose result is nearest, where results rise or fall along the knob. Whole ends make a whole knob. */
export async function bisect(
  { from, to }: Pick<Knob, 'from' | 'to'>, target: number, { steps, tolerance }: Pick<CalibrateOptions, 'steps' | 'tolerance'>, measure: (value: number) => Promise<number>,
): Promise<{ readonly value: number; readonly found: number }> {
  const whole = Number.isInteger(from) && Number.isInteger(to)
  let [low, high] = [{ value: from, found: await measure(from) }, { value: to, found: await measure(to) }]
  const nearer = (a: typeof low, b: typeof low) => (Math.abs(a.found - target) <= Math.abs(b.found - target) ? a : b)
  let best = nearer(low, high)
  for (let step = 0; step < steps && Math.abs(best.found - target) > tolerance; step++) {
    if ((low.found - target) * (high.found - target) > 0) break
    const value = whole ? Math.round((low.value + high.value) / 2) : (low.value + high.value) / 2
    if (value === low.value || value === high.value) break
    const middle = { value, found: await measure(value) }
    best = nearer(best, middle)
    if ((low.found - target) * (middle.found - target) <= 0) high = middle
    else low = middle
  }
  return best
}

/** `ap=0.5@forest` */
export function targetOf(text: string): Target {
  const [, metric, value, baseline] = /^([a-z_0-9]+)=([\d.]+)@([a-z-]+)$/.exec(text) ?? []
  if (metric === undefined) throw new UsageError(`--target ${text}: metric=number@baseline, such as ap=0.5@forest`)
  if (!(metric in METRICS)) throw new UsageError(`--target ${text}: there is no metric ${metric}, only ${Object.keys(METRICS).join(', ')}`)
  return { metric: metric as Target['metric'], value: Number(value), baseline: baselineNamed(baseline) }
}

/** `operations.fresh.count=0..200` */
function knobOf(text: string): Knob {
  const [, path, from, to] = /^([^=]+)=([\d.]+?)\.\.([\d.]+)$/.exec(text) ?? []
  if (path === undefined || Number(from) >= Number(to)) throw new UsageError(`--knob ${text}: path=from..to, such as operations.fresh.count=1..200`)
  return { path, from: Number(from), to: Number(to) }
}

/** How many operations there are of the relays whose SIMs dial least: their share is the camouflage of the whole. */
function usualKnob({ operations }: Scenario): Knob {
  const labels = new Map(repertoire.kinds.map(({ name, label }) => [name, label]))
  const relays = operations.filter(({ kind }) => labels.get(kind) === 1)
  const [hidden] = relays.filter(({ limits }) => limits.calls > 0).sort((a, b) => a.limits.calls - b.limits.calls || (a.name < b.name ? -1 : 1))
  if (!hidden || relays.length < 2) throw new UsageError('name a --knob: the scenario has no camouflaged relays beside others')
  return { path: `operations.${hidden.name}.count`, from: 1, to: 4 * relays.reduce((sum, { count }) => sum + count, 0) }
}

async function mean(seeds: readonly string[], of: (seed: string) => Promise<number>): Promise<number> {
  const values: number[] = []
  for (const seed of seeds) values.push(await of(seed))
  return spreadOf(values).mean
}

function put(path: string, text: string): void {
  writeFileSync(`${path}.partial`, text)
  renameSync(`${path}.partial`, path)
}
