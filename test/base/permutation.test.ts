// Keyed permutations: one to one, and without a readable order.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Permutation, SmallPermutation, evenBits, shuffled } from '../../src/base/permutation.ts'

const key = fc.record({ k0: fc.integer(), k1: fc.integer() })

describe('a permutation', () => {
  test('of few bits gives every number once, and finds back', () => {
    fc.assert(fc.property(key, fc.constantFrom(2, 4, 8, 12), (k, bits) => {
      const permutation = new Permutation(k, bits)
      const image = new Set<number>()
      for (let value = 0; value < 2 ** bits; value++) {
        const other = permutation.of(value)
        image.add(other)
        if (permutation.from(other) !== value) expect.fail(`${value} of ${bits} bits`)
      }
      expect(image.size).toBe(2 ** bits)
      expect(Math.max(...image)).toBe(2 ** bits - 1)
    }), { numRuns: 30 })
  })

  test('of many bits finds back, within its range', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.constantFrom(0, 1 - 2 ** -52))
    fc.assert(fc.property(key, fc.integer({ min: 1, max: 26 }), value, (k, half, at) => {
      const permutation = new Permutation(k, 2 * half)
      const number = Math.floor(at * 2 ** (2 * half))
      const image = permutation.of(number)
      expect(Number.isInteger(image) && image >= 0 && image < 2 ** (2 * half)).toBe(true)
      expect(permutation.from(image)).toBe(number)
    }))
  })

  test('of at most 30 bits in whole numbers gives every number once', () => {
    fc.assert(fc.property(key, fc.constantFrom(2, 8, 14), (k, bits) => {
      const permutation = new SmallPermutation(k, bits)
      const image = new Set(Array.from({ length: 2 ** bits }, (_, value) => permutation.of(value)))
      expect(image.size).toBe(2 ** bits)
      expect(Math.min(...image)).toBe(0)
      expect(Math.max(...image)).toBe(2 ** bits - 1)
    }), { numRuns: 20 })
    const widest = new SmallPermutation({ k0: 1, k1: 2 }, 30)
    for (const value of [0, 1, 2 ** 30 - 1]) expect(widest.of(value)).toBeGreaterThanOrEqual(0)
  })

  test('leaves next to no number in its place and no two neighbours side by side', () => {
    for (const permutation of [new Permutation({ k0: 3, k1: 4 }, 16), new SmallPermutation({ k0: 3, k1: 4 }, 16)]) {
      let fixed = 0
      let neighbours = 0
      for (let value = 1; value < 65_536; value++) {
        if (permutation.of(value) === value) fixed++
        if (Math.abs(permutation.of(value) - permutation.of(value - 1)) === 1) neighbours++
      }
      // A random permutation has 1 fixed point and 2 such neighbours on average, both nearly Poisson.
      expect(fixed).toBeLessThan(8)
      expect(neighbours).toBeLessThan(12)
    }
  })

  test.each([0, 3, 54, 53, -2])('of %i bits is refused', (bits) => {
    expect(() => new Permutation({ k0: 0, k1: 0 }, bits)).toThrow(RangeError)
    expect(() => new SmallPermutation({ k0: 0, k1: 0 }, bits)).toThrow(RangeError)
  })
})

describe('a shuffled order', () => {
  test('of any size has every number once', () => {
    fc.assert(fc.property(key, fc.integer({ min: 1, max: 3000 }), (k, size) => {
      const permutation = new Permutation(k, evenBits(size))
      const order = new Set(Array.from({ length: size }, (_, index) => shuffled(permutation, index, size)))
      expect(order.size).toBe(size)
      expect(Math.max(...order)).toBe(size - 1)
    }), { numRuns: 50 })
  })

  test('takes the fewest even bits that suffice', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (count) => {
      const bits = evenBits(count)
      expect(bits % 2).toBe(0)
      expect(2 ** bits).toBeGreaterThanOrEqual(count)
      expect(bits === 2 || 2 ** (bits - 2) < count).toBe(true)
    }))
  })
})
