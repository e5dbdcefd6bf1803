// Bits: each is set on its own, and the list of them is that of a set.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsFor, bitsSet, hasBit, setBit } from '../../src/base/bits.ts'

test('bits are those that were set, in order', () => {
  const some = fc.nat(3000).chain((count) => fc.tuple(fc.constant(count), fc.uniqueArray(fc.nat(count))))
  fc.assert(fc.property(some, ([count, places]) => {
    const bits = bitsFor(count)
    for (const place of places) setBit(bits, place)
    expect(bitsSet(bits)).toEqual(places.toSorted((a, b) => a - b))
    for (let at = 0; at <= count; at++) if (hasBit(bits, at) !== places.includes(at)) expect.fail(String(at))
  }))
})
