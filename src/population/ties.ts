// Ties: how many contacts a rank has, and how often each is called.
import { normalQuantile } from '../base/quantiles.ts'
import type { Lines } from './lines.ts'

/** Most contacts of a line; also the first slot that leads to strangers. */
export const MAX_CONTACTS = 512
export const STRANGER_SLOTS = 2
const MIN_CONTACTS = 10
/** ln(distinct contacts in 244 days) has sd 1.08 (Sichuan 2020, 2,500 ordinary SIMs), of which strangers make a part. */
const CONTACTS_MEDIAN = 38
const CONTACTS_SIGMA = 0.95
/** Spread of ln(calls) that goes with the number of contacts; the rest is everyone's own (people.ts). */
const RATE_SIGMA = 0.78
/** Zipf's law of tie strength; with it the first contact takes .23 of the calls (Sichuan 2020, median top share). */
const ZIPF_SHIFT = 0.6
/** Share of calls to people who are not contacts. Sichuan 2020: the median counterparty is called twice in 244 days. */
const STRANGER_SHARE = 0.16

/**
 * For each rank its links: the contact slots 0 ... contacts - 1, then STRANGER_SLOTS slots of strangers.
 * `rates[offset[rank] + link]` is the share of an average line's calls a day that goes over that link.
 */
export interface Ties {
  readonly contacts: Uint16Array
  /** How many ranks have a contact slot, so that a slot leads back and forth between ranks below it. */
  readonly support: Uint16Array
  readonly offset: Int32Array
  readonly rates: Float64Array
}

export function makeTies(lines: Lines): Ties {
  const size = lines.size
  const contacts = new Uint16Array(size)
  const volume = new Float64Array(size)
  const offset = new Int32Array(size + 1)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    const z = normalQuantile(1 - (rank + 0.5) / size)
    const wanted = Math.round(CONTACTS_MEDIAN * Math.exp(CONTACTS_SIGMA * z))
    contacts[rank] = Math.max(MIN_CONTACTS, Math.min(MAX_CONTACTS, wanted))
    offset[rank + 1] = offset[rank] + contacts[rank] + STRANGER_SLOTS
    volume[rank] = Math.exp(RATE_SIGMA * z)
    sum += volume[rank]
  }
  const rates = new Float64Array(offset[size])
  for (let rank = 0; rank < size; rank++) spreadRate(rates, offset[rank], contacts[rank], (volume[rank] * size) / sum)
  return { contacts, support: supportOf(contacts), offset, rates }
}

function spreadRate(rates: Float64Array, at: number, contacts: number, volume: number): void {
  let sum = 0
  for (let slot = 0; slot < contacts; slot++) sum += 1 / (slot + 1 + ZIPF_SHIFT)
  const scale = (volume * (1 - STRANGER_SHARE)) / sum
  for (let slot = 0; slot < contacts; slot++) rates[at + slot] = scale / (slot + 1 + ZIPF_SHIFT)
  for (let slot = 0; slot < STRANGER_SLOTS; slot++) rates[at + contacts + slot] = (volume * STRANGER_SHARE) / STRANGER_SLOTS
}

/** Slot k has the ranks below support[k]; contacts fall with rank. Strangers have everybody. */
function supportOf(contacts: Uint16Array): Uint16Array {
  const support = new Uint16Array(MAX_CONTACTS + STRANGER_SLOTS).fill(contacts.length)
  for (let slot = 0; slot < MAX_CONTACTS; slot++) {
    let ranks = 0
    while (ranks < contacts.length && contacts[ranks] > slot) ranks++
    support[slot] = ranks
  }
  return support
}
