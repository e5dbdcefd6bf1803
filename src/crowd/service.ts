// Service: whose number is in force on a day, as closed forms of line and day. All changes come at the cut.
import { type Bits, bitsFor, hasBit, setBits } from '../base/bits.ts'
import { joined } from '../base/grown.ts'
import { logNormalTable } from '../base/quantiles.ts'
import { type Key, chance, draw, whole } from '../base/random.ts'
import type { Lines } from '../population/lines.ts'
import { linesBelow } from '../population/sift.ts'

/** A line is suspended once in a while for one to eight days, in windows of sixteen: one in 600 at a time. Assumed. */
const WINDOW_DAYS = 16
const SUSPENDED = chance(0.006)
/** Numbers of other networks that were given up and are nobody's for the whole run: assumed. */
const RETIRED = chance(0.005)
/** Newcomers arrived in the two months before the run or arrive during it. Assumed. */
const BEFORE_DAYS = 60
/** How long newcomers stay, days: some for a job, a study, a visit; then the number is given up. Assumed. */
const STAY = logNormalTable(120, 1.3, 64)
/** Draws of a line: its life, and its windows. */
const LIFE = 0x7fffffff
const NOBODY = new Int32Array(0)

export class Service {
  /** One bit a line: out of service on the day that was set. Changes with the day. */
  readonly out: Bits
  /** One bit a line: has its number since shortly before the run, or gets it in it. */
  readonly newcomers: Bits
  /** Lines that are so: whose contracts rest, whose numbers are nobody's any more, or nobody's yet; the last of these counts. */
  resting: Int32Array = NOBODY
  vacant: Int32Array = NOBODY
  toCome: Int32Array = NOBODY
  readonly #lines: Lines
  readonly #key: Key
  readonly #days: number
  readonly #arriving: Int32Array
  readonly #gone: Int32Array
  readonly #retired: Bits
  #window = Number.NaN
  #suspended: Int32Array = NOBODY
  #day = 0

  /** `newcomers` are lines, in any order; `days` those of the run. */
  constructor(lines: Lines, newcomers: Int32Array, days: number, key: Key) {
    this.#lines = lines
    this.#key = key
    this.#days = days
    this.#arriving = newcomers
    this.out = bitsFor(lines.addresses)
    this.newcomers = bitsFor(lines.addresses)
    this.#retired = bitsFor(lines.addresses)
    setBits(this.newcomers, newcomers)
    this.#gone = linesBelow(lines, key, LIFE, RETIRED).filter((line) => lines.subscriberAt(line) < 0)
    setBits(this.#retired, this.#gone)
  }

  /** Days may come in any order. Looks at every line once in a window of sixteen days. */
  setDay(day: number): void {
    this.#day = day
    const window = Math.floor(day / WINDOW_DAYS)
    if (window !== this.#window) this.#suspended = linesBelow(this.#lines, this.#key, window, SUSPENDED)
    this.#window = window
    this.#listOut()
    this.out.fill(0)
    for (const lines of [this.resting, this.vacant, this.toCome]) setBits(this.out, lines)
  }

  #listOut(): void {
    const away = this.#arriving.filter((line) => !this.#isThere(line, this.#day))
    this.resting = this.#suspended.filter((line) => this.#isSuspended(line, this.#day))
    this.vacant = joined([this.#gone, away.filter((line) => !this.isToCome(line))])
    this.toCome = away.filter((line) => this.isToCome(line))
  }

  isOut(line: number): boolean {
    return hasBit(this.out, line)
  }

  /** The same on any day. */
  isOutOn(line: number, day: number): boolean {
    return hasBit(this.#retired, line) || this.#isSuspended(line, day) || (hasBit(this.newcomers, line) && !this.#isThere(line, day))
  }

  /** Whether nobody has the number of a line that is out of service; else it is suspended. */
  isVacant(line: number): boolean {
    return hasBit(this.#retired, line) || (hasBit(this.newcomers, line) && !this.#isThere(line, this.#day))
  }

  /** Whether nobody has had the number of a line yet. */
  isToCome(line: number): boolean {
    return hasBit(this.newcomers, line) && this.#day < this.arrivalOf(line)
  }

  /** Day of the run on which the contract of a line began, negative before it; undefined where that is long ago. */
  contractFrom(line: number): number | undefined {
    return hasBit(this.newcomers, line) ? this.arrivalOf(line) : undefined
  }

  arrivalOf(line: number): number {
    return whole(draw(this.#key.k0, this.#key.k1, line, LIFE), BEFORE_DAYS + this.#days) - BEFORE_DAYS
  }

  #isThere(line: number, day: number): boolean {
    const arrival = this.arrivalOf(line)
    const stay = STAY[draw(this.#key.k0, this.#key.k1, line, LIFE) & 63]
    return day >= arrival && day < arrival + Math.ceil(stay)
  }

  #isSuspended(line: number, day: number): boolean {
    const window = Math.floor(day / WINDOW_DAYS)
    if (draw(this.#key.k0, this.#key.k1, line, window) >>> 0 >= SUSPENDED) return false
    const more = draw(this.#key.k0, this.#key.k1, line, window | 0x40000000)
    const begin = window * WINDOW_DAYS + (more & 7)
    return day >= begin && day < begin + 1 + whole(more, 8)
  }
}
