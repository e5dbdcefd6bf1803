// A split as files that any tool can use: split.json, train.csv with labels, test.csv without.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { formatDate, formatInstant, readDate } from '../../base/calendar.ts'
import type { Manifest } from '../../records/manifest.ts'
import { LEVELS, type Level } from '../score/level.ts'
import type { Population } from '../score/population.ts'
import type { Fold, SplitSettings } from './split.ts'
import { type Days, SplitError } from './windows.ts'

const day = z.string().refine((text) => readDate(text) !== undefined, 'no date')
const window = z.tuple([day, day])
const form = z.object({
  dataset: z.string(),
  scenarioSha256: z.string(),
  level: z.enum(['sim', 'handset', 'call', 'operation']),
  fold: z.int(),
  folds: z.int(),
  train: window,
  test: window,
  labelDelayDays: z.number(),
  trainOperations: z.number().nullable(),
  seed: z.string(),
  entities: z.object({ train: z.int(), trainPositives: z.int(), test: z.int(), known: z.int() }),
})
export type SplitFile = z.infer<typeof form>

/** One fold, read back. */
export interface Split {
  readonly about: SplitFile
  readonly level: Level
  readonly train: Days
  readonly test: Days
  /** By entity_id. */
  readonly labels: ReadonlyMap<string, 0 | 1>
  readonly testEntities: readonly string[]
}

/** Writes the folds into `root`: one as it is, several as fold-1, fold-2 … Gives their folders. */
export function writeSplit(root: string, folds: readonly Fold[], population: Population, settings: SplitSettings, manifest: Manifest): string[] {
  return folds.map((fold, i) => {
    const folder = folds.length === 1 ? root : join(root, `fold-${i + 1}`)
    mkdirSync(folder, { recursive: true })
    const about = aboutOf(fold, i + 1, folds.length, population, settings, manifest)
    const origin = population.firstDay * 86_400 - manifest.utcOffset * 60
    const train = fold.trainRows.map(({ entity, label, knownAt }) =>
      `${population.keys[entity]},${label},${knownAt === undefined ? '' : formatInstant((origin + knownAt) * 1000, manifest.utcOffset)}\n`)
    put(folder, 'train.csv', `entity_id,label,label_available_at\n${train.join('')}`)
    put(folder, 'test.csv', `entity_id\n${fold.testEntities.map((entity) => `${population.keys[entity]}\n`).join('')}`)
    put(folder, 'split.json', `${JSON.stringify(about, null, 2)}\n`)
    return folder
  })
}

/** A fold as `readSplit` would give it, without files. */
export function splitOf(fold: Fold, population: Population, settings: SplitSettings, manifest: Manifest): Split {
  return {
    about: aboutOf(fold, 1, 1, population, settings, manifest), level: population.level, train: fold.train, test: fold.test,
    labels: new Map(fold.trainRows.map(({ entity, label }) => [String(population.keys[entity]), label])),
    testEntities: fold.testEntities.map((entity) => String(population.keys[entity])),
  }
}

function aboutOf(fold: Fold, number: number, folds: number, population: Population, settings: SplitSettings, manifest: Manifest): SplitFile {
  return {
    dataset: manifest.name, scenarioSha256: manifest.scenarioSha256, level: population.level.name, fold: number, folds,
    train: [formatDate(fold.train[0]), formatDate(fold.train[1])], test: [formatDate(fold.test[0]), formatDate(fold.test[1])],
    labelDelayDays: settings.delay, trainOperations: settings.trainOperations ?? null, seed: settings.seed,
    entities: {
      train: fold.trainRows.length, trainPositives: fold.trainRows.filter(({ label }) => label === 1).length,
      test: fold.testEntities.length, known: fold.known,
    },
  }
}

/** Reads a folder that `writeSplit` wrote. Throws SplitError where it is none, and what the file system says. */
export function readSplit(folder: string): Split {
  if (!existsSync(join(folder, 'split.json'))) throw new SplitError(`${folder} is no split: it has no split.json (of several folds, name one)`)
  const read = form.safeParse(JSON.parse(readFileSync(join(folder, 'split.json'), 'utf8')))
  if (!read.success) throw new SplitError(`${join(folder, 'split.json')}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  const about = read.data
  const level = LEVELS.find(({ name }) => name === about.level) ?? LEVELS[0]
  const days = ([from, to]: readonly [string, string]): Days => [readDate(from) ?? 0, readDate(to) ?? 0]
  const labels = new Map(linesOf(folder, 'train.csv').map((line) => {
    const [id, label] = line.split(',')
    return [id, label === '1' ? 1 : 0] as const
  }))
  return { about, level, train: days(about.train), test: days(about.test), labels, testEntities: linesOf(folder, 'test.csv') }
}

function linesOf(folder: string, name: string): string[] {
  return readFileSync(join(folder, name), 'utf8').split('\n').slice(1).filter((line) => line !== '')
}

function put(folder: string, name: string, content: string): void {
  writeFileSync(join(folder, `${name}.partial`), content)
  renameSync(join(folder, `${name}.partial`), join(folder, name))
}
