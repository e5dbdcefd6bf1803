// Baselines on a written dataset: better than chance, blind to the truth, the same for the same seed.
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { baselines } from '../../src/tools/baselines/index.ts'
import { World } from '../../src/tools/baselines/world.ts'
import { detectionText } from '../../src/tools/baselines/write.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { LEVELS } from '../../src/tools/score/level.ts'
import { type Population, readPopulation } from '../../src/tools/score/population.ts'
import { parseScores } from '../../src/tools/score/score-file.ts'
import { type Scorecard, scorecard } from '../../src/tools/score/score.ts'
import { readScores } from '../../src/tools/score/scores.ts'
import { type Split, readSplit, writeSplit } from '../../src/tools/split/files.ts'
import { splitFold } from '../../src/tools/split/split.ts'
import { windowsOf } from '../../src/tools/split/windows.ts'
import { temporaryFolder } from '../written.ts'
import { judgedDataset } from './score/dataset.ts'

let dataset: Dataset
let split: Split
let population: Population
const ready = () => baselines.filter(({ needs }) => needs.every(({ path }) => path in dataset.manifest.tables))

beforeAll(async () => {
  dataset = Dataset.open(await judgedDataset())
  const whole = await readPopulation(dataset, { level: LEVELS[0] })
  const settings = { delay: 0, trainOperations: 0.5, seed: '1' }
  const fold = splitFold(whole, windowsOf({ train: 5, gap: 1, test: 5, folds: 1 }, whole.days)[0], settings)
  const [folder] = writeSplit(join(temporaryFolder(), 'split'), [fold], whole, settings, dataset.manifest)
  split = readSplit(folder)
  const read = await readPopulation(dataset, { level: LEVELS[0], days: split.test, history: true })
  const tested = new Set(split.testEntities)
  population = { ...read, member: Uint8Array.from(read.keys, (key) => (tested.has(String(key)) ? 1 : 0)) }
})

function judged(text: string): Scorecard {
  const scores = readScores(parseScores(text, 'baseline'), population, { origin: dataset.frame.origin, allowMissing: false })
  return scorecard(scores, population, { name: 'baseline', k: 10, budget: 10, seed: '1', replicates: 0 })
}

test('all of them find naive relays better than chance; none looks ahead, leaves a SIM out or opens the truth', async () => {
  const each = vi.spyOn(Dataset.prototype, 'each')
  const world = await World.open(dataset, split, '1')
  const only = new Set(split.testEntities.map((id) => world.sims.find(Number(id))))
  const texts = new Map<string, string>()
  for (const { name, detect } of ready()) texts.set(name, detectionText(await detect(world), world, only))
  const opened = new Set(each.mock.calls.map(([table]) => table.path))
  each.mockRestore()
  expect([...opened].filter((path) => path.startsWith('truth/'))).toEqual([])
  expect(opened).toContain('data/calls')
  expect(texts.size).toBeGreaterThan(8)
  for (const [name, text] of texts) {
    const { rows: [own] } = judged(text)
    // Without moves and visible sessions these two have little to go by here.
    if (name !== 'co-location' && name !== 'session-overlap') expect(own.metrics['auc'], name).toBeGreaterThan(0.8)
  }
  const again = await World.open(dataset, split, '1')
  for (const { name, detect } of ready()) {
    if (name === 'heavy-hitters' || name === 'isolation-forest') expect(detectionText(await detect(again), again, only)).toBe(texts.get(name))
  }
})

describe('those that learn', () => {
  test('refuse to work without labels', async () => {
    const world = await World.open(dataset, undefined, '1')
    for (const { learns, detect } of ready()) if (learns) await expect(detect(world)).rejects.toThrow(/labels/)
  })
})
