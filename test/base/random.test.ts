// Draws: pinned, uniform, and independent of what stands beside them.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance, draw, keyFor, subkey, unit, whole } from '../../src/base/random.ts'
import { Z999, chiSquare } from '../laws/statistics.ts'

const GOLDEN = {
  calls: { k0: 1449608207, k1: -773885081 },
  people: { k0: -1888807026, k1: 1234331547 },
  subkey: { k0: -1725926229, k1: 315304302 },
  draws: [-151786715, -1377528336, -1254065946],
  edge: 955427728,
}

describe('a key', () => {
  test('is pinned by golden vectors: another value redraws every dataset', () => {
    expect(keyFor('1', 'calls')).toEqual(GOLDEN.calls)
    expect(keyFor('雪', 'people')).toEqual(GOLDEN.people)
    expect(subkey(keyFor('1', 'calls'), 7)).toEqual(GOLDEN.subkey)
  })

  test('differs by seed, purpose and index', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (seed, other, purpose) => {
      fc.pre(seed !== other)
      expect(keyFor(seed, purpose)).not.toEqual(keyFor(other, purpose))
      expect(subkey(keyFor(seed, purpose), 1)).not.toEqual(subkey(keyFor(seed, purpose), 2))
    }))
  })
})

describe('draw', () => {
  test('is pinned by golden vectors', () => {
    const { k0, k1 } = keyFor('1', 'calls')
    expect([0, 1, 2].map((counter) => draw(k0, k1, 12_345, counter))).toEqual(GOLDEN.draws)
    expect(draw(-1, 2_147_483_647, -5, 65_536)).toBe(GOLDEN.edge)
  })

  // 2^16 draws in 256 cells: chi-square with 255 degrees of freedom, within the two-sided 99.9 % of a fair one.
  const ways: [string, (i: number) => number][] = [
    ['over counters', (i) => draw(17, -4, 99, i)],
    ['over entities', (i) => draw(17, -4, i, 3)],
    ['over every 1,024th entity, as ranks of communities lie', (i) => draw(17, -4, i << 10, 3)],
    ['over first words of the key', (i) => draw(i, -4, 99, 3)],
    ['over second words of the key', (i) => draw(17, i, 99, 3)],
    ['over the differences of neighbouring entities', (i) => draw(17, -4, i, 3) ^ draw(17, -4, i + 1, 3)],
    ['over the differences of neighbouring counters', (i) => draw(17, -4, 99, i) ^ draw(17, -4, 99, i + 1)],
  ]
  describe.each(ways)('%s', (_, bits) => {
    test.each([0, 8, 16, 24])('is uniform in its byte from bit %i on', (shift) => {
      const counts = new Float64Array(256)
      for (let i = 0; i < 65_536; i++) counts[(bits(i) >>> shift) & 255]++
      expect(Math.abs(chiSquare(counts))).toBeLessThan(Z999 + 0.5) // 28 such figures: a little more room
    })

    test('has each bit set half of the time', () => {
      for (let bit = 0; bit < 32; bit++) {
        let set = 0
        for (let i = 0; i < 65_536; i++) set += (bits(i) >>> bit) & 1
        expect(Math.abs(set - 32_768), `bit ${bit}`).toBeLessThan(4.5 * 128) // sd 128; 224 such figures
      }
    })
  })

  test('shares no sub-sequence between entities: next to no collisions among a million words', () => {
    const seen = new Set<number>()
    for (let entity = 0; entity < 1000; entity++) for (let counter = 0; counter < 1000; counter++) seen.add(draw(5, 6, entity, counter))
    // Of 10^6 words of 32 bits 116 are expected to repeat, with sd 10.8.
    expect(Math.abs(1e6 - seen.size - 116)).toBeLessThan(45)
  })
})

describe('bits', () => {
  const bits = fc.integer()

  test('become numbers in [0, 1), in order', () => {
    fc.assert(fc.property(bits, bits, (a, b) => {
      expect(unit(a)).toBeGreaterThanOrEqual(0)
      expect(unit(a)).toBeLessThan(1)
      expect(unit(a) < unit(b)).toBe(a >>> 0 < b >>> 0)
    }))
  })

  test('become whole numbers below any bound up to 65,536, each as often as another', () => {
    fc.assert(fc.property(bits, fc.integer({ min: 1, max: 65_536 }), (word, below) => {
      expect(whole(word, below)).toBeGreaterThanOrEqual(0)
      expect(whole(word, below)).toBeLessThan(below)
    }))
    const counts = new Float64Array(7)
    for (let upper = 0; upper < 65_536; upper++) counts[whole(upper << 16, 7)]++
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  test('fall below the threshold of a chance just so often', () => {
    expect(chance(0)).toBe(0)
    expect(chance(1)).toBe(2 ** 32)
    expect([chance(-1), chance(2)]).toEqual([0, 2 ** 32])
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      expect(Math.abs(chance(p) / 2 ** 32 - p)).toBeLessThan(2 ** -32)
    }))
  })
})
