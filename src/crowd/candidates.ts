// Candidates: the attempts of a day in which a line has a part, from both ends of its links.
import type { View } from '../network/outcome.ts'
import { RANK_MASK } from '../population/lines.ts'
import { BUNDLE_BITS, MAX_CONTACTS, STRANGER_SLOTS } from '../population/ties.ts'
import type { Crowd } from './crowd.ts'
import { INWARD, ROUND, SLOT_MASK, STRANGERS, bundleAt } from './tags.ts'

/** Values of a candidate: moment (ms after the cut), caller, callee, key, View. */
export const CANDIDATE = { ms: 0, caller: 1, callee: 2, key: 3, view: 4, size: 5 } as const
/** Lines remembered; beyond, all are forgotten. */
const MOST = 20_000

/** Remembers lines for the crowd's current day, as handsets that dial are asked about again and again. */
export class Candidates {
  readonly #crowd: Crowd
  readonly #known = new Map<number, Int32Array>()
  #day = -2
  #found = new Int32Array(640)
  #n = 0

  constructor(crowd: Crowd) {
    this.#crowd = crowd
  }

  /** The attempts in which a line of the country is caller or callee, in no order; reactions follow from them. */
  of(line: number): Int32Array {
    if (this.#day !== this.#crowd.day || this.#known.size > MOST) {
      this.#known.clear()
      this.#day = this.#crowd.day
    }
    let found = this.#known.get(line)
    if (found === undefined) {
      this.#n = 0
      if (this.#crowd.population.lines.subscriberAt(line) >= 0) this.#own(line)
      this.#partners(line)
      this.#rounds(line)
      found = this.#found.slice(0, this.#n)
      this.#known.set(line, found)
    }
    return found
  }

  /** The attempts of which a subscriber is the origin. */
  #own(line: number): void {
    const crowd = this.#crowd
    const { ties } = crowd.population
    const rank = line & RANK_MASK
    const outward = crowd.outward(line)
    const factor = outward + crowd.inward(line)
    for (let at = ties.bundles[rank], end = ties.bundles[rank + 1]; at < end; at++) {
      const bundle = at === end - 1 ? STRANGERS : at - ties.bundles[rank]
      const n = crowd.attempts(line, bundle, ties.rates[at], factor)
      if (n > 0) this.#bundle(line, bundle, n, outward / factor, -1, line)
    }
  }

  /** What subscribers among the partners of a line do over the slots that lead to it. */
  #partners(line: number): void {
    const crowd = this.#crowd
    const { ties, contacts, lines } = crowd.population
    const known = ties.contacts[line & RANK_MASK]
    for (let link = 0; link < known + STRANGER_SLOTS; link++) {
      const slot = link < known ? link : MAX_CONTACTS + link - known
      const other = contacts.partner(line, slot)
      if (other < 0 || lines.subscriberAt(other) < 0) continue
      const bundle = slot >> BUNDLE_BITS
      const outward = crowd.outward(other)
      const factor = outward + crowd.inward(other)
      const n = crowd.attempts(other, bundle, ties.rates[bundleAt(ties, other, bundle)], factor)
      if (n > 0) this.#bundle(other, bundle, n, outward / factor, slot, line)
    }
  }

  /** The attempts of a bundle; with `only` not negative, those over that slot, which leads to `line`. */
  #bundle(origin: number, bundle: number, n: number, share: number, only: number, line: number): void {
    const crowd = this.#crowd
    for (let number = 0; number < n; number++) {
      const tag = crowd.tag(origin, bundle, number, share)
      const slot = tag & SLOT_MASK
      if (only >= 0 && slot !== only) continue
      const other = only >= 0 ? line : crowd.population.contacts.partner(origin, slot)
      if (other < 0) continue
      const inward = (tag & INWARD) !== 0
      if (inward && crowd.population.lines.subscriberAt(other) >= 0) continue
      const from = inward ? other : origin
      const to = inward ? origin : other
      const key = crowd.keyOf(origin, tag)
      if (!crowd.isThoughtOf(to, key)) continue
      this.#keep(crowd.moment(origin, bundle, number), from, to, key, crowd.viewOf(slot, key, from, to))
    }
  }

  /** The attempts of the line's own round, and of others' rounds that lead to it. */
  #rounds(line: number): void {
    const { rounds } = this.#crowd
    const mine = rounds.indexOf(line)
    if (mine >= 0) for (let number = 0, n = rounds.calls(mine); number < n; number++) this.#round(mine, number, rounds.partner(mine, number))
    for (let i = 0, n = rounds.leadingTo(line); i < n; i++) this.#round(rounds.found[2 * i], rounds.found[2 * i + 1], line)
  }

  #round(index: number, number: number, other: number): void {
    const crowd = this.#crowd
    const origin = crowd.rounds.lines[index]
    if (other < 0 || !crowd.population.lines.isSeen(origin, other)) return
    const tag = crowd.roundTag(index, number)
    const inward = (tag & INWARD) !== 0
    const from = inward ? other : origin
    const to = inward ? origin : other
    const key = crowd.keyOf(origin, tag)
    if (!crowd.isThoughtOf(to, key)) return
    this.#keep(crowd.moment(origin, ROUND, number), from, to, key, crowd.viewOnRound(index, tag, key, from, to))
  }

  #keep(ms: number, from: number, to: number, key: number, view: View): void {
    if (this.#n + CANDIDATE.size > this.#found.length) {
      const larger = new Int32Array(2 * this.#found.length)
      larger.set(this.#found)
      this.#found = larger
    }
    const found = this.#found
    found[this.#n++] = ms
    found[this.#n++] = from
    found[this.#n++] = to
    found[this.#n++] = key
    found[this.#n++] = view
  }
}
