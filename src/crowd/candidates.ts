// Candidates: the attempts of a day in which a line has a part, from both ends of its links.
import { grown } from '../base/grown.ts'
import type { View } from '../network/outcome.ts'
import { RANK_MASK } from '../population/lines.ts'
import { BUNDLE_BITS, MAX_CONTACTS, STRANGER_SLOTS } from '../population/ties.ts'
import type { Crowd } from './crowd.ts'
import { INWARD, ROUND, SLOT_MASK, STRANGERS, bundleAt } from './tags.ts'

/** Values of a candidate: moment (ms after the cut), caller, callee, key, View, and whether it is known that it never comes about. */
export const CANDIDATE = { ms: 0, caller: 1, callee: 2, key: 3, view: 4, vain: 5, size: 6 } as const
/** Values remembered; beyond, all are forgotten. */
const MOST = 2 ** 21

/** Remembers lines for the crowd's current day, as handsets that dial are asked about again and again. */
export class Candidates {
  /** Candidates of lines remembered, one after the other; before those of a line, how many values they are. */
  rows = new Int32Array(2 ** 14)
  readonly #crowd: Crowd
  /** Where those of a line begin in `rows`. */
  readonly #known = new Map<number, number>()
  #day = -2
  #end = 0

  constructor(crowd: Crowd) {
    this.#crowd = crowd
  }

  /** Forgets what is of another day, or too much. Before each question: what `of` has given is good until then. */
  refresh(): void {
    if (this.#day === this.#crowd.day && this.#end <= MOST) return
    this.#known.clear()
    this.#end = 0
    this.#day = this.#crowd.day
  }

  /**
   * Where in `rows` the attempts begin in which a line of the country is caller or callee, in no order; reactions follow from
   * them. Before them stands how many values they are.
   */
  of(line: number): number {
    const known = this.#known.get(line)
    if (known !== undefined) return known
    const begin = ++this.#end
    if (begin === this.rows.length) this.rows = grown(this.rows, 2 * this.rows.length)
    if (this.#crowd.population.lines.subscriberAt(line) >= 0) this.#own(line)
    this.#partners(line)
    this.#rounds(line)
    this.rows[begin - 1] = this.#end - begin
    this.#known.set(line, begin)
    return begin
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
      const rate = ties.rates[bundleAt(ties, other, bundle)]
      if (crowd.isQuiet(other, bundle, rate)) continue
      const outward = crowd.outward(other)
      const factor = outward + crowd.inward(other)
      const n = crowd.attempts(other, bundle, rate, factor)
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
    if (this.#end + CANDIDATE.size >= this.rows.length) this.rows = grown(this.rows, 2 * this.rows.length)
    const { rows } = this
    rows[this.#end++] = ms
    rows[this.#end++] = from
    rows[this.#end++] = to
    rows[this.#end++] = key
    rows[this.#end++] = view
    rows[this.#end++] = 0
  }
}
