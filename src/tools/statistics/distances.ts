// Distances between distributions, from 0 for the same to 1 for nothing in common.
import { share } from './sorted.ts'

/**
 * How far sorted numbers are from a distribution of which only some percentiles are known: the largest difference
 * between the share of them up to a known value and the share that should be there. Where several percentiles are one
 * value, any share between theirs is right. It is at most the Kolmogorov-Smirnov distance to the whole distribution.
 */
export function distanceToPercentiles(sorted: Float64Array, percentiles: ReadonlyMap<number, number>): number {
  const steps = new Map<number, { low: number; high: number }>()
  for (const [percent, value] of percentiles) {
    const step = steps.get(value)
    steps.set(value, { low: Math.min(step?.low ?? 1, percent / 100), high: Math.max(step?.high ?? 0, percent / 100) })
  }
  let distance = 0
  for (const [value, { low, high }] of steps) {
    const { below, upTo } = share(sorted, value)
    distance = Math.max(distance, below - low, high - upTo)
  }
  return distance
}

/** The Kolmogorov-Smirnov distance of two samples, sorted: the largest difference of their shares up to a value. */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  let distance = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const value = Math.min(a[i], b[j])
    while (i < a.length && a[i] === value) i++
    while (j < b.length && b[j] === value) j++
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length))
  }
  return distance
}

/** Total variation of two lists of shares over the same categories, each of which is scaled to the sum 1. */
export function totalVariation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [sumA, sumB] = [total(a), total(b)]
  let distance = 0
  for (let i = 0; i < Math.max(a.length, b.length); i++) distance += Math.abs((a[i] ?? 0) / sumA - (b[i] ?? 0) / sumB)
  return distance / 2
}

function total(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}
