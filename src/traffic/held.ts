// Held: which lines are in a call, until when.
import { bitsFor, hasBit, setBit } from '../base/bits.ts'

/**
 * The moment until which a line is held lies in a table of all lines, far apart in memory. Few are held at a time: one bit a line,
 * cleared slice by slice, says of which the table is worth asking, and fits a core's cache.
 */
export class Held {
  readonly #until: Int32Array
  readonly #bits: Uint8Array
  /** Line and moment of whoever was held since the bits were cleared, and still is or was at that time. */
  #holds = new Int32Array(1024)
  #end = 0
  /** The same for lines beyond those of the country. */
  readonly #far = new Map<number, number>()

  /** Lines of the country are below `addresses`. */
  constructor(addresses: number) {
    this.#until = new Int32Array(addresses)
    this.#bits = bitsFor(addresses)
  }

  /** Nobody is held. */
  clear(): void {
    this.#bits.fill(0)
    this.#end = 0
    this.#far.clear()
  }

  /** Only what is later than `ms` will be asked. */
  forgetBefore(ms: number): void {
    this.#bits.fill(0)
    const holds = this.#holds
    let kept = 0
    for (let i = 0; i < this.#end; i += 2) {
      if (holds[i + 1] <= ms) continue
      setBit(this.#bits, holds[i])
      holds[kept++] = holds[i]
      holds[kept++] = holds[i + 1]
    }
    this.#end = kept
  }

  has(line: number, ms: number): boolean {
    if (line >= this.#until.length) return (this.#far.get(line) ?? 0) > ms
    return hasBit(this.#bits, line) && this.#until[line] > ms
  }

  /** A line that was free is held until `ms`. */
  add(line: number, ms: number): void {
    if (line >= this.#until.length) {
      this.#far.set(line, ms)
      return
    }
    this.#until[line] = ms
    setBit(this.#bits, line)
    if (this.#end === this.#holds.length) this.#holds = doubled(this.#holds)
    this.#holds[this.#end++] = line
    this.#holds[this.#end++] = ms
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
