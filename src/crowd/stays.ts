// Stays: in which handsets a SIM is in the course of a run, one after the other.
import { DAY } from '../base/units.ts'
import type { Handsets } from './handsets.ts'

/** A SIM in a handset; ms after the first cut of the run. */
export interface Stay {
  readonly handset: number
  readonly slot: number
  readonly from: number
  readonly to: number
}

/** All stays of a subscriber's line from the first cut of the run to the last day. */
export function staysOf(handsets: Handsets, line: number, subscriber: number, days: number): Stay[] {
  const moments = handsets.momentsOf(line, 0, days - 1)
  moments.push(0)
  moments.sort((a, b) => a - b)
  const stays: Stay[] = []
  for (let i = 0; i < moments.length; i++) {
    handsets.findAt(line, subscriber, moments[i])
    addStay(stays, handsets.handset, handsets.slot, moments[i], i + 1 < moments.length ? moments[i + 1] : days * DAY)
  }
  return stays
}

/** Adds a stay, or lets the last one go on; nothing that takes no time. */
function addStay(stays: Stay[], handset: number, slot: number, from: number, to: number): void {
  const last = stays.at(-1)
  if (last && last.handset === handset && last.slot === slot) stays[stays.length - 1] = { ...last, to }
  else if (to > from) stays.push({ handset, slot, from, to })
}
