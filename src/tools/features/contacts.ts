// Whom a SIM speaks with: how many, how often, how evenly.
import { median, quantile, sortFirst } from '../statistics/quantiles.ts'
import { group } from './feature.ts'
import type { SimCalls } from './sim-calls.ts'
import { Tally } from './tally.ts'

/** A contact with at least this many answered calls: the competition of Sichuan 2020 calls it a friend. */
const FRIEND = 3

const spoken = new Tally()
const spokenOut = new Tally()
const called = new Tally()
const callers = new Tally()
let scratch = new Float64Array(1024)

export const contacts = group({
  contacts: ['1', 'other parties of answered calls'],
  contacts_per_call: ['share', 'contacts by answered calls'],
  calls_per_contact_mean: ['1', 'mean over contacts of answered calls with the contact'],
  calls_per_contact_median: ['1', 'median over contacts of answered calls with the contact'],
  calls_per_contact_max: ['1', 'answered calls with the contact of most calls'],
  seconds_per_contact_mean: ['s', 'mean over contacts of talking time with the contact'],
  seconds_per_contact_median: ['s', 'median over contacts of talking time with the contact'],
  seconds_per_contact_max: ['s', 'talking time with the contact of most talk'],
  top_contact_share: ['share', 'share of answered calls with the contact of most calls'],
  friends_share: ['share', 'contacts with at least three answered calls'],
  two_way_share: ['share', 'contacts that called and were called, answered'],
  callees: ['1', 'numbers called, answered or not'],
  callees_per_attempt: ['share', 'callees by outgoing attempts'],
  callee_entropy: ['bit', 'entropy of outgoing attempts over callees'],
  callers: ['1', 'numbers that called, answered or not'],
}, (calls: SimCalls) => {
  count(calls)
  const total = sum(spoken.counts, spoken.size)
  const attempts = sum(called.counts, called.size)
  const counted = sorted(spoken.counts, spoken.size)
  const byCalls = { mean: total / spoken.size, median: median(counted), max: quantile(counted, 1) }
  const talked = sorted(spoken.sums, spoken.size)
  let friends = 0
  for (let entry = 0; entry < spoken.size; entry++) if (spoken.counts[entry] >= FRIEND) friends++
  return {
    contacts: spoken.size,
    contacts_per_call: spoken.size / total,
    calls_per_contact_mean: byCalls.mean,
    calls_per_contact_median: byCalls.median,
    calls_per_contact_max: byCalls.max,
    seconds_per_contact_mean: sum(spoken.sums, spoken.size) / spoken.size,
    seconds_per_contact_median: median(talked),
    seconds_per_contact_max: quantile(talked, 1),
    top_contact_share: byCalls.max / total,
    friends_share: friends / spoken.size,
    two_way_share: twoWay() / spoken.size,
    callees: called.size,
    callees_per_attempt: called.size / attempts,
    callee_entropy: entropy(called),
    callers: callers.size,
  }
})

function count(calls: SimCalls): void {
  for (const tally of [spoken, spokenOut, called, callers]) tally.clear()
  for (let call = 0; call < calls.size; call++) {
    const other = calls.other[call]
    const outgoing = calls.outgoing(call)
    if (outgoing) called.add(other)
    else callers.add(other)
    if (!calls.answered(call)) continue
    spoken.add(other, calls.duration[call])
    if (outgoing) spokenOut.add(other)
  }
}

/** Contacts spoken with both ways. */
function twoWay(): number {
  let both = 0
  // Those called are among those spoken with: whoever has more calls in all called too.
  for (let entry = 0; entry < spokenOut.size; entry++) {
    const all = spoken.find(spokenOut.keys[entry])
    if (spoken.counts[all] > spokenOut.counts[entry]) both++
  }
  return both
}

function entropy({ counts, size }: Tally): number {
  const total = sum(counts, size)
  let bits = 0
  for (let entry = 0; entry < size; entry++) bits -= (counts[entry] / total) * Math.log2(counts[entry] / total)
  return size === 0 ? NaN : Math.max(0, bits)
}

function sorted(values: Int32Array | Float64Array, size: number): Float64Array {
  if (scratch.length < size) scratch = new Float64Array(2 * size)
  for (let i = 0; i < size; i++) scratch[i] = values[i]
  return sortFirst(scratch, size)
}

function sum(values: Int32Array | Float64Array, size: number): number {
  let total = 0
  for (let i = 0; i < size; i++) total += values[i]
  return total
}
