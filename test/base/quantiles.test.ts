// Tables of quantiles: held against what is known of their distributions.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverseTable, logNormalTable, normalQuantile, spreadTable } from '../../src/base/quantiles.ts'
import { mean, variance } from '../laws/statistics.ts'

describe('the normal quantile', () => {
  test.each([
    // Abramowitz and Stegun, table 26.5 and usual tables
    [0.5, 0], [0.841344746068543, 1], [0.975, 1.959963984540054], [0.99, 2.326347874040841], [0.999, 3.090232306167814],
    [0.9999, 3.719016485455709], [0.000001, -4.753424308822899],
  ])('at %f is %f', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(2e-9 * Math.max(1, Math.abs(z)) + 2e-9)
  })

  test('is odd around a half, and grows', () => {
    const share = fc.double({ min: 1e-12, max: 0.5, noNaN: true })
    fc.assert(fc.property(share, share, (p, q) => {
      expect(Math.abs(normalQuantile(p) + normalQuantile(1 - p))).toBeLessThan(1e-4 * Math.abs(normalQuantile(p)) + 1e-8)
      if (q - p > 1e-8 * p) expect(normalQuantile(p)).toBeLessThan(normalQuantile(q))
    }))
  })
})

describe('a log-normal table', () => {
  const median = fc.double({ min: 0.1, max: 1e4, noNaN: true })
  const sigma = fc.double({ min: 0, max: 1.5, noNaN: true })

  test('has its median in the middle, grows, and has the mean of its distribution', () => {
    fc.assert(fc.property(median, sigma, (m, s) => {
      const table = logNormalTable(m, s, 4096)
      expect(Math.sqrt(table[2047] * table[2048]) / m).toBeCloseTo(1, 9)
      for (let i = 1; i < table.length; i++) if (table[i] < table[i - 1]) expect.fail(`${i}`)
      // The table has middles of shares: it misses part of the last one's tail, below 1 % of the mean up to sigma 1.5.
      expect(Math.abs(mean(table) / (m * Math.exp(s * s / 2)) - 1)).toBeLessThan(0.01)
      const logs = Array.from(table, (value) => Math.log(value / m))
      expect(Math.abs(variance(logs) - s * s)).toBeLessThan(0.003 * s * s + 1e-12)
    }), { numRuns: 30 })
  })

  test('with mean 1 has exactly that', () => {
    fc.assert(fc.property(sigma, fc.constantFrom(16, 64, 1024), (s, size) => {
      const table = spreadTable(s, size)
      expect(mean(table)).toBeCloseTo(1, 12)
      expect(Math.log(table[size - 1] / table[0])).toBeCloseTo(2 * s * normalQuantile(1 - 0.5 / size), 6)
    }))
  })
})

describe('an inverse table', () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 100, noNaN: true })), { minLength: 1, maxLength: 30 })
    .filter((each) => each.some((weight) => weight > 0))

  test('runs from where the weight begins to where it ends, without falling', () => {
    fc.assert(fc.property(weights, fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 7, 256, 4096), (each, step, size) => {
      const table = inverseTable(each, step, size)
      expect(table).toHaveLength(size + 1)
      const last = each.findLastIndex((weight) => weight > 0)
      expect(table[size]).toBeLessThanOrEqual((last + 1) * step)
      expect(table[size]).toBeGreaterThanOrEqual((last + 1) * step - 1)
      for (let i = 1; i <= size; i++) if (table[i] < table[i - 1]) expect.fail(`${i}`)
    }))
  })

  test('gives each piece as much of the places as it has of the weight', () => {
    fc.assert(fc.property(weights, (each) => {
      const size = 8192
      const step = 1_000_000
      const table = inverseTable(each, step, size)
      const total = each.reduce((sum, weight) => sum + weight, 0)
      each.forEach((weight, j) => {
        const inside = Array.from(table).filter((at) => at > j * step && at < (j + 1) * step).length
        expect(Math.abs(inside / size - weight / total), `piece ${j}`).toBeLessThan(3 / size)
      })
    }), { numRuns: 40 })
  })
})
