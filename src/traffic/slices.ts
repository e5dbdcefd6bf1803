// Slices: stretches of about a minute, in which the attempts of a day are put in order; and what waits for them.

/** A slice is 2^SLICE_BITS ms long: at a million subscribers its attempts fit a core's second cache, with all that is found of them. */
export const SLICE_BITS = 16
export const SLICES = Math.ceil(86_400_000 / 2 ** SLICE_BITS)
/** Rows of a block: blocks of slices that are done serve those to come, so nothing is copied and little is allocated. */
const BLOCK_ROWS = 256

/** Rows of `width` int32 values, by slice; a slice's rows stand in the order in which they were added. */
export class Slices {
  /** Where the row added last begins. */
  at = 0
  readonly #width: number
  readonly #blocks: Int32Array[][] = Array.from({ length: SLICES }, () => [])
  /** The block of each slice that is being filled, and how many of its values are. */
  readonly #open: Int32Array[]
  readonly #used: Int32Array
  readonly #spare: Int32Array[] = []

  constructor(width: number) {
    this.#width = width
    this.#used = new Int32Array(SLICES).fill(BLOCK_ROWS * width)
    this.#open = Array.from({ length: SLICES }, () => new Int32Array(0))
  }

  /** Room for one more row in a slice: the block and, in `at`, where the row begins. Fill all of it. */
  add(slice: number): Int32Array {
    let used = this.#used[slice]
    if (used === BLOCK_ROWS * this.#width) {
      this.#begin(slice)
      used = 0
    }
    this.at = used
    this.#used[slice] = used + this.#width
    return this.#open[slice]
  }

  /** Gives all rows of a slice, a block at a time, and forgets them; `used` values of a block mean something. */
  drain(slice: number, take: (rows: Int32Array, used: number) => void): void {
    const blocks = this.#blocks[slice]
    this.#blocks[slice] = []
    const full = BLOCK_ROWS * this.#width
    for (let i = 0; i < blocks.length; i++) {
      take(blocks[i], i === blocks.length - 1 ? this.#used[slice] : full)
      this.#spare.push(blocks[i])
    }
    this.#used[slice] = full
  }

  /** Forgets what was added and not drained. */
  clear(): void {
    for (let slice = 0; slice < SLICES; slice++) this.drain(slice, () => undefined)
  }

  #begin(slice: number): void {
    const block = this.#spare.pop() ?? new Int32Array(BLOCK_ROWS * this.#width)
    this.#blocks[slice].push(block)
    this.#open[slice] = block
  }
}
