// Many stays: in which handsets many SIMs are in the course of a run, by a kernel; crowd/stays.ts says the same one by one.
import { SWAP_DAYS, WINDOW_DAYS } from '../crowd/moves.ts'
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'
import { LINES } from './roll.ts'

/**
 * Words of a stay: handset, slot, the subscriber who holds it, and seconds from the first cut to its beginning and its end; -1: it
 * lasts since before the run.
 */
export const STAY = 5
/** Most stays of a SIM that there is room for, of all those at a time, and SIMs at a time. */
const MOST = 1024
const ROOM = 4 * STAY * 16_384
const MOST_SIMS = 16_384
const moments = deal(8 * (MOST + 1))
const found = deal(ROOM)
const counts = deal(4 * MOST_SIMS)

/** The stays of one SIM after the other; what is said of loans and of those who sell their SIM is not so. */
export class ManyStays {
  readonly #days: number
  readonly #most: number
  #first = 0
  #rows: Int32Array = new Int32Array(0)
  #done = 0
  #next = 0
  #known = 0
  #at = 0

  /** Throws RangeError if a run is longer than some years. */
  constructor(days: number) {
    this.#days = days
    // Two SIMs move at most once each in a window of moves, and exchange handsets twice in a window of exchanges.
    this.#most = 2 * (Math.ceil(days / WINDOW_DAYS) + 1) + 2 * Math.ceil(days / SWAP_DAYS) + 1
    if (this.#most > MOST) throw new RangeError(`a run of ${days} days: the arena has no room for the stays of a SIM`)
  }

  /** Of subscribers whose lines lie at LINES, from one on, those in `rows`, which lie in the arena, come next. */
  begin(first: number, rows: Int32Array): void {
    this.#first = first
    this.#rows = rows
    this.#done = this.#next = this.#known = 0
  }

  /** Those of the next one; good until others are asked for. */
  next(): Int32Array {
    if (this.#next === this.#known) this.#find()
    const from = this.#at
    this.#at += STAY * INTS[(counts >> 2) + this.#next++]
    return INTS.subarray(from, this.#at)
  }

  #find(): void {
    const rest = this.#rows.subarray(this.#done, this.#done + MOST_SIMS)
    const end = found + ROOM
    this.#known = kernels.staysOf(STATE, this.#first, LINES, rest.byteOffset, rest.length, this.#days, moments, this.#most, found, end, counts)
    this.#done += this.#known
    this.#next = 0
    this.#at = found >> 2
  }
}
