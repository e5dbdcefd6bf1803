// The learners: published values, and scikit-learn's on the same rows.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keyFor } from '../../../src/base/random.ts'
import { averagePath, isolationScores } from '../../../src/tools/learning/isolation-forest.ts'
import { fitLogistic } from '../../../src/tools/learning/logistic-regression.ts'
import { forestScores, growForest } from '../../../src/tools/learning/random-forest.ts'
import { rank, sweep } from '../../../src/tools/score/metrics/ranking.ts'
import { rocAuc } from '../../../src/tools/score/metrics/roc.ts'

interface Fixture {
  readonly x: number[][]
  readonly y: number[]
  readonly linear: number[]
  readonly odd: number[]
  readonly forest_auc: number[]
  readonly isolation_auc: number[]
  readonly logistic: { intercept: number; weights: number[] }
}
const fixture = JSON.parse(readFileSync(fileURLToPath(new URL('learning.fixture.json', import.meta.url)), 'utf8')) as Fixture
const TRAIN = 400

const columnsOf = (rows: readonly number[][]) => rows[0].map((_, feature) => Float64Array.from(rows, (row) => row[feature]))
const auc = (scores: Float64Array, labels: readonly number[]) => rocAuc(sweep(rank(scores), labels))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('logistic regression: the O-rings of the space shuttle (Dalal, Fowlkes & Hoadley, JASA 1989)', () => {
  const temperatures = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58]
  const distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]
  const { intercept, weights } = fitLogistic(temperatures.map((degrees) => Float64Array.of(degrees - 70)), distress, 0)
  expect(intercept - 70 * weights[0]).toBeCloseTo(15.0429, 3)
  expect(weights[0]).toBeCloseTo(-0.2322, 4)
})

test('logistic regression with a ridge: scikit-learn to six places', () => {
  const rows = fixture.x.slice(0, TRAIN).map((row) => Float64Array.from(row))
  const { intercept, weights } = fitLogistic(rows, fixture.linear.slice(0, TRAIN), 2)
  expect(intercept).toBeCloseTo(fixture.logistic.intercept, 6)
  weights.forEach((weight, j) => expect(weight).toBeCloseTo(fixture.logistic.weights[j], 6))
})

test('isolation forest: c(n) of the paper, and the odd ones as scikit-learn finds them', () => {
  expect(averagePath(256)).toBeCloseTo(10.2448, 4) // 2 (ln 255 + .5772) - 2 * 255 / 256
  const columns = columnsOf(fixture.x.slice(0, 600).map((row, i) => row.map((value) => (fixture.odd[i] ? 2 * value : value))))
  const found = ['1', '2', '3', '4', '5'].map((seed) => auc(isolationScores(columns, 600, keyFor(seed, 'test')), fixture.odd))
  expect(Math.abs(mean(found) - mean(fixture.isolation_auc))).toBeLessThan(0.02)
  expect([...isolationScores(columns, 600, keyFor('1', 'test'))]).toEqual([...isolationScores(columns, 600, keyFor('1', 'test'))])
})

test('random forest: as good as scikit-learn\'s on example 10.2 of Hastie, Tibshirani & Friedman, and the same for the same seed', () => {
  const [train, rest] = [columnsOf(fixture.x.slice(0, TRAIN)), columnsOf(fixture.x.slice(TRAIN))]
  const labels = Uint8Array.from(fixture.y.slice(0, TRAIN))
  const scoresOf = (seed: string) => forestScores(growForest(train, labels, { trees: 100, depth: 12, leaf: 2, key: keyFor(seed, 'test') }), rest)
  const found = ['1', '2', '3', '4', '5'].map((seed) => auc(scoresOf(seed), fixture.y.slice(TRAIN)))
  expect(Math.abs(mean(found) - mean(fixture.forest_auc))).toBeLessThan(0.02)
  expect([...scoresOf('1')]).toEqual([...scoresOf('1')])
})

test('random forest: rows without a value are told apart from those with one', () => {
  const column = Float64Array.from({ length: 200 }, (_, i) => (i % 2 ? NaN : i))
  const scores = forestScores(growForest([column], Uint8Array.from(column, (value) => (Number.isNaN(value) ? 1 : 0)), {
    trees: 20, depth: 4, leaf: 1, key: keyFor('1', 'test'),
  }), [Float64Array.of(NaN, 10, 1e9, -5)])
  expect(scores[0]).toBeGreaterThan(0.99)
  for (const score of scores.slice(1)) expect(score).toBeLessThan(0.01)
})
