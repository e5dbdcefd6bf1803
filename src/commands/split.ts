// patchcord split: what a detector may learn from and what it is judged on, as files.
import { Dataset } from '../tools/dataset/dataset.ts'
import { LEVELS } from '../tools/score/level.ts'
import { readPopulation } from '../tools/score/population.ts'
import { writeSplit } from '../tools/split/files.ts'
import { splitFold } from '../tools/split/split.ts'
import { type SplitPlan, usualPlan, windowsOf } from '../tools/split/windows.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { many, print } from './terminal.ts'

export interface SplitOptions {
  readonly dataset: string
  readonly out: string
  readonly level: string
  /** Days. */
  readonly train?: number | undefined
  readonly gap?: number | undefined
  readonly test?: number | undefined
  readonly folds: number
  readonly delay?: number | undefined
  readonly disjoint: boolean
  readonly trainOperations: number
  readonly seed: string
  readonly quiet: boolean
}

export async function split(options: SplitOptions): Promise<number> {
  const { out, seed, quiet } = options
  const dataset = Dataset.open(options.dataset)
  const { firstDay, days } = dataset.frame
  const plan = planOf(options, days)
  const windows = windowsOf(plan, [firstDay, firstDay + days - 1])
  const line = new ReadingLine(quiet)
  const level = LEVELS.find(({ name }) => name === options.level) ?? LEVELS[0]
  const population = await readPopulation(dataset, { level, onProgress: (done, of) => line.show('data/calls', done, of) })
  line.end()
  const settings = { delay: options.delay ?? plan.gap, trainOperations: options.disjoint ? options.trainOperations : undefined, seed }
  const folds = windows.map((each) => splitFold(population, each, settings))
  const folders = writeSplit(out, folds, population, settings, dataset.manifest)
  if (!quiet) {
    folds.forEach((fold, i) => print(`${folders[i]}: ${many(fold.trainRows.length)} ${level.name}s to learn from, ${
      many(fold.trainRows.filter(({ label }) => label === 1).length)} of them known as relay; ${many(fold.testEntities.length)} to score, ${
      many(fold.known)} left out as known before`))
  }
  return Exit.ok
}

function planOf({ train, gap, test, folds, trainOperations }: SplitOptions, days: number): SplitPlan {
  const usual = usualPlan(days)
  const plan = { train: train ?? usual.train, gap: gap ?? usual.gap, test: test ?? usual.test, folds }
  for (const [name, value] of Object.entries(plan)) {
    const least = name === 'gap' ? 0 : 1
    if (!Number.isInteger(value) || value < least) throw new UsageError(`--${name} ${value}: a whole number from ${least}`)
  }
  if (!(trainOperations > 0 && trainOperations < 1)) throw new UsageError(`--train-operations ${trainOperations}: a share between 0 and 1`)
  return plan
}
