// Held: which lines are in a call, until when.
import { bitsFor, hasBit, setBit } from '../base/bits.ts'

/** Nobody's line. */
const EMPTY = -1
const LEAST_BITS = 10

/**
 * Few lines are held at a time: one bit a line, cleared minute by minute, says of which it is worth asking, and a small table knows
 * until when. Both fit a core's second cache, where a moment for each line of the country would not.
 */
export class Held {
  readonly #bits: Uint8Array
  /** Line and moment of whoever was held since the bits were cleared, or still was at that time. */
  #holds = new Int32Array(2048)
  #end = 0
  /** Line and moment, at a place that follows from the line, or the next that is free. At least half are free. */
  #table = new Int32Array(2 << LEAST_BITS).fill(EMPTY)
  #tableBits = LEAST_BITS
  /** The same for lines beyond those of the country. */
  readonly #far = new Map<number, number>()
  readonly #addresses: number

  /** Lines of the country are below `addresses`. */
  constructor(addresses: number) {
    this.#addresses = addresses
    this.#bits = bitsFor(addresses)
  }

  /** Nobody is held. */
  clear(): void {
    this.#far.clear()
    this.forgetBefore(Infinity)
  }

  /** Only what is later than `ms` will be asked. */
  forgetBefore(ms: number): void {
    this.#bits.fill(0)
    const holds = this.#holds
    let kept = 0
    for (let i = 0; i < this.#end; i += 2) {
      if (holds[i + 1] <= ms) continue
      holds[kept++] = holds[i]
      holds[kept++] = holds[i + 1]
    }
    this.#fit(Math.max(kept, this.#end >> 1)) // as many will be held in the next minute
    this.#end = kept
    this.#table.fill(EMPTY)
    for (let i = 0; i < kept; i += 2) this.#put(holds[i], holds[i + 1])
  }

  has(line: number, ms: number): boolean {
    if (line >= this.#addresses) return (this.#far.get(line) ?? 0) > ms
    return hasBit(this.#bits, line) && this.#table[this.#placeOf(line) + 1] > ms
  }

  /** A line that was free is held until `ms`. */
  add(line: number, ms: number): void {
    if (line >= this.#addresses) {
      this.#far.set(line, ms)
      return
    }
    if (this.#end === this.#holds.length) this.#holds = doubled(this.#holds)
    this.#holds[this.#end++] = line
    this.#holds[this.#end++] = ms
    if (2 * this.#end > this.#table.length) this.#grow()
    else this.#put(line, ms)
  }

  #put(line: number, ms: number): void {
    setBit(this.#bits, line)
    const place = this.#placeOf(line)
    this.#table[place] = line
    this.#table[place + 1] = ms
  }

  /** Where a line stands, or would. */
  #placeOf(line: number): number {
    const table = this.#table
    let place = (Math.imul(line, 0x9e3779b1) >>> (32 - this.#tableBits)) << 1
    while (table[place] !== line && table[place] !== EMPTY) place = (place + 2) & (table.length - 1)
    return place
  }

  #grow(): void {
    this.#fit(this.#end)
    this.#table.fill(EMPTY)
    for (let i = 0; i < this.#end; i += 2) this.#put(this.#holds[i], this.#holds[i + 1])
  }

  /** Makes the table as large as so many values need, an eighth of it or more. */
  #fit(values: number): void {
    let bits = LEAST_BITS
    while (2 << bits < 4 * values) bits++
    if (bits === this.#tableBits) return
    this.#tableBits = bits
    this.#table = new Int32Array(2 << bits)
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
