// Slices: the attempts of a day, dealt into stretches of about four minutes in which they are put in order.

/** A slice is 2^SLICE_BITS ms long: at a million subscribers its attempts fit a core's second cache. */
export const SLICE_BITS = 18
export const SLICES = Math.ceil(86_400_000 / 2 ** SLICE_BITS)

/** Rows of `width` int32 values, by slice; a slice's rows stand in the order in which they were added. */
export class Slices {
  readonly width: number
  readonly #rows: Int32Array[]
  readonly #used: Int32Array

  constructor(width: number) {
    this.width = width
    this.#rows = Array.from({ length: SLICES }, () => new Int32Array(0))
    this.#used = new Int32Array(SLICES)
  }

  /** Room for one more row in a slice: the array and, in `at`, where the row begins. Fill all of it. */
  add(slice: number): Int32Array {
    const used = this.#used[slice]
    let rows = this.#rows[slice]
    if (used + this.width > rows.length) {
      rows = new Int32Array(Math.max(64 * this.width, rows.length + (rows.length >>> 1) + this.width))
      rows.set(this.#rows[slice])
      this.#rows[slice] = rows
    }
    this.at = used
    this.#used[slice] = used + this.width
    return rows
  }

  /** Where the row added last begins. */
  at = 0

  /** Values in a slice: rows times width. */
  used(slice: number): number {
    return this.#used[slice]
  }

  /** The values of a slice; valid until the next `add`. */
  rows(slice: number): Int32Array {
    return this.#rows[slice]
  }

  /** Forgets a slice that is done, and gives its memory back. */
  drop(slice: number): void {
    this.#rows[slice] = new Int32Array(0)
    this.#used[slice] = 0
  }
}
