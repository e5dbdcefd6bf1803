// Presence: when a subscriber's SIM is attached to the network, from the closed forms by which calls know it too.
import { grown } from '../base/grown.ts'
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'

/** Stretches of presence of one line, found one question at a time. Moments are ms after the cut of the crowd's day. */
export class Presence {
  /** Of the line asked about last: beginnings and ends of its stretches, in order. Whole ms. */
  from = new Int32Array(64)
  to = new Int32Array(64)
  readonly #crowd: Crowd
  #count = 0

  constructor(crowd: Crowd) {
    this.#crowd = crowd
  }

  /** How many stretches a line has in [from, to): those that go beyond are cut there. Two stretches may meet. */
  find(line: number, from: number, to: number): number {
    const { holdings, day } = this.#crowd
    this.#count = 0
    if (!holdings.isSold(line, day)) this.#owners(line, from, to)
    else {
      this.#owners(line, from, Math.min(to, holdings.leaves(line) - day * DAY))
      this.#members(line, from, to)
    }
    return this.#count
  }

  /** Whether a line is attached at a moment. */
  at(line: number, ms: number): boolean {
    return this.find(line, ms, ms + 1) > 0
  }

  #owners(line: number, from: number, to: number): void {
    const { reachability, handsets, service } = this.#crowd
    if (service.isOut(line) && service.isVacant(line)) return
    const phone = handsets.phoneOf(line)
    let since = -1
    for (let at = from; at < to; at = reachability.until) {
      const present = reachability.present(phone, at)
      if (present && since < 0) since = at - from
      if (!present && since >= 0) {
        this.#add(from + since, at)
        since = -1
      }
    }
    if (since >= 0) this.#add(from + since, to)
  }

  /** A sold SIM is there while it is in a handset that is on. */
  #members(line: number, from: number, to: number): void {
    const { holdings, day } = this.#crowd
    const cut = day * DAY
    for (const { member, handset, from: put, to: taken } of holdings.stays(line)) {
      if (taken <= cut + from || put >= cut + to) continue
      const hours = holdings.hours[member]
      for (let at = 0; at < (hours?.length ?? 2); at += 2) {
        const on = hours ? holdings.switched(member, handset, at) : -Infinity
        const off = hours ? holdings.switched(member, handset, at + 1) : Infinity
        const begin = Math.max(from, Math.ceil(Math.max(put, on) - cut))
        const end = Math.min(to, Math.ceil(Math.min(taken, off) - cut))
        if (begin < end) this.#add(begin, end)
      }
    }
  }

  #add(from: number, to: number): void {
    if (this.#count === this.from.length) {
      this.from = grown(this.from, 2 * this.#count)
      this.to = grown(this.to, 2 * this.#count)
    }
    this.from[this.#count] = from
    this.to[this.#count++] = to
  }
}
