// Many stays as a kernel finds them, against those of each SIM, of people who share, move and exchange handsets.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bits, bitsFor, hasBit, setBit, setBits } from '../../src/base/bits.ts'
import { Handsets } from '../../src/crowd/handsets.ts'
import { staysOf } from '../../src/crowd/stays.ts'
import { ManyStays } from '../../src/traffic/many-stays.ts'
import { callRuns } from '../../src/traffic/roll.ts'
import { plain } from '../laws/scenarios.ts'
import { perform } from '../laws/simulate.ts'

const PROFILES = { resident: 0.3, 'dual-sim': 0.3, family: 0.38, 'repair-shop': 0.02 }

/** Seconds as a kernel tells them. */
function told(handsets: Handsets, line: number, subscriber: number, holder: number, days: number): number[] {
  return staysOf(handsets, line, subscriber, days).flatMap(({ handset, slot, from, to }) =>
    [handset, slot, holder, from === 0 ? -1 : Math.floor(from / 1000), Math.floor(to / 1000)])
}

test('stays of all but borrowers are those of each', () => {
  const sizes = fc.oneof(fc.integer({ min: 100, max: 3000 }), fc.integer({ min: 65_530, max: 65_545 }))
  fc.assert(fc.property(sizes, fc.integer(), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 9 }), (subscribers, seed, days, every) => {
    const base = plain(`stays ${seed}`, subscribers, 1)
    const { crowd } = perform({ ...base, population: { ...base.population, profiles: PROFILES } })
    const { handsets, population: { lines } } = crowd
    const some: Bits = bitsFor(lines.addresses)
    for (let i = 0; i < subscribers; i += every) setBit(some, lines.lineOf(i))
    const borrowers = bitsFor(lines.addresses)
    setBits(borrowers, handsets.borrowers(days))
    const many = new ManyStays(days)
    let asked = 0
    callRuns(crowd, some, {
      begin: (first, marked) => many.begin(first, marked),
      run: () => {},
      one: (subscriber, line) => {
        const stays = [...many.next()]
        asked++
        if (hasBit(borrowers, line)) return
        const wanted = told(handsets, line, subscriber, lines.subscriberAt(handsets.phoneOf(line)), days)
        if (stays.length !== wanted.length || stays.some((word, i) => word !== wanted[i])) expect(stays).toEqual(wanted)
      },
    })
    expect(asked).toBe(Math.ceil(subscribers / every))
  }), { numRuns: 12 })
})

test('a run of ten years is too long', () => {
  expect(() => new ManyStays(4000)).toThrow('a run of 4000 days')
})
