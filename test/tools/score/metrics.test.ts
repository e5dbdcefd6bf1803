// The metrics: what scikit-learn says, to nine places, and the laws that hold whatever the scores.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFor } from '../../../src/base/random.ts'
import { atK } from '../../../src/tools/score/metrics/at-k.ts'
import { averagePrecision } from '../../../src/tools/score/metrics/average-precision.ts'
import { bootstrap, clustersOf } from '../../../src/tools/score/metrics/bootstrap.ts'
import { COST_PROFILES, leastCost } from '../../../src/tools/score/metrics/cost.ts'
import { compareGroups } from '../../../src/tools/score/metrics/grouping.ts'
import { rank, sweep } from '../../../src/tools/score/metrics/ranking.ts'
import { recallAtFpr, rocAuc } from '../../../src/tools/score/metrics/roc.ts'
import { survival, timeBy } from '../../../src/tools/score/metrics/survival.ts'

interface Told {
  readonly ap: number
  readonly auc: number
  readonly recall_at: readonly number[]
}
interface Fixture {
  readonly cases: readonly { labels: number[]; scores: number[]; weights: number[]; plain: Told; weighted: Told }[]
  readonly groupings: readonly { truth: number[]; found: number[]; adjusted_rand: number; right: number; wrong: number; lost: number }[]
}
const fixture = JSON.parse(readFileSync(fileURLToPath(new URL('metrics.fixture.json', import.meta.url)), 'utf8')) as Fixture

/** Some scores with ties, at least one entity of each class. */
const ranked = fc.array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 9 }) }), { minLength: 2, maxLength: 60 })
  .filter((rows) => new Set(rows.map(({ label }) => label)).size === 2)
  .map((rows) => ({ labels: rows.map(({ label }) => label), scores: Float64Array.from(rows, ({ score }) => score) }))

describe('scikit-learn', () => {
  test.each(['plain', 'weighted'] as const)('agrees to nine places: %s', (kind) => {
    expect(fixture.cases.length).toBeGreaterThan(50)
    for (const { labels, scores, weights, ...told } of fixture.cases) {
      const swept = sweep(rank(Float64Array.from(scores)), labels, kind === 'weighted' ? weights : undefined)
      const { ap, auc, recall_at } = told[kind]
      expect(Math.abs(averagePrecision(swept) - ap)).toBeLessThan(1e-9)
      expect(Math.abs(rocAuc(swept) - auc)).toBeLessThan(1e-9)
      for (const [i, share] of [0.001, 0.01, 0.05, 0.3].entries()) {
        expect(Math.abs(recallAtFpr(swept, share + 1e-12) - recall_at[i])).toBeLessThan(1e-9)
      }
    }
  })

  test('agrees on groups', () => {
    for (const { truth, found, adjusted_rand, right, wrong, lost } of fixture.groupings) {
      const told = compareGroups(found, truth)
      expect(Math.abs(told.adjustedRand - adjusted_rand)).toBeLessThan(1e-9)
      if (right + wrong > 0) expect(told.precision).toBeCloseTo(right / (right + wrong), 9)
      if (right + lost > 0) expect(told.recall).toBeCloseTo(right / (right + lost), 9)
    }
  })
})

describe('laws', () => {
  test('metrics depend on the order of scores alone: not on that of rows, nor on a rising function of them', () => {
    fc.assert(fc.property(ranked, fc.integer({ min: 1, max: 60 }), ({ labels, scores }, k) => {
      const of = (order: readonly number[], change: (score: number) => number) => {
        const ranking = rank(Float64Array.from(order, (i) => change(scores[i])))
        const swept = sweep(ranking, order.map((i) => labels[i]))
        return [averagePrecision(swept), rocAuc(swept), atK(ranking, swept, k).precision, ...COST_PROFILES.map((profile) => leastCost(swept, profile))]
      }
      const order = labels.map((_, i) => i)
      of(order.toReversed(), (score) => Math.exp(score)).forEach((value, i) => expect(value).toBeCloseTo(of(order, (score) => score)[i], 9))
    }))
  })

  test('labels and scores reversed give the other half of the area; equal scores give the prevalence', () => {
    fc.assert(fc.property(ranked, ({ labels, scores }) => {
      const auc = (sign: number) => rocAuc(sweep(rank(scores.map((score) => sign * score)), labels))
      expect(auc(1) + auc(-1)).toBeCloseTo(1, 9)
      const flat = sweep(rank(scores.map(() => 7)), labels)
      const prevalence = labels.filter((label) => label === 1).length / labels.length
      expect(averagePrecision(flat)).toBeCloseTo(prevalence, 9)
      expect(rocAuc(flat)).toBe(0.5)
    }))
  })

  test('precision at k is the mean over all orders of a tie', () => {
    // Two ties of 2: [1 0] above [1 1]; of three entities one is drawn from the lower tie.
    const scores = Float64Array.from([2, 2, 1, 1])
    const ranking = rank(scores)
    const swept = sweep(ranking, [1, 0, 1, 1])
    expect(atK(ranking, swept, 1)).toEqual({ precision: 0.5, recall: 0.5 / 3 })
    expect(atK(ranking, swept, 3).precision).toBeCloseTo(2 / 3, 12)
    expect(atK(ranking, swept, 99)).toEqual({ precision: 0.75, recall: 1 })
  })

  test('a perfect ranking costs nothing, and none costs more than flagging nobody or everybody', () => {
    fc.assert(fc.property(ranked, ({ labels, scores }) => {
      for (const profile of COST_PROFILES) {
        expect(leastCost(sweep(rank(Float64Array.from(labels)), labels), profile)).toBe(0)
        expect(leastCost(sweep(rank(scores), labels), profile)).toBeLessThanOrEqual(1 + 1e-12)
      }
    }))
  })
})

test('survival: remission under 6-mercaptopurine, as Gehan (1965) and every textbook since have it', () => {
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
  const ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
  const { times, shares } = survival(weeks, ended)
  expect([...times]).toEqual([6, 7, 10, 13, 16, 22, 23])
  expect([...shares].map((share) => share.toFixed(3))).toEqual(['0.857', '0.807', '0.753', '0.690', '0.627', '0.538', '0.448'])
  expect(timeBy({ times, shares }, 0.5)).toBe(23)
  expect(timeBy({ times, shares }, 0.9)).toBe(Infinity)
})

describe('the bootstrap', () => {
  const labels = Array.from({ length: 400 }, (_, i) => (i < 80 ? 1 : 0))
  const operation = labels.map((label, i) => (label ? Math.floor(i / 8) : -1))
  const mean = (values: readonly number[]) => (weights: Float64Array) => {
    let [sum, weight] = [0, 0]
    for (let i = 0; i < 80; i++) [sum, weight] = [sum + weights[i] * values[i], weight + weights[i]]
    return { mean: sum / weight }
  }

  test('draws operations whole: the spread is that between operations, not between their SIMs', () => {
    const ofOperation = labels.map((_, i) => Math.floor(i / 8) % 2) // all SIMs of an operation alike
    const ofSim = labels.map((_, i) => i % 2)
    const width = (values: readonly number[], clusters: readonly number[]) => {
      const [low, high] = bootstrap(clustersOf(clusters, labels), keyFor('1', 'test'), 400, mean(values))?.['mean'] ?? [NaN, NaN]
      return high - low
    }
    expect(width(ofOperation, operation)).toBeGreaterThan(0.45) // 10 operations: 2 * 1.96 * .158
    expect(width(ofSim, operation)).toBeLessThan(0.01)
    expect(width(ofOperation, labels.map(() => -1))).toBeLessThan(0.3) // 80 single SIMs: 2 * 1.96 * .056
  })

  test('is the same for the same seed, and silent where there is one operation', () => {
    const again = () => bootstrap(clustersOf(operation, labels), keyFor('7', 'test'), 50, mean(labels.map((_, i) => i % 3)))
    expect(again()).toEqual(again())
    expect(bootstrap(clustersOf(labels.map((label) => label - 1), labels), keyFor('7', 'test'), 50, mean(labels))).toBeUndefined()
  })
})
