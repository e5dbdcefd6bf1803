// Ties: how many contacts a rank has, and how often each is called.
import { normalQuantile } from '../base/quantiles.ts'
import { type Key, draw, unit } from '../base/random.ts'
import { DOUBLES, OUT, OUT_END, copyOut, deal, placeValues } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Lines } from './lines.ts'

/** Most contacts of a line; also the first slot that leads to strangers. */
export const MAX_CONTACTS = 512
export const STRANGER_SLOTS = 2
const MIN_CONTACTS = 10
/** ln(distinct contacts in 244 days) has sd 1.08 (Sichuan 2020, 2,500 ordinary SIMs), of which strangers make a part. */
const CONTACTS_MEDIAN = 38
const CONTACTS_SIGMA = 0.95
/** Slots are drawn together in bundles of eight; the strangers' slots are one more bundle. */
export const BUNDLE_BITS = 3
export const BUNDLE = 1 << BUNDLE_BITS
/** Spread of ln(calls) that goes with the number of contacts; the rest is everyone's own (people.ts). */
const RATE_SIGMA = 0.9
/**
 * Zipf's law of tie strength: mean and sd of its exponent over ranks. With it the first contact takes .15/.23/.34 of the
 * calls (quartiles, Sichuan 2020).
 */
const ZIPF_SHIFT = -0.3
const ZIPF = 1
const ZIPF_SD = 0.3
const ZIPF_LEAST = 0.3
/**
 * Share of calls to people who are not contacts: median, and sd of its log-odds over ranks. Sichuan 2020: distinct
 * counterparties are .09/.15/.26 of the calls of 244 days (quartiles).
 */
const STRANGER_SHARE = 0.06
const STRANGER_SIGMA = 1.3

/** Logarithms of the places of contacts in Zipf's law; and room for the rates of a rank's links. */
const logs = deal(8 * MAX_CONTACTS)
for (let slot = 0; slot < MAX_CONTACTS; slot++) DOUBLES[(logs >> 3) + slot] = Math.log(slot + 1 + ZIPF_SHIFT)
const rated = deal(8 * (MAX_CONTACTS + STRANGER_SLOTS))

/**
 * For each rank its links: the contact slots 0 ... contacts - 1, then STRANGER_SLOTS slots of strangers; and the bundles
 * of its links: those of contacts in order, then that of strangers.
 */
export interface Ties {
  readonly contacts: Uint16Array
  /** How many ranks have a contact slot, so that a slot leads back and forth between ranks below it. */
  readonly support: Uint16Array
  /** Where the links of a rank begin, in `picks`. */
  readonly links: Int32Array
  /** Where the bundles of a rank begin, in `rates`; one more than there are ranks. */
  readonly bundles: Int32Array
  /** Calls a day over all links of a bundle, where an average line makes one. */
  readonly rates: Float64Array
  /** A pick of 65,536 below this falls on the link, or on one before it in its bundle. */
  readonly picks: Int32Array
}

/** Ranks differ in more than their calls, as drawn by `key`: all communities in the same way. */
export function makeTies(lines: Lines, key: Key): Ties {
  const size = lines.size
  const contacts = new Uint16Array(size)
  const volume = new Float64Array(size)
  const links = new Int32Array(size + 1)
  const bundles = new Int32Array(size + 1)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    const z = normalQuantile(1 - (rank + 0.5) / size)
    const wanted = Math.round(CONTACTS_MEDIAN * Math.exp(CONTACTS_SIGMA * z))
    contacts[rank] = Math.max(MIN_CONTACTS, Math.min(MAX_CONTACTS, wanted))
    links[rank + 1] = links[rank] + contacts[rank] + STRANGER_SLOTS
    bundles[rank + 1] = bundles[rank] + Math.ceil(contacts[rank] / BUNDLE) + 1
    volume[rank] = Math.exp(RATE_SIGMA * z)
    sum += volume[rank]
  }
  const ties = {
    contacts, support: supportOf(contacts), links, bundles,
    rates: new Float64Array(bundles[size]), picks: new Int32Array(links[size]),
  }
  const facts = new Float64Array(4 * size)
  for (let rank = 0; rank < size; rank++) {
    const ofStrangers = Math.exp(STRANGER_SIGMA * normal(key, rank, 0)) * (STRANGER_SHARE / (1 - STRANGER_SHARE))
    const exponent = Math.max(ZIPF_LEAST, ZIPF + ZIPF_SD * normal(key, rank, 1))
    facts.set([contacts[rank], (volume[rank] * size) / sum, ofStrangers / (1 + ofStrangers), exponent], 4 * rank)
  }
  bundleUp(ties, facts)
  return ties
}

/** Fills in rates and picks from facts of each rank: contacts, calls a day, share of them to strangers, exponent of Zipf's law. */
function bundleUp({ contacts, rates, picks }: Ties, facts: Float64Array): void {
  const at = OUT + rates.byteLength
  if (at + picks.byteLength > OUT_END) throw new RangeError('the arena has no room for so many contacts')
  kernels.bundleUp(contacts.length, placeValues(facts), logs, rated, OUT, at)
  copyOut(OUT, rates)
  copyOut(at, picks)
}

/** A normal deviate of a rank. */
function normal(key: Key, rank: number, purpose: number): number {
  return normalQuantile(unit(draw(key.k0, key.k1, rank, purpose) | 1))
}

/** Slot k has the ranks below support[k]; contacts fall with rank. Strangers have everybody. */
function supportOf(contacts: Uint16Array): Uint16Array {
  const support = new Uint16Array(MAX_CONTACTS + STRANGER_SLOTS).fill(contacts.length)
  let ranks = contacts.length
  for (let slot = 0; slot < MAX_CONTACTS; slot++) {
    while (ranks > 0 && contacts[ranks - 1] <= slot) ranks--
    support[slot] = ranks
  }
  return support
}
