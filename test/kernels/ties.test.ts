// Ties as a kernel bundles them up, against the same sums in JavaScript, to the bit.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DOUBLES, INTS, OUT, deal, placeValues } from '../../src/kernels/arena.ts'
import { kernels } from '../../src/kernels/kernels.ts'
import { BUNDLE, MAX_CONTACTS, STRANGER_SLOTS } from '../../src/population/ties.ts'

interface Rank {
  readonly contacts: number
  readonly volume: number
  readonly strangers: number
  readonly exponent: number
}

const LOGS = Float64Array.from({ length: MAX_CONTACTS }, (_, slot) => Math.log(slot + 0.7))
const logs = deal(8 * MAX_CONTACTS)
const room = deal(8 * (MAX_CONTACTS + STRANGER_SLOTS))
DOUBLES.set(LOGS, logs >> 3)

/** Calls a day over each link of a rank. */
function ratesOf({ contacts, volume, strangers, exponent }: Rank): number[] {
  const shares = Array.from({ length: contacts }, (_, slot) => Math.exp(-exponent * LOGS[slot]))
  const sum = shares.reduce((all, share) => all + share, 0)
  return [...shares.map((share) => share * ((volume * (1 - strangers)) / sum)), ...Array<number>(STRANGER_SLOTS).fill((volume * strangers) / STRANGER_SLOTS)]
}

function bundlesOf({ contacts }: Rank, links: readonly number[]): number[][] {
  const bundles: number[][] = []
  for (let first = 0; first < contacts; first += BUNDLE) bundles.push(links.slice(first, Math.min(contacts, first + BUNDLE)))
  return [...bundles, links.slice(contacts)]
}

/** Of 65,536 picks those below which they fall on a link or one before it. */
function picksOf(bundle: readonly number[], rate: number): number[] {
  let share = 0
  const picks = bundle.map((link) => Math.round((share += link / rate) * 65_536))
  return [...picks.slice(0, -1), 65_536]
}

const ranks = fc.array(fc.record({
  contacts: fc.integer({ min: 1, max: MAX_CONTACTS }), volume: fc.double({ min: 0.01, max: 50, noNaN: true }),
  strangers: fc.double({ min: 0.001, max: 0.9, noNaN: true }), exponent: fc.double({ min: 0.3, max: 2, noNaN: true }),
}), { minLength: 1, maxLength: 20 })

test('links are summed up by bundles, and picks fall on each as often as it is called', () => {
  fc.assert(fc.property(ranks, (all) => {
    const bundles = all.flatMap((rank) => bundlesOf(rank, ratesOf(rank)))
    const rates = bundles.map((bundle) => bundle.reduce((sum, link) => sum + link, 0))
    const picks = bundles.flatMap((bundle, i) => picksOf(bundle, rates[i]))
    const facts = Float64Array.from(all.flatMap(({ contacts, volume, strangers, exponent }) => [contacts, volume, strangers, exponent]))
    const at = OUT + 8 * rates.length
    kernels.bundleUp(all.length, placeValues(facts), logs, room, OUT, at)
    expect([...DOUBLES.subarray(OUT >> 3, at >> 3)]).toEqual(rates)
    expect([...INTS.subarray(at >> 2, (at >> 2) + picks.length)]).toEqual(picks)
  }))
})
