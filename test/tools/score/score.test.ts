// Scorecards of a written dataset: the truth is perfect, nobody finds nothing, and what is wrong is told by its line.
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatInstant } from '../../../src/base/calendar.ts'
import { keyFor } from '../../../src/base/random.ts'
import { CALLS } from '../../../src/records/tables.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { alertDaily } from '../../../src/tools/score/budget.ts'
import { harmBefore } from '../../../src/tools/score/harm.ts'
import { LEVELS, type Level } from '../../../src/tools/score/level.ts'
import { DayFlag, type Population, readPopulation } from '../../../src/tools/score/population.ts'
import { parseScores } from '../../../src/tools/score/score-file.ts'
import { type Scorecard, scorecard } from '../../../src/tools/score/score.ts'
import { ScoresError, readScores } from '../../../src/tools/score/scores.ts'
import { cardText } from '../../../src/tools/score/table.ts'
import { readSplit, writeSplit } from '../../../src/tools/split/files.ts'
import { splitFold } from '../../../src/tools/split/split.ts'
import { SplitError, usualPlan, windowsOf } from '../../../src/tools/split/windows.ts'
import { temporaryFolder } from '../../written.ts'
import { judgedDataset } from './dataset.ts'

const SETTINGS = { name: 'scores', k: 20, budget: 10, seed: '1', replicates: 4 }
let dataset: Dataset
let sims: Population
const first = new Map<number, number>()

beforeAll(async () => {
  dataset = Dataset.open(await judgedDataset())
  sims = await readPopulation(dataset, { level: level('sim'), history: true })
})

function level(name: string): Level {
  return LEVELS.find((each) => each.name === name) ?? LEVELS[0]
}

/** When its first relay call was dialled; Infinity where none was. */
function firstRelay(entity: number): number {
  if (first.size === 0) {
    for (let dial = 0; dial < sims.dials.size; dial++) {
      first.set(sims.dials.entity[dial], Math.min(sims.dials.time[dial], first.get(sims.dials.entity[dial]) ?? Infinity))
    }
  }
  return first.get(entity) ?? Infinity
}

function members({ member }: Population): number[] {
  return [...member.keys()].filter((entity) => member[entity] === 1)
}

/** A file with a line an entity, as a detector would write it. */
function lines(population: Population, row: (entity: number) => string): string[] {
  return members(population).map((entity) => `${population.keys[entity]},${row(entity)}`)
}

function card(population: Population, text: string): Scorecard {
  const scores = readScores(parseScores(text, 'scores.csv'), population, { origin: dataset.frame.origin, allowMissing: false })
  return scorecard(scores, population, SETTINGS)
}

function problemsOf(text: string, population = sims): readonly string[] {
  try {
    readScores(parseScores(text, 'scores.csv'), population, { origin: dataset.frame.origin, allowMissing: false })
    return []
  } catch (error) {
    return (error as ScoresError).problems
  }
}

describe.each(['sim', 'handset', 'call', 'operation'])('at the level of a %s', (name) => {
  test('the truth is perfect, a constant is chance, nobody detects nothing', async () => {
    const population = name === 'sim' ? sims : await readPopulation(dataset, { level: level(name) })
    const { rows, positives, entities } = card(population, ['entity_id,score', ...lines(population, (entity) => String(population.label[entity]))].join('\n'))
    const [own, nobody, random, prevalence, oracle] = rows
    expect(positives).toBeGreaterThan(5)
    expect(entities).toBeGreaterThan(positives * 2)
    for (const metric of ['ap', 'auc', 'recall_at_fpr_0.1']) expect(own.metrics[metric]).toBe(1)
    expect(oracle.metrics['ap']).toBe(1)
    expect(nobody.metrics).toMatchObject({ auc: 0.5, budget_recall: 0, calls_before_share: 1, operations_any: 0 })
    expect(nobody.metrics['ap']).toBeCloseTo(prevalence.metrics['ap'], 12)
    // Chance favours whoever has many SIMs, where an operation counts by its highest.
    if (name === 'operation') expect(random.metrics['auc']).toBeGreaterThan(0.8)
    else expect(Math.abs(random.metrics['auc'] - 0.5)).toBeLessThan(0.3)
    // A call is over by the end of its day: an alert then comes after it.
    if (name !== 'call') expect(own.metrics['calls_before_share']).toBeLessThan(1)
    expect(own.metrics['budget_recall']).toBeGreaterThan(0)
  })
})

test('labels, told by the truth alone, are those of data/calls', async () => {
  const labelled = new Set<number>()
  await dataset.each(CALLS, { columns: ['label', 'served_imsi', 'record_type'] }, (rows) => {
    const [label, type, imsi] = [rows.ints('label'), rows.ints('record_type'), rows.floats('served_imsi')]
    for (let row = 0; row < rows.rows; row++) if (label[row] === 1 && type[row] === 0) labelled.add(imsi[row])
  })
  expect(new Set([...sims.keys].filter((_, entity) => sims.label[entity] === 1))).toEqual(labelled)
})

describe('a daily budget', () => {
  test('is never overdrawn, alerts nobody twice whom it detected, and detects no ordinary SIM', () => {
    const scores = Float64Array.from(sims.keys, (key) => key % 97)
    for (const budget of [1, 3, 50]) {
      const { detected, alerted, workload } = alertDaily({ highest: scores }, sims, budget, keyFor('1', 'test'))
      expect(workload).toBeLessThanOrEqual(budget)
      detected.forEach((time, entity) => { if (time < Infinity) expect([sims.label[entity], alerted[entity]]).toEqual([1, 1]) })
    }
  })

  test('with the truth and no limit finds every relay SIM on its first relay day; the harm is that of that day', () => {
    const { detected, precision } = alertDaily({ highest: Float64Array.from(sims.label, (label) => label || -Infinity) }, sims, 1e6, keyFor('1', 'test'))
    const width = sims.days[1] - sims.days[0] + 1
    for (const entity of members(sims)) {
      const first = sims.dayFlags.subarray(entity * width, (entity + 1) * width).findIndex((flags) => (flags & DayFlag.relay) !== 0)
      expect(detected[entity]).toBe(first < 0 ? Infinity : (first + 1) * 86_400)
    }
    const harm = harmBefore(detected, sims)
    expect(precision).toBeLessThanOrEqual(1)
    expect(harm.censored).toBe(0)
    expect(harm.medianHours).toBeLessThan(24)
    expect(harmBefore(detected.map(() => 0), sims)).toMatchObject({ callsShare: 0, victimsShare: 0 })
    expect(harmBefore(detected.map(() => Infinity), sims)).toMatchObject({ callsShare: 1, victimsShare: 1, medianHours: Infinity, detected: 0 })
  })
})

describe('groups', () => {
  test('of the true pairs are perfect for pairs, and recall part of the operations', () => {
    const text = ['entity_id,score,group_id', ...lines(sims, (entity) => `1,${sims.label[entity] ? `pair ${sims.pair[entity]}` : ''}`)].join('\r\n')
    const { grouping } = card(sims, text)
    expect(grouping?.pairs).toEqual({ precision: 1, recall: 1, f1: 1, adjustedRand: 1 })
    expect(grouping?.operations.precision).toBe(1)
    expect(grouping?.operations.recall).toBeLessThan(1)
  })
})

describe('alerts and times', () => {
  const instant = (seconds: number) => formatInstant((dataset.frame.origin + seconds) * 1000, 480)

  test('an alert right after the first relay call leaves one call before it', () => {
    const relay = members(sims).filter((entity) => sims.label[entity] === 1)
    const alerts = relay.map((entity) => `${instant(Math.max(firstRelay(entity) + 1, Math.ceil(sims.available[entity])))},${sims.keys[entity]}`)
    const { rows, censored } = card(sims, ['alert_ts,entity_id', ...alerts].join('\n'))
    expect(censored).toBeLessThan(relay.length)
    expect(rows[0].metrics['calls_before']).toBeLessThan(rows[1].metrics['calls_before'])
    expect(rows[0].metrics['auc']).toBe(1)
  })

  test('a score before the first record is look-ahead', () => {
    const [entity] = members(sims)
    const early = instant(sims.available[entity] - 1)
    expect(problemsOf(`ts,entity_id,score\n${early},${sims.keys[entity]},1\n`)[0]).toMatch(/^line 2: \d+ is scored 1 s before its first record was there: look-ahead$/)
    expect(problemsOf(`ts,entity_id,score\n${instant(sims.available[entity])},${sims.keys[entity]},1\n`).filter((problem) => problem.startsWith('line'))).toEqual([])
  })
})

test('every problem of a file is told, each with its line', () => {
  const [a, b] = members(sims).map((entity) => sims.keys[entity])
  const rest = lines(sims, () => '0').slice(3)
  const text = ['entity_id,score', `${a},1`, `${a},2`, `${b},NaN`, '123,1', `${b},1,1`, ',1', ...rest].join('\n')
  const problems = problemsOf(text)
  expect(problems.slice(0, 1)[0]).toBe('line 6: it has 3 values, the header 2')
  expect(problemsOf(text.replace(`${b},1,1\n`, ''))).toEqual([
    `line 3: ${a} is there twice, first in line 2`,
    `line 4: score NaN of ${b} is no finite number`,
    'line 5: 123 is no served_imsi of the dataset',
    'line 6: there is no entity_id',
    expect.stringMatching(/^2 entities have no line: \d+, \d+ \(--missing lowest/),
  ])
  expect(problemsOf('entity,score\n')).toEqual(['line 1: column entity is none of entity_id, score, ts, group_id, alert_ts',
    'line 1: there is no column entity_id; is entity meant?'])
  for (const score of ['1e999', 'Infinity', '', '0x1', 'null']) expect(problemsOf(`entity_id,score\n${a},${score}\n`)[0]).toContain('no finite number')
})

test('the card tells every metric it has, and the same again', () => {
  const text = ['entity_id,score', ...lines(sims, (entity) => String(sims.keys[entity] % 13))].join('\n')
  const told = cardText(card(sims, text))
  for (const word of ['null', 'random', 'prevalence', 'oracle', 'telemarketing-room', 'precision_at_20', 'budget_recall']) expect(told).toContain(word)
  expect(cardText(card(sims, text))).toBe(told)
})

describe('splits', () => {
  const fold = (trainOperations?: number, delay = 2) => splitFold(sims, windowsOf({ train: 4, gap: 2, test: 4, folds: 1 }, sims.days)[0], { delay, trainOperations, seed: '1' })

  test('keep days apart, and folds one after the other', () => {
    const folds = windowsOf({ train: 4, gap: 1, test: 2, folds: 3 }, [100, 111])
    expect(folds.map(({ test: days }) => days)).toEqual([[106, 107], [108, 109], [110, 111]])
    for (const { train, test: tested } of folds) expect(tested[0] - train[1]).toBe(2)
    expect(usualPlan(30)).toEqual({ train: 7, gap: 7, test: 7, folds: 1 })
    expect(() => windowsOf({ train: 7, gap: 7, test: 7, folds: 1 }, [1, 20])).toThrow(SplitError)
  })

  test('tell no label before it is known, and test nobody whose label is', () => {
    const { trainRows, testEntities, known } = fold()
    const start = 8 * 86_400
    expect(known).toBeGreaterThan(0)
    expect(trainRows.some(({ label }) => label === 1)).toBe(true)
    for (const { entity, label, knownAt } of trainRows) expect(label === 1).toBe(firstRelay(entity) + 2 * 86_400 <= start && knownAt !== undefined)
    for (const entity of testEntities) expect(firstRelay(entity) + 2 * 86_400).toBeGreaterThan(start)
    expect(fold(undefined, 99).trainRows.every(({ label }) => label === 0)).toBe(true)
  })

  test('with operations apart, no operation is on both sides and each is on one', () => {
    const { trainRows, testEntities } = fold(0.5, 0)
    const of = (entities: readonly number[]) => new Set(entities.map((entity) => sims.operation[entity]).filter((operation) => operation >= 0))
    const [train, tested] = [of(trainRows.map(({ entity }) => entity)), of([...testEntities])]
    expect(train.size).toBeGreaterThan(1)
    expect(tested.size).toBeGreaterThan(1)
    for (const operation of train) expect(tested).not.toContain(operation)
  })

  test('come back from their files', () => {
    const root = join(temporaryFolder(), 'split')
    const made = fold(0.5)
    const [folder] = writeSplit(root, [made], sims, { delay: 2, trainOperations: 0.5, seed: '1' }, dataset.manifest)
    const read = readSplit(folder)
    expect(read.test).toEqual(made.test)
    expect(read.testEntities).toEqual(made.testEntities.map((entity) => String(sims.keys[entity])))
    expect([...read.labels.values()]).toEqual(made.trainRows.map(({ label }) => label))
    expect(() => readSplit(temporaryFolder())).toThrow(SplitError)
  })
})
