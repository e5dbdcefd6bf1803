// Places: a cell stays what it is until it is said to change, also over the cut.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from '../../src/base/units.ts'
import { makePopulation } from '../../src/population/population.ts'
import { plain } from '../laws/scenarios.ts'

const moment = fc.integer({ min: -1000, max: DAY - 1 })
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

for (const cells of [400, 50_000]) {
  const { places, lines } = makePopulation(plain('steady', 4000, 7, { network: { ...plain('', 100, 1).network, cells } }))

  test(`of ${cells} cells a phone keeps its own until it is said to look again`, () => {
    let longest = 0
    fc.assert(fc.property(fc.nat(3999), moment, share, fc.nat(6), (subscriber, ms, part, weekday) => {
      places.setDay(3, weekday)
      const line = lines.lineOf(subscriber)
      const until = places.steadyUntil(line, ms)
      expect(until).toBeGreaterThan(ms)
      const later = Math.min(Math.ceil(until) - 1, Math.floor(ms + part * (until - ms)))
      expect(places.cellOf(line, later)).toBe(places.cellOf(line, ms))
      longest = Math.max(longest, until - ms)
    }), { numRuns: 20_000 })
    expect(longest).toBeGreaterThan(20 * 60_000)
  })

  test(`of ${cells} cells the one before the cut is the same from both days`, () => {
    fc.assert(fc.property(fc.nat(3999), fc.integer({ min: -1000, max: -1 }), fc.nat(6), (subscriber, ms, weekday) => {
      const line = lines.lineOf(subscriber)
      places.setDay(3, weekday)
      const before = places.cellOf(line, DAY + ms)
      places.setDay(4, (weekday + 1) % 7)
      expect(places.cellOf(line, ms)).toBe(before)
    }), { numRuns: 5000 })
  })
}

test('a place of an operation is steady too', () => {
  const { places } = makePopulation(plain('steady', 100, 7))
  fc.assert(fc.property(fc.nat(2 ** 28), moment, share, (handset, ms, part) => {
    const until = places.steadyUntilAt(handset, ms)
    expect(until).toBeGreaterThan(ms)
    const later = Math.min(Math.ceil(until) - 1, Math.floor(ms + part * (until - ms)))
    expect(places.cellAt(5, 5, handset, later)).toBe(places.cellAt(5, 5, handset, ms))
  }))
})
