// Own: kernels know subscribers from others, and pair them, as one question after the other would.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsFor, hasBit, setBit } from '../../src/base/bits.ts'
import { draw } from '../../src/base/random.ts'
import { Lines } from '../../src/population/lines.ts'
import { ownAmong, pairsAmong } from '../../src/population/own.ts'
import { allOf } from './all-of.ts'

const town = fc.record({ people: fc.integer({ min: 10, max: 120_000 }), key: fc.integer(), one: fc.integer({ min: 1, max: 40 }) })

/** One in so many of all addresses, in order. */
function some(lines: Lines, seed: number, one: number): Int32Array {
  return allOf(lines).filter((line) => (draw(seed, 3, line, 0) >>> 0) % one === 0)
}

test('subscribers among lines', () => {
  fc.assert(fc.property(town, ({ people, key, one }) => {
    const lines = new Lines(people, 0.6, { k0: key, k1: 5 })
    const all = some(lines, key, one)
    expect(ownAmong(lines, all)).toEqual(all.filter((line) => lines.subscriberAt(line) >= 0))
  }), { numRuns: 30 })
})

test('pairs among lines, but of those who are taken', () => {
  fc.assert(fc.property(town, fc.boolean(), ({ people, key, one }, hasOthers) => {
    const lines = new Lines(people, 0.6, { k0: key, k1: 5 })
    const all = some(lines, key, one)
    const others = hasOthers ? pairsAmong(lines, some(lines, key + 1, 20), 32) : undefined
    const pairs = bitsFor(lines.addresses)
    for (const line of all) {
      const other = line ^ 1
      if (lines.subscriberAt(line) < 0 || lines.subscriberAt(other) < 0) continue
      if ([line, other].some((each) => hasBit(others ?? pairs, each))) continue
      setBit(pairs, line)
      setBit(pairs, other)
    }
    expect(pairsAmong(lines, all, 1, others)).toEqual(pairs)
  }), { numRuns: 30 })
})
