// Spans: data sessions that last over the border of two watches, known from either side without anybody's memory.
import { type Key, draw, unit } from '../base/random.ts'
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { WATCH, WATCHES } from './watch.ts'

/** Share of them that last through the whole next watch: films, games, other machines behind the phone (assumed). */
const THROUGH = 0.1

/** A border is named by its moment in ms after the cut of the crowd's day, whichever day it lies in. */
export class Spans {
  /** Of the session found last: its 32 bits, its beginning and end (ms after the cut), and whether it ends because the phone is lost. */
  bits = 0
  from = 0
  to = 0
  lost = false
  readonly #crowd: Crowd
  readonly #key: Key

  /** How long before a border such a session began, and how long after it it ends, at equal shares of chance. */
  readonly #residues: Int32Array

  /** `lengths` of sessions at equal shares of chance, ascending, ms; less than half a watch. */
  constructor(crowd: Crowd, key: Key, lengths: ArrayLike<number>) {
    this.#residues = residuesOf(lengths)
    this.#crowd = crowd
    this.#key = key
  }

  /** Whether a session of a line lasts over a border; `chance` by watch of the day that begins there. Fills the fields. */
  find(line: number, border: number, chance: Float64Array, factor: number): boolean {
    if (!this.#over(line, border, chance, factor)) return false
    let first = border
    while (this.#through(line, first - WATCH, chance, factor)) first -= WATCH
    let last = border
    while (this.#through(line, last, chance, factor)) last += WATCH
    this.bits = this.#draw(line, first, 1)
    this.from = this.#since(line, first, first - this.#residues[this.#draw(line, first, 2) >>> 24])
    const end = last + this.#residues[this.#draw(line, last, 3) >>> 24]
    this.to = this.#lostAt(line, last, end)
    this.lost = this.to < end
    return true
  }

  /** A session lasts over a border by itself, or because it began before and lasts through the watch. */
  #over(line: number, border: number, chance: Float64Array, factor: number): boolean {
    return this.#own(line, border, chance, factor) || this.#through(line, border - WATCH, chance, factor)
  }

  #own(line: number, border: number, chance: Float64Array, factor: number): boolean {
    const watch = (border / WATCH + 2 * WATCHES) % WATCHES
    if (unit(this.#draw(line, border, 0)) >= chance[watch] * factor || this.#isBroken(line, border)) return false
    return this.#lostAt(line, border - 1, border + 1) > border
  }

  #through(line: number, border: number, chance: Float64Array, factor: number): boolean {
    if (unit(this.#draw(line, border, 4)) >= THROUGH || !this.#own(line, border, chance, factor)) return false
    return this.#lostAt(line, border, border + WATCH + 1) > border + WATCH && !this.#isBroken(line, border + WATCH)
  }

  /** Whether a border is a cut at which a line goes out of service, or comes into it. */
  #isBroken(line: number, border: number): boolean {
    if (border % DAY !== 0) return false
    const { service, day } = this.#crowd
    const next = day + border / DAY
    return service.isOutOn(line, next - 1) || service.isOutOn(line, next)
  }

  /** When a phone is lost, or its SIM is sold. */
  #lostAt(line: number, ms: number, end: number): number {
    const { holdings, handsets, reachability, day } = this.#crowd
    const left = holdings.leaves(line)
    const sold = left < 0 ? Infinity : Math.floor(left / DAY) * DAY - day * DAY
    return Math.min(sold, reachability.lostAt(handsets.phoneOf(line), ms, end))
  }

  /** From when on a phone that is there at a moment has been there without a break, at the earliest `from`. */
  #since(line: number, moment: number, from: number): number {
    const { handsets, reachability } = this.#crowd
    const phone = handsets.phoneOf(line)
    let since = from
    for (let at = from; at < moment; at = reachability.until) if (!reachability.present(phone, at)) since = reachability.until
    return since
  }

  #draw(line: number, border: number, purpose: number): number {
    const number = border / WATCH + this.#crowd.day * WATCHES
    return draw(this.#key.k0, this.#key.k1, line, number * 8 + purpose)
  }
}

/**
 * What is left of a session at a random moment of it, at 256 equal shares of chance: its density is the share of sessions
 * that are longer, so that as many begin in the minutes before a border as in any other.
 */
function residuesOf(lengths: ArrayLike<number>): Int32Array {
  const n = lengths.length
  let total = 0
  for (let i = 0; i < n; i++) total += lengths[i]
  const residues = new Int32Array(256)
  for (let share = 0, i = 0, before = 0, from = 0; share < 256; share++) {
    const wanted = ((share + 0.5) / 256) * total
    while (i < n - 1 && before + (lengths[i] - from) * (n - i) < wanted) {
      before += (lengths[i] - from) * (n - i)
      from = lengths[i++]
    }
    residues[share] = Math.round(from + (wanted - before) / (n - i))
  }
  return residues
}
