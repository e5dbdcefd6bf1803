// patchcord score: what the scores of a detector are worth.
import { renameSync, writeFileSync } from 'node:fs'
import { readDate } from '../base/calendar.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { LEVELS } from '../tools/score/level.ts'
import { type Population, readPopulation } from '../tools/score/population.ts'
import { readScoreFile } from '../tools/score/score-file.ts'
import { scorePage } from '../tools/score/page.ts'
import { type Scorecard, scorecard } from '../tools/score/score.ts'
import { readScores } from '../tools/score/scores.ts'
import { cardText, namesOf } from '../tools/score/table.ts'
import { type Split, readSplit } from '../tools/split/files.ts'
import { SplitError } from '../tools/split/windows.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { print, warn } from './terminal.ts'

export interface ScoreOptions {
  readonly dataset: string
  readonly scores: string
  readonly level: string
  readonly split?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly who: string
  readonly missing: string
  readonly budget: number
  readonly k: number
  readonly seed: string
  readonly replicates: number
  readonly failUnder: readonly string[]
  readonly html?: string | undefined
  readonly json: boolean
  readonly quiet: boolean
}

/** Gives the exit code: 3 where a metric is under its bound. */
export async function score(options: ScoreOptions): Promise<number> {
  for (const name of ['budget', 'k', 'replicates'] as const) {
    const least = name === 'replicates' ? 0 : 1
    if (!Number.isInteger(options[name]) || options[name] < least) throw new UsageError(`--${name} ${options[name]}: a whole number from ${least}`)
  }
  const bounds = boundsOf(options)
  const dataset = Dataset.open(options.dataset)
  const file = await readScoreFile(options.scores)
  const population = await populationOf(dataset, options, file.timed)
  const scores = readScores(file, population, { origin: dataset.frame.origin, allowMissing: options.missing === 'lowest' })
  const { k, budget, seed, replicates } = options
  const card = scorecard(scores, population, { name: 'scores', k, budget, seed, replicates })
  if (options.html !== undefined) put(options.html, scorePage(card, dataset.manifest.name))
  if (options.json) print(JSON.stringify(card, (_, value: unknown) => (value === Infinity ? 'never' : value)))
  else if (!options.quiet) print(cardText(card))
  return missed(card, bounds)
}

async function populationOf(dataset: Dataset, options: ScoreOptions, timed: boolean): Promise<Population> {
  const split = options.split === undefined ? undefined : readSplit(options.split)
  const level = split?.level ?? LEVELS.find(({ name }) => name === options.level) ?? LEVELS[0]
  const line = new ReadingLine(options.quiet)
  const population = await readPopulation(dataset, {
    level, days: split?.test ?? daysOf(options, dataset), who: options.who === 'all' ? 'all' : 'callers', history: timed,
    onProgress: (done, of) => line.show('data/calls', done, of),
  })
  line.end()
  return split ? inSplit(population, split, dataset) : population
}

/** Only who is to be tested. */
function inSplit(population: Population, split: Split, { manifest }: Dataset): Population {
  if (split.about.scenarioSha256 !== manifest.scenarioSha256) throw new SplitError(`the split is of another dataset: ${split.about.dataset}`)
  const member = new Uint8Array(population.member.length)
  for (const id of split.testEntities) {
    const entity = population.ids.find(Number(id))
    if (entity < 0) throw new SplitError(`the split tests ${id}, which the dataset does not know`)
    member[entity] = 1
  }
  return { ...population, member }
}

function daysOf({ from, to }: ScoreOptions, { frame }: Dataset): readonly [number, number] {
  const last = frame.firstDay + frame.days - 1
  const [first, end] = [from === undefined ? frame.firstDay : readDate(from), to === undefined ? last : readDate(to)]
  if (first === undefined || end === undefined) throw new UsageError('--from and --to are dates such as 2022-05-30')
  if (first > end || first < frame.firstDay || end > last) throw new UsageError('--from and --to are days of the dataset, in this order')
  return [first, end]
}

/** `ap=0.6` as name and number. */
function boundsOf(options: ScoreOptions): Map<string, number> {
  const names = namesOf(options)
  return new Map(options.failUnder.map((text) => {
    const [name, value] = text.split('=')
    if (!names.includes(name)) throw new UsageError(`--fail-under ${text}: there is no metric ${name}, only ${names.join(', ')}`)
    if (value === undefined || value === '' || Number.isNaN(Number(value))) throw new UsageError(`--fail-under ${text}: name=number, such as ap=0.6`)
    return [name, Number(value)]
  }))
}

function missed(card: Scorecard, bounds: ReadonlyMap<string, number>): number {
  let code: number = Exit.ok
  for (const [name, least] of bounds) {
    const found = card.rows[0].metrics[name]
    if (found >= least) continue
    warn(`patchcord: ${name} is ${found.toFixed(4)}, under ${least}`)
    code = Exit.expectation
  }
  return code
}

function put(path: string, text: string): void {
  writeFileSync(`${path}.partial`, text)
  renameSync(`${path}.partial`, path)
}
