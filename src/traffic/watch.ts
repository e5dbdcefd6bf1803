// A watch: two hours of a day, of which the rows of a table are collected, put in order and handed over.
import { DAY, HOUR, SECOND } from '../base/units.ts'

/** Midnight and the cut both fall between two watches. */
export const WATCH = 2 * HOUR
export const WATCHES = DAY / WATCH

const SECONDS = WATCH / SECOND
/** Subscribers are put in order by so many bits at a time. */
const DIGIT = 14

/** Of each row its moment (ms after the cut), its subscriber, and as many more values as a table needs. */
export class Watch {
  readonly width: number
  /** The values, row after row; replaced as it grows. */
  rows: Int32Array<ArrayBuffer>
  size = 0
  #from = 0
  #last = -1
  /** Whether subscribers came in order. */
  #ascending = true
  #order = new Int32Array(0)
  #spare = new Int32Array(0)
  readonly #counts = new Int32Array(Math.max(SECONDS, 1 << DIGIT) + 1)

  constructor(width: number) {
    this.width = width
    this.rows = new Int32Array(1024 * width)
  }

  /** Empties it for the watch that begins `from` ms after the cut. */
  begin(from: number): void {
    this.#from = from
    this.size = 0
    this.#last = -1
    this.#ascending = true
  }

  /** Enters a row; the place of its values in `rows`, of which the first two are filled. */
  add(ms: number, subscriber: number): number {
    const at = this.size * this.width
    if (at + this.width > this.rows.length) {
      const larger = new Int32Array(this.rows.length + (this.rows.length >>> 1))
      larger.set(this.rows)
      this.rows = larger
    }
    if (subscriber < this.#last) this.#ascending = false
    this.#last = subscriber
    this.rows[at] = ms
    this.rows[at + 1] = subscriber
    this.size++
    return at
  }

  /** Places of the rows by second, subscriber, and then as they were entered. Valid until the next call. */
  sorted(): Int32Array {
    const n = this.size
    if (this.#order.length < n) {
      this.#order = new Int32Array(n + (n >>> 1))
      this.#spare = new Int32Array(n + (n >>> 1))
    }
    const order = this.#order
    for (let i = 0; i < n; i++) order[i] = i * this.width
    if (!this.#ascending) {
      this.#pass(order, this.#spare, 0)
      this.#pass(this.#spare, order, DIGIT)
    }
    this.#bySecond(order, this.#spare)
    return this.#spare.subarray(0, n)
  }

  #pass(from: Int32Array, to: Int32Array, shift: number): void {
    const { rows, size } = this
    const counts = this.#counts.fill(0)
    const mask = (1 << DIGIT) - 1
    for (let i = 0; i < size; i++) counts[((rows[from[i] + 1] >>> shift) & mask) + 1]++
    for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1]
    for (let i = 0; i < size; i++) to[counts[(rows[from[i] + 1] >>> shift) & mask]++] = from[i]
  }

  #bySecond(from: Int32Array, to: Int32Array): void {
    const { rows, size } = this
    const first = this.#from / SECOND
    const counts = this.#counts.fill(0)
    for (let i = 0; i < size; i++) counts[((rows[from[i]] / SECOND) | 0) - first + 1]++
    for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1]
    for (let i = 0; i < size; i++) to[counts[((rows[from[i]] / SECOND) | 0) - first]++] = from[i]
  }
}
