// Round places: what a kernel gives to many rounds is what each would take in its turn.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadTable } from '../../src/base/quantiles.ts'
import { draw } from '../../src/base/random.ts'
import type { Profile, Round } from '../../src/crowd/profile.ts'
import { courier } from '../../src/crowd/profiles/courier.ts'
import { telemarketer } from '../../src/crowd/profiles/telemarketer.ts'
import { givePlaces } from '../../src/crowd/round-places.ts'

const roundOf = ({ round }: Profile) => round as Round
/** Lines of a district. */
const DISTRICT = 64 * 1024
const key = fc.record({ k0: fc.integer(), k1: fc.integer() })

test('means, places, where they begin, and owners', () => {
  fc.assert(fc.property(fc.oneof(fc.nat(300), fc.integer({ min: 1020, max: 2060 })), fc.nat(), fc.integer({ min: 1, max: 90 }), key, fc.nat(900), (n, seed, districts, keyOf, calls) => {
    const rounds = [undefined, roundOf(courier), { ...roundOf(telemarketer), callsPerDay: calls }]
    const lines = Int32Array.from({ length: n }, (_, i) => (draw(seed, 1, i, 0) >>> 0) % (districts * DISTRICT)).sort()
    const profile = Uint8Array.from(lines, (line) => 1 + (draw(seed, 2, line, 0) & 1))
    const given = givePlaces(lines, profile, rounds, districts, keyOf)
    const owner: number[] = []
    const begins = new Map<number, number>()
    lines.forEach((line, i) => {
      const round = rounds[profile[i]] as Round
      const mean = Math.fround(round.callsPerDay * spreadTable(round.spread, 64)[draw(keyOf.k0, keyOf.k1, line, 2) & 63])
      const district = Math.floor(line / DISTRICT)
      begins.set(district, begins.get(district) ?? owner.length)
      let places = 16
      while (places < 2 * mean + 8 && places < 4096) places *= 2
      expect([given.mean[i], given.places[i], given.first[i]]).toEqual([mean, places, 16 * (owner.length - begins.get(district)!)])
      owner.push(...Array<number>(places / 16).fill(i))
    })
    expect([...given.owner]).toEqual(owner)
    const units = Array.from({ length: districts + 1 }, (_, district) => owner.findIndex((i) => lines[i] >= district * DISTRICT))
    expect([...given.units]).toEqual(units.map((unit) => (unit < 0 ? owner.length : unit)))
  }), { numRuns: 60 })
})
