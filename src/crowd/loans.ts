// Loans: phones that repair shops lend to customers, whose SIMs are in them for a day or two.
import { Permutation, evenBits, shuffled, unshuffled } from '../base/permutation.ts'
import { type Key, draw, subkey, unit } from '../base/random.ts'
import { DAY, HOUR } from '../base/units.ts'
import type { Lines } from '../population/lines.ts'

/** Phones that a shop lends (assumed). */
export const LOAN_PHONES = 4
/** A repair takes until the next day (assumed): all loans lie in windows of so many days. */
export const LOAN_DAYS = 2
/** Share of the windows in which a phone is lent out (assumed). */
const LENT = 0.7
/** Phones are handed out between nine and one, and returned the next day between three and seven (assumed). */
const OUT = 5 * HOUR
const BACK = DAY + 11 * HOUR
const SPREAD = 4 * HOUR

/** In each window, a keyed permutation of the subscribers says whose SIM is in the loan phone of a number. */
export class Loans {
  readonly #lines: Lines
  readonly #phones: number
  readonly #first: number
  readonly #isOut: (line: number) => boolean
  readonly #key: Key
  readonly #bits: number
  readonly #orders = new Map<number, Permutation>()
  /** Those of the day that was set: phone by line. */
  readonly #today = new Map<number, number>()
  #window = Number.NaN

  /** Loan phones have numbers from `first` on; those of whom `isOut` says so never take one. */
  constructor(lines: Lines, shops: Int32Array, first: number, isOut: (line: number) => boolean, key: Key) {
    this.#lines = lines
    this.#phones = Math.min(shops.length * LOAN_PHONES, lines.subscribers >> 1)
    this.#first = first
    this.#isOut = isOut
    this.#key = key
    this.#bits = evenBits(lines.subscribers)
  }

  /** Numbers of all loan phones. */
  handsets(): number[] {
    return Array.from({ length: this.#phones }, (_, phone) => this.#first + phone)
  }

  setDay(day: number): void {
    const window = Math.floor(day / LOAN_DAYS)
    if (window === this.#window) return
    this.#window = window
    this.#today.clear()
    for (const phone of this.#phonesLent(window)) this.#today.set(this.#lineWith(phone, window), phone)
  }

  /** Lines that borrow a phone in a window. */
  borrowers(window: number): number[] {
    return this.#phonesLent(window).map((phone) => this.#lineWith(phone, window))
  }

  /** Lines that take or return a loan phone in the window of the day that was set. */
  today(): Iterable<number> {
    return this.#today.keys()
  }

  /** The loan phone in which a line is at a moment of the run (ms after its first cut), or -1. */
  at(line: number, moment: number): number {
    if (this.#phones === 0) return -1
    const window = Math.floor(moment / (LOAN_DAYS * DAY))
    const phone = this.#phoneOf(line, window)
    if (phone < 0) return -1
    const [from, to] = this.#span(phone, window)
    return moment >= from && moment < to ? this.#first + phone : -1
  }

  /** When a line takes and returns a loan phone in a window: two moments or none. */
  momentsOf(line: number, window: number): readonly number[] {
    const phone = this.#phones === 0 ? -1 : this.#phoneOf(line, window)
    return phone < 0 ? [] : this.#span(phone, window)
  }

  #phonesLent(window: number): number[] {
    const phones = Array.from({ length: this.#phones }, (_, phone) => phone)
    return phones.filter((phone) => this.#isLent(phone, window) && !this.#isOut(this.#lineWith(phone, window)))
  }

  #lineWith(phone: number, window: number): number {
    return this.#lines.lineOf(shuffled(this.#orderOf(window), phone, this.#lines.subscribers))
  }

  #phoneOf(line: number, window: number): number {
    if (window === this.#window) return this.#today.get(line) ?? -1
    if (this.#isOut(line)) return -1
    const phone = unshuffled(this.#orderOf(window), this.#lines.subscriberAt(line), this.#lines.subscribers)
    return phone < this.#phones && this.#isLent(phone, window) ? phone : -1
  }

  #orderOf(window: number): Permutation {
    const order = this.#orders.get(window) ?? new Permutation(subkey(this.#key, window), this.#bits)
    this.#orders.set(window, order)
    return order
  }

  #isLent(phone: number, window: number): boolean {
    return unit(draw(this.#key.k0, this.#key.k1, phone, 3 * window)) < LENT
  }

  #span(phone: number, window: number): [number, number] {
    const { k0, k1 } = this.#key
    const at = (purpose: number) => Math.floor(unit(draw(k0, k1, phone, 3 * window + purpose)) * SPREAD)
    const start = window * LOAN_DAYS * DAY
    return [start + OUT + at(1), start + BACK + at(2)]
  }
}
