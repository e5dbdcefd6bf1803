// Bits: each is set on its own, or all of a list.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsFor, hasBit, setBit, setBits } from '../../src/base/bits.ts'

test('bits are those that were set', () => {
  const some = fc.nat(3000).chain((count) => fc.tuple(fc.constant(count), fc.uniqueArray(fc.nat(count)), fc.array(fc.nat(count))))
  fc.assert(fc.property(some, ([count, places, more]) => {
    const bits = bitsFor(count)
    for (const place of places) setBit(bits, place)
    setBits(bits, Int32Array.from(more))
    const all = new Set([...places, ...more])
    for (let at = 0; at <= count; at++) if (hasBit(bits, at) !== all.has(at)) expect.fail(String(at))
  }))
})
