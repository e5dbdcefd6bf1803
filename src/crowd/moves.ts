// Moves: when ordinary SIMs go to another handset, as closed forms; ms after the first cut of the run.
import { type Key, chance, draw, subkey, unit, whole } from '../base/random.ts'
import { DAY, HOUR } from '../base/units.ts'
import { DOUBLES, MOST_ROWS, deal, inPieces, keptOf } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Lines } from '../population/lines.ts'
import { ownAmong } from '../population/own.ts'
import { linesBelowOwn } from '../population/sift.ts'

/**
 * Ordinary SIMs were seen in one, two, three and more handsets in eight months in 60, 26, 9 and 5 % of cases (Sichuan 2020,
 * 4,113 SIMs): a geometric distribution, as of moves that come at a rate of their own for each SIM, exponential with a mean
 * of two thirds. A SIM moves at most once in a window of 30 days; the chances are the means of eight equal shares of people.
 */
export const WINDOW_DAYS = 30
export const MOVES = Uint32Array.from([0.0645, 0.2076, 0.3747, 0.5754, 0.8267, 1.163, 1.674, 2.773], (share) =>
  chance(1 - Math.exp((-share * (2 / 3) * WINDOW_DAYS) / 244)))
/** Two of a family exchange their handsets once in so many windows of eight days, for one to four days. Assumed. */
export const SWAP_DAYS = 8
const SWAPS = 0.3
/** SIMs change handsets between nine in the morning and nine in the evening: hours after the cut. Assumed. */
const MORNING = 5 * HOUR
const WAKING = 12 * HOUR
/** Draws of a line: who it is; and of a window, of which the first says whether it moves. */
const SELF = 0x7fffffff
const WHEN = 0x40000000

/** Where kernels put moments. */
const whens = deal(8 * MOST_ROWS)

/** Lines that go to another handset, each with the moment. */
export interface Departures {
  readonly lines: Int32Array
  readonly moments: Float64Array
}

/** Moves to a handset that is new to a SIM. */
export class Moves {
  /** Window of the move that `last` found. */
  window = 0
  readonly #key: Key

  constructor(key: Key) {
    this.#key = key
  }

  /** The words of its key, for kernels. */
  words(): readonly number[] {
    return [this.#key.k0, this.#key.k1]
  }

  /** The window in which a day lies for the lines whose windows begin earliest: nobody's is later. */
  static lastWindow(day: number): number {
    return Math.floor((day + WINDOW_DAYS - 1) / WINDOW_DAYS)
  }

  /** All subscribers that move in a window, and on the first days of the run, of which there are so many. */
  allIn(window: number, lines: Lines, days: number): Departures {
    const { k0, k1 } = this.#key
    const some = linesBelowOwn(lines, this.#key, window, MOVES, SELF)
    const own = ownAmong(lines, keptOf(some, (at, rows) => kernels.movesOf(k0, k1, window, days, at, rows, whens)))
    const moments = new Float64Array(own.length)
    let done = 0
    inPieces(own, (at, rows) => {
      kernels.movesOf(k0, k1, window, days, at, rows, whens)
      moments.set(DOUBLES.subarray(whens >> 3, (whens >> 3) + rows), done)
      done += rows
    })
    return { lines: own, moments }
  }

  /** The last move up to a moment, -1: none in this run. */
  last(line: number, moment: number): number {
    const self = draw(this.#key.k0, this.#key.k1, line, SELF)
    for (let window = Math.floor((moment / DAY + phaseOf(self)) / WINDOW_DAYS); window >= 0; window--) {
      const move = this.#in(line, window, self)
      if (move < 0 || move > moment) continue
      this.window = window
      return move
    }
    return -1
  }

  /** The moves of some days, both included. */
  between(line: number, from: number, to: number): number[] {
    const self = draw(this.#key.k0, this.#key.k1, line, SELF)
    const phase = phaseOf(self)
    const moves: number[] = []
    for (let window = Math.max(0, Math.floor((from + phase) / WINDOW_DAYS)); window <= (to + phase) / WINDOW_DAYS; window++) {
      const move = this.#in(line, window, self)
      if (move >= from * DAY && move < (to + 1) * DAY) moves.push(move)
    }
    return moves
  }

  /** The move within a window, -1 if there is none or it was before the run. */
  #in(line: number, window: number, self: number): number {
    if (draw(this.#key.k0, this.#key.k1, line, window) >>> 0 >= MOVES[self & 7]) return -1
    const bits = draw(this.#key.k0, this.#key.k1, line, window | WHEN)
    const day = window * WINDOW_DAYS - phaseOf(self) + whole(bits, WINDOW_DAYS)
    return day < 0 ? -1 : day * DAY + MORNING + Math.floor(((bits & 0xffff) * WAKING) / 0x10000)
  }
}

/** Days by which the windows of a line begin early. */
function phaseOf(self: number): number {
  return whole(self, WINDOW_DAYS)
}

/** Exchanges of handsets between the two of a family, lines that differ in the last bit. */
export class Swaps {
  readonly #key: Key
  #from = 0
  #to = 0

  constructor(key: Key) {
    this.#key = key
  }

  /** The words of its key, for kernels. */
  words(): readonly number[] {
    return [this.#key.k0, this.#key.k1]
  }

  /** Whether each is in the other's handset. */
  at(line: number, moment: number): boolean {
    return this.#in(line, Math.floor(moment / (SWAP_DAYS * DAY))) && moment >= this.#from && moment < this.#to
  }

  /** Whether they exchange handsets on a day, or back. */
  touches(line: number, day: number): boolean {
    if (!this.#in(line, Math.floor(day / SWAP_DAYS))) return false
    return Math.floor(this.#from / DAY) === day || Math.floor(this.#to / DAY) === day
  }

  /** The moments of exchange, and of exchange back, in the windows that some days touch. */
  between(line: number, from: number, to: number): number[] {
    const moments: number[] = []
    for (let window = Math.floor(from / SWAP_DAYS); window <= to / SWAP_DAYS; window++) {
      if (this.#in(line, window)) moments.push(this.#from, this.#to)
    }
    return moments
  }

  /** Finds the exchange within a window. */
  #in(line: number, window: number): boolean {
    const { k0, k1 } = subkey(this.#key, line & ~1)
    const bits = draw(k0, k1, window, 0)
    if (unit(bits) >= SWAPS) return false
    const from = window * SWAP_DAYS + (bits & 3)
    this.#from = from * DAY + MORNING + Math.floor(unit(draw(k0, k1, window, 1)) * WAKING)
    this.#to = (from + 1 + ((bits >>> 2) & 3)) * DAY + MORNING + Math.floor(unit(draw(k0, k1, window, 2)) * WAKING)
    return true
  }
}
