// Inverse tables as a kernel finds them, against the same sums in JavaScript.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseTable } from '../../src/base/quantiles.ts'

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
