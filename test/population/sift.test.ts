// Sift: kernels pick the lines that one draw after the other would.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw } from '../../src/base/random.ts'
import { Lines } from '../../src/population/lines.ts'
import { linesBelow, linesBelowOwn, linesBySort, linesMarked, markedAmong, sortsOf } from '../../src/population/sift.ts'
import { allOf } from './all-of.ts'

const town = fc.record({ people: fc.integer({ min: 10, max: 40_000 }), k0: fc.integer(), k1: fc.integer(), counter: fc.integer() })
const chance = fc.oneof(fc.nat(2 ** 28), fc.nat(2 ** 32 - 1))

test('lines below a chance', () => {
  fc.assert(fc.property(town, chance, ({ people, k0, k1, counter }, below) => {
    const lines = new Lines(people, 0.6, { k0: 1, k1: 5 })
    expect(linesBelow(lines, { k0, k1 }, counter, below)).toEqual(allOf(lines).filter((line) => draw(k0, k1, line, counter) >>> 0 < below))
  }))
})

test('lines below chances of their own', () => {
  fc.assert(fc.property(town, fc.array(chance, { minLength: 8, maxLength: 8 }), fc.integer(), ({ people, k0, k1, counter }, eight, self) => {
    const lines = new Lines(people, 0.6, { k0: 1, k1: 5 })
    const wanted = allOf(lines).filter((line) => draw(k0, k1, line, counter) >>> 0 < eight[draw(k0, k1, line, self) & 7])
    expect(linesBelowOwn(lines, { k0, k1 }, counter, Uint32Array.from(eight), self)).toEqual(wanted)
  }))
})

test('lines with a mark, in countries of more communities than are asked at a time', () => {
  fc.assert(fc.property(town, fc.nat(), ({ people, k0, k1, counter }, seed) => {
    const lines = new Lines(people * 8, 0.6, { k0: 1, k1: 5 })
    const marks = Uint8Array.from({ length: 65_536 }, (_, half) => (draw(seed, 0, half, 0) & 15) === 0 ? 1 : 0)
    expect(linesMarked(lines, { k0, k1 }, counter, marks)).toEqual(allOf(lines).filter((line) => marks[draw(k0, k1, line, counter) >>> 16] === 1))
  }), { numRuns: 20 })
})

test('lines below the chance of their sort', () => {
  fc.assert(fc.property(town, fc.array(chance, { minLength: 3, maxLength: 3 }), fc.integer(), fc.nat(), ({ people, k0, k1, counter }, chances, p0, seed) => {
    const lines = new Lines(people, 0.6, { k0: 1, k1: 5 })
    const sorts = Uint8Array.from({ length: 65_536 }, (_, lot) => (draw(seed, 0, lot, 0) >>> 0) % 3)
    const wanted = allOf(lines).filter((line) => draw(k0, k1, line, counter) >>> 0 < chances[sorts[draw(p0, 7, line, 0) >>> 16]])
    expect(linesBySort(lines, { k0, k1 }, counter, { k0: p0, k1: 7 }, sorts, Float64Array.from(chances))).toEqual(wanted)
  }))
})

test('of some lines the sorts, and those with a mark', () => {
  fc.assert(fc.property(fc.nat(140_000), fc.integer(), fc.integer(), fc.integer(), fc.nat(), (count, k0, k1, counter, seed) => {
    const some = Int32Array.from({ length: count }, (_, i) => 3 * i)
    const sorts = Uint8Array.from({ length: 65_536 }, (_, half) => (draw(seed, 0, half, 0) >>> 0) % 5 & 3)
    const marks = sorts.map((sort) => (sort === 2 ? 1 : 0))
    const wanted = Uint8Array.from(some, (line) => sorts[draw(k0, k1, line, counter) >>> 16])
    expect(sortsOf(some, { k0, k1 }, counter, sorts)).toEqual(wanted)
    expect(markedAmong(some, { k0, k1 }, counter, marks)).toEqual(some.filter((_, i) => wanted[i] === 2))
  }), { numRuns: 20 })
})
