// Reachability: who cannot be reached at a moment, as a closed form that knows nothing of days: it runs on over the cut.
import { type Key, chance, draw, subkey } from '../base/random.ts'
import { DAY, HOUR } from '../base/units.ts'

/**
 * Out of coverage (in a lift, a cellar, the underground), or out of battery: whole windows, which begin at any moment of an
 * hour of their own. Assumed. Where the map has no cell, a neighbouring one serves: a hole alone makes nobody absent.
 */
const WINDOW = HOUR
const LOST = 0.03
/** Bits of a window's draw that say when in its hour it begins; the others say whether the phone is lost. */
const BEGIN_BITS = 12
/** Nights are counted from four in the afternoon. */
const NOON_SHIFT = 12 * HOUR
/** Switched off between 22:00 and 01:00, and on again between 05:30 and 08:30 (assumed). */
const OFF_FROM = 6 * HOUR
const ON_FROM = 13.5 * HOUR
const SPREAD = 3 * HOUR
/** One in eight switches off on four nights of five, the others on one of fifty: 12 % of phones a night (assumed). */
const HABITUAL = 0.8
const SELDOM = 0.02
/** A line of another network is engaged with a third party for whole windows of this length. Assumed. */
const ELSEWHERE = 60_000
/** Known numbers are busy in 3-6 % of attempts (dialler logs of 500,000 calls, UNICOM Intelligence documentation). */
const ELSEWHERE_CHANCE = chance(0.03)

const LOST_BELOW = Math.round(LOST * 2 ** 20)
const HABITUAL_BELOW = Math.round(HABITUAL * 4096)
const SELDOM_BELOW = Math.round(SELDOM * 4096)

/** Moments are ms after the cut of the day that was set, also before and beyond that day. */
export class Reachability {
  /** Later than the moment asked about, and up to here the answer of `present` surely stays the same. */
  until = 0
  readonly #daily: Key
  readonly #windows: Key
  readonly #nights: Key
  #day = 0
  #k0 = 0
  #k1 = 0

  constructor(key: Key) {
    this.#daily = key
    this.#windows = subkey(key, -1)
    this.#nights = subkey(key, -2)
  }

  setDay(day: number): void {
    const today = subkey(this.#daily, day)
    this.#day = day
    this.#k0 = today.k0
    this.#k1 = today.k1
  }

  /** The words of its keys, for kernels: of windows, of nights, and of today's lines elsewhere. */
  words(): Int32Array {
    return Int32Array.of(this.#windows.k0, this.#windows.k1, this.#nights.k0, this.#nights.k1, this.#k0, this.#k1)
  }

  /** Whether a phone is on and in coverage. */
  present(line: number, ms: number): boolean {
    const { k0, k1 } = this.#windows
    const hour = Math.floor(ms / WINDOW)
    const first = this.#day * (DAY / WINDOW)
    let bits = draw(k0, k1, line, first + hour)
    const begin = hour * WINDOW + ((bits & 4095) * WINDOW) / 4096
    if (ms < begin) {
      this.until = Math.ceil(begin)
      bits = draw(k0, k1, line, first + hour - 1)
    } else this.until = (hour + 1) * WINDOW
    if (bits >>> BEGIN_BITS < LOST_BELOW) return false
    return this.#awake(line, ms)
  }

  absent(line: number, ms: number): boolean {
    return !this.present(line, ms)
  }

  /** When a phone is lost that is present at `ms`, at most `end`; `ms` itself if it is not. */
  lostAt(line: number, ms: number, end: number): number {
    let at = ms
    while (at < end && this.present(line, at)) at = this.until
    return Math.min(at, end)
  }

  /** In a call that this network does not see; only for lines of other networks. */
  elsewhere(line: number, ms: number): boolean {
    return draw(this.#k0, this.#k1, line, ((ms / ELSEWHERE) | 0) | 0x10000) >>> 0 < ELSEWHERE_CHANCE
  }

  #awake(line: number, ms: number): boolean {
    const nights = Math.floor((ms - NOON_SHIFT) / DAY)
    const at = ms - NOON_SHIFT - nights * DAY
    if (at < OFF_FROM || at >= ON_FROM + SPREAD) return true
    const { k0, k1 } = this.#nights
    const bits = draw(k0, k1, line, this.#day + nights)
    const habitual = (Math.imul(line ^ k0, 0x9e3779b1) >>> 29) === 0
    if (bits >>> 20 >= (habitual ? HABITUAL_BELOW : SELDOM_BELOW)) return true
    const off = OFF_FROM + Math.floor(((bits & 1023) * SPREAD) / 1024)
    const on = ON_FROM + Math.floor((((bits >>> 10) & 1023) * SPREAD) / 1024)
    const start = ms - at
    if (at < off) this.until = Math.min(this.until, start + off)
    else if (at < on) this.until = start + on
    return at < off || at >= on
  }
}
