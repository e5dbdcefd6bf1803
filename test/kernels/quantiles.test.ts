// Tables of distributions as kernels find them, against the same sums in JavaScript, to the bit.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseTable, logNormalTable, normalTable } from '../../src/base/quantiles.ts'

/** Where a share of i / size of the weight lies before. */
function inverseOf(weights: readonly number[], step: number, size: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: size + 1 }, (_, i) => {
    const wanted = (i / size) * total
    let [j, before] = [0, 0]
    while (j < weights.length - 1 && before + weights[j] < wanted) before += weights[j++]
    const share = weights[j] > 0 ? Math.min(1, (wanted - before) / weights[j]) : 0
    return Math.min(weights.length * step, Math.round(step * (j + share)))
  })
}

const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })), { minLength: 1, maxLength: 40 })

test('a table tells where each share of the weight lies', () => {
  fc.assert(fc.property(weights, fc.constantFrom(1, 60, 3_600_000), fc.integer({ min: 1, max: 300 }), (all, step, size) => {
    fc.pre(all.some((weight) => weight > 0))
    expect([...inverseTable(all, step, size)]).toEqual(inverseOf(all, step, size))
  }))
})

test('a log-normal has the exponentials of JavaScript', () => {
  const positive = fc.double({ min: 0.001, max: 1000, noNaN: true })
  fc.assert(fc.property(positive, fc.double({ min: 0, max: 3, noNaN: true }), fc.integer({ min: 1, max: 4096 }), (median, sigma, size) => {
    expect(logNormalTable(median, sigma, size)).toEqual(normalTable(size).map((normal) => median * Math.exp(sigma * normal)))
  }))
})
