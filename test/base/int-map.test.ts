// Numbers by numbers, beside the language's own Map.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { IntMap } from '../../src/base/int-map.ts'

const whole = fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1), fc.nat(5000).map((i) => i << 10))

test('says what a Map says, before and after it is cleared', () => {
  fc.assert(fc.property(fc.array(fc.tuple(whole, fc.nat(2 ** 31 - 1)), { maxLength: 600 }), fc.array(whole, { maxLength: 50 }), (pairs, others) => {
    const [ours, theirs] = [new IntMap(), new Map<number, number>()]
    for (let round = 0; round < 2; round++) {
      for (const [key, value] of pairs) {
        ours.set(key, value)
        theirs.set(key, value)
      }
      expect(ours.size).toBe(theirs.size)
      for (const key of [...others, ...theirs.keys()]) expect(ours.get(key)).toBe(theirs.get(key) ?? -1)
      ours.clear()
      theirs.clear()
    }
  }))
})
