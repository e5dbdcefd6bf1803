// Distances and quantiles against their definitions, spelled out.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceToPercentiles, kolmogorovSmirnov, totalVariation } from '../../../src/tools/statistics/distances.ts'
import { median, quantile } from '../../../src/tools/statistics/quantiles.ts'

const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }).map((values) => Float64Array.from(values).sort())
const upTo = (values: Float64Array, limit: number) => values.filter((value) => value <= limit).length / values.length

test('two samples are as far apart as their shares up to any value', () => {
  fc.assert(fc.property(numbers, numbers, (a, b) => {
    const expected = Math.max(...[...a, ...b].map((value) => Math.abs(upTo(a, value) - upTo(b, value))))
    expect(kolmogorovSmirnov(a, b)).toBeCloseTo(expected, 12)
    expect(kolmogorovSmirnov(b, a)).toBeCloseTo(expected, 12)
  }))
})

test('a sample is near its own percentiles, and no nearer to others than to the whole sample behind them', () => {
  fc.assert(fc.property(numbers, numbers, (a, b) => {
    const percents = [10, 25, 50, 75, 90]
    const of = (values: Float64Array) => new Map(percents.map((percent) => [percent, values[Math.ceil((percent / 100) * values.length) - 1]]))
    expect(distanceToPercentiles(a, of(a))).toBe(0)
    expect(distanceToPercentiles(a, of(b))).toBeLessThanOrEqual(kolmogorovSmirnov(a, b) + 1e-12)
  }))
})

test('a sample that lies wholly beyond the percentiles is as far from them as they reach', () => {
  const percentiles = new Map([[10, 1], [50, 2], [90, 3]])
  expect(distanceToPercentiles(Float64Array.from([4, 5, 6]), percentiles)).toBe(0.9)
  expect(distanceToPercentiles(Float64Array.from([0, 0, 0]), percentiles)).toBe(0.9)
  expect(distanceToPercentiles(Float64Array.from([2, 2, 2]), new Map([[10, 2], [90, 2]]))).toBe(0)
})

test('shares are as far apart as the part that would have to move', () => {
  expect(totalVariation([1, 1], [1, 1])).toBe(0)
  expect(totalVariation([2, 2], [50, 0])).toBe(0.5)
  expect(totalVariation([1, 0], [0, 7])).toBe(1)
})

test('quantiles lie between the numbers around them', () => {
  expect(quantile(Float64Array.from([1, 2, 4]), 0.75)).toBe(3)
  expect(median(Float64Array.from([1, 3]))).toBe(2)
  expect(median(new Float64Array(0))).toBeNaN()
})
