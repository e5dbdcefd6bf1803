// Lines: as many subscribers as asked for, each at one address.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFor } from '../../src/base/random.ts'
import { BLOCK, Lines, RANK_BITS } from '../../src/population/lines.ts'

const share = fc.double({ min: 0.01, max: 1, noNaN: true })
const people = fc.integer({ min: 100, max: 30_000 })

describe('lines', () => {
  test('have exactly the subscribers asked for, each at the address that leads back to it', () => {
    fc.assert(fc.property(people, share, fc.nat(), (subscribers, onNet, seed) => {
      const lines = new Lines(subscribers, onNet, keyFor(String(seed), 'lines'))
      const seen = new Uint8Array(subscribers)
      let found = 0
      for (let community = 0; community < lines.communities; community++) {
        for (let rank = 0; rank < lines.size; rank++) {
          const line = (community << RANK_BITS) | rank
          const subscriber = lines.subscriberAt(line)
          if (subscriber < 0) continue
          if (seen[subscriber]++ !== 0 || lines.lineOf(subscriber) !== line) expect.fail(`subscriber ${subscriber} at ${line}`)
          found++
        }
      }
      expect(found).toBe(subscribers)
    }), { numRuns: 25 })
  })

  test('number as many as the share asks for, but for the rounding of communities: at worst two of 576 for 1,025', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 20_000_000 }), share, (subscribers, onNet) => {
      fc.pre(subscribers / onNet <= 1e8)
      const lines = new Lines(subscribers, onNet, { k0: 1, k1: 2 })
      const wanted = Math.max(subscribers, Math.round(subscribers / onNet))
      expect(lines.count).toBeGreaterThanOrEqual(wanted)
      expect(lines.count - wanted).toBeLessThan(BLOCK * lines.communities) // whole blocks in every community
      expect(lines.size % BLOCK).toBe(0)
      expect(lines.size).toBeLessThanOrEqual(1 << RANK_BITS)
      expect(lines.addresses).toBe(lines.communities << RANK_BITS)
      expect(lines.addresses).toBeLessThanOrEqual(2 ** 27)
      for (const subscriber of [0, 1, subscribers >> 1, subscribers - 1]) expect(lines.subscriberAt(lines.lineOf(subscriber))).toBe(subscriber)
    }), { numRuns: 60 })
  })

  test('have their subscribers in every community and block of ranks alike', () => {
    const lines = new Lines(60_000, 0.6, { k0: 5, k1: 6 })
    for (let community = 0; community < lines.communities; community++) {
      for (let block = 0; block < lines.size; block += BLOCK) {
        let own = 0
        for (let rank = block; rank < block + BLOCK; rank++) if (lines.subscriberAt((community << RANK_BITS) | rank) >= 0) own++
        expect(Math.abs(own - 0.6 * BLOCK)).toBeLessThan(4) // golden steps: next to no chance in it
      }
    }
  })
})
