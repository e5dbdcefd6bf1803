// Bridges: the internet calls of handset pairs whose second handset has a SIM for data, as long as the pair works.
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { JoinFacts } from '../operations/log.ts'

/** From the beginning of work to that of the call, and from its end to that of the call, at most, ms (assumed). */
const LATE = 20_000
const LONGER = 120_000
/** Between two calls of a handset at least. */
const PAUSE = 2000

/** Calls by the handset in which they are; beginnings and ends in turn, ms after the first cut of the run. */
export class Bridges {
  /** Of the call found last: its beginning and end, ms after the cut of the crowd's day. */
  from = 0
  to = 0
  readonly #crowd: Crowd
  readonly #calls = new Map<number, number[]>()

  /** Joins of one pair come in their order; those that follow each other without a gap are one call. */
  constructor(crowd: Crowd, joins: readonly JoinFacts[]) {
    this.#crowd = crowd
    for (const { bridge, from, to } of joins) {
      const calls = this.#calls.get(bridge)
      if (!calls) this.#calls.set(bridge, [from, to])
      else if (from <= calls[calls.length - 1]) calls[calls.length - 1] = Math.max(to, calls[calls.length - 1])
      else calls.push(from, to)
    }
  }

  /** Hands over the calls of a line for data that touch [from, to) ms after the cut, each as far as the handset is on. */
  each(line: number, from: number, to: number, take: (call: this) => void): void {
    const { holdings, day } = this.#crowd
    const cut = day * DAY
    for (const { handset, from: put } of holdings.stays(line)) {
      const calls = this.#calls.get(handset) ?? []
      for (let at = 0; at < calls.length; at += 2) {
        const bits = Math.imul(handset ^ at, 0x9e3779b1)
        const begin = Math.max(put, calls[at]) + (bits >>> 16) * (LATE / 65_536)
        const end = Math.min(calls[at + 1] + (bits & 0xffff) * (LONGER / 65_536), (calls[at + 2] ?? Infinity) - PAUSE)
        if (begin >= cut + to || end <= cut + from) continue
        const holding = holdings.reached(line, begin)
        if (holding?.from !== put) continue
        this.from = Math.floor(begin - cut)
        this.to = Math.floor(Math.min(end, holdings.until) - cut)
        if (this.to > this.from) take(this)
      }
    }
  }
}
