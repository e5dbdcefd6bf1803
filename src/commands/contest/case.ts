// A case of a contest: one dataset of a level, size and seed, its split, and what a detector may see of it.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generate } from '../../generate.ts'
import { repertoire } from '../../repertoire.ts'
import { type Scenario, readScenario, resolvedYaml } from '../../scenario/index.ts'
import { Dataset } from '../../tools/dataset/dataset.ts'
import { LEVELS } from '../../tools/score/level.ts'
import { type Population, readPopulation } from '../../tools/score/population.ts'
import { type Split, readSplit, writeSplit } from '../../tools/split/files.ts'
import { type SplitSettings, splitFold } from '../../tools/split/split.ts'
import { usualPlan, windowsOf } from '../../tools/split/windows.ts'
import { SIZES, type SizeName, scenarioOf } from './suite.ts'

export interface CaseName {
  readonly level: string
  readonly size: string
  readonly seed: string
}

export interface Case extends CaseName {
  readonly folder: string
  readonly dataset: Dataset
  readonly split: Split
  /** Those of the split's test. */
  readonly population: Population
  /** Of the whole period. */
  readonly whole: Population
  /** Folder that a detector is given: data/, split.json, train.csv, test.csv; no truth. */
  readonly input: string
}

/** Share of the operations of every kind that are for learning only. */
const TRAIN_OPERATIONS = 0.3

export function caseTitle({ level, size, seed }: CaseName): string {
  return `${level}-${size}-${seed}`
}

/** The scenario of a case, and the digest by which its results are known again. */
export function scenarioOfCase({ level, size, seed }: CaseName, formats: string): Written {
  const file = scenarioOf(level)
  const text = readFileSync(file, 'utf8')
  const whole = readScenario(text, file, repertoire, [])
  const factor = SIZES[size as SizeName]
  const scale = (n: number) => Math.max(1, Math.round(n * factor))
  const set = [
    `seed=${JSON.stringify(seed)}`, `output.formats=[${formats}]`, 'output.blind=true',
    `population.subscribers=${scale(whole.population.subscribers)}`,
    ...Object.entries(whole.groups).map(([name, group]) => `groups.${name}.size=${scale(group.size)}`),
    ...whole.operations.map(({ name, count }) => `operations.${name}.count=${scale(count)}`),
  ]
  const scenario = readScenario(text, file, repertoire, set)
  return { scenario, text, sha256: digestOf(scenario) }
}

/** As the manifest of its dataset tells it. */
export function digestOf(scenario: Scenario): string {
  return createHash('sha256').update(resolvedYaml(scenario)).digest('hex')
}

/** Makes the dataset, unless it is there. */
export async function openCase(name: CaseName, work: string, formats: string, workers: number): Promise<Case> {
  const folder = join(work, caseTitle(name))
  const input = join(folder, 'input')
  const { dataset, fold, whole, settings } = await prepare(scenarioOfCase(name, formats), join(folder, 'dataset'), name.seed, workers)
  rmSync(input, { recursive: true, force: true })
  writeSplit(input, [fold], whole, settings, dataset.manifest)
  for (const { path } of dataset.manifest.files) if (path.startsWith('data/') || path.includes('/data/')) give(join(dataset.root, path), join(input, path))
  const split = readSplit(input)
  return { ...name, folder, dataset, split, whole, population: await testedBy(dataset, split), input }
}

export interface Written {
  readonly scenario: Scenario
  readonly text: string
  /** Of the resolved scenario. */
  readonly sha256: string
}

/** The dataset of a scenario in `root`, made unless it is there, and its usual split with operations apart. */
export async function prepare({ scenario, text, sha256 }: Written, root: string, seed: string, workers: number) {
  if (!existsSync(join(root, 'manifest.json')) || Dataset.open(root).manifest.scenarioSha256 !== sha256) {
    await generate({ scenario, text, root, force: true, workers, onProgress: () => {} })
  }
  const dataset = Dataset.open(root)
  const { firstDay, days } = dataset.frame
  const whole = await readPopulation(dataset, { level: LEVELS[0] })
  const plan = usualPlan(days)
  const settings: SplitSettings = { delay: plan.gap, trainOperations: TRAIN_OPERATIONS, seed }
  const [windows] = windowsOf(plan, [firstDay, firstDay + days - 1])
  return { dataset, whole, settings, fold: splitFold(whole, windows, settings) }
}

/** No way leads from there to the truth: another name of the same file, or a copy where the disk has no such thing. */
function give(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** The population of the test's days, of which those of the split are scored. */
export async function testedBy(dataset: Dataset, split: Split): Promise<Population> {
  const population = await readPopulation(dataset, { level: LEVELS[0], days: split.test, history: true })
  const member = new Uint8Array(population.member.length)
  for (const id of split.testEntities) member[population.ids.find(Number(id))] = 1
  return { ...population, member }
}
