// Tallies: how often each of many small numbers came, and a sum for each; emptied in no time.

const EMPTY = -1

/** Keys are whole numbers from 0 on. Entries stand in the order in which their keys first came. */
export class Tally {
  size = 0
  /** By entry. */
  keys = new Int32Array(64)
  counts = new Int32Array(64)
  sums = new Float64Array(64)
  #slots = new Int32Array(256).fill(EMPTY)

  /** Counts the key once more and adds to its sum. Gives its entry. */
  add(key: number, amount = 0): number {
    const entry = this.#entryOf(key)
    this.counts[entry]++
    this.sums[entry] += amount
    return entry
  }

  clear(): void {
    // The latest first, so that nobody's way to its slot has a gap.
    for (let entry = this.size - 1; entry >= 0; entry--) this.#slots[this.#slotOf(this.keys[entry])] = EMPTY
    this.size = 0
  }

  /** The entry of a key; -1 if it did not come. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]
  }

  /** Largest count; 0 if there is none. */
  most(): number {
    let most = 0
    for (let entry = 0; entry < this.size; entry++) if (this.counts[entry] > most) most = this.counts[entry]
    return most
  }

  #entryOf(key: number): number {
    const slot = this.#slotOf(key)
    const found = this.#slots[slot]
    if (found !== EMPTY) return found
    if (this.size === this.keys.length) this.#grow()
    const entry = this.size++
    this.keys[entry] = key
    this.counts[entry] = 0
    this.sums[entry] = 0
    this.#slots[this.#slotOf(key)] = entry
    return entry
  }

  /** Where the key is, or would be. */
  #slotOf(key: number): number {
    const mask = this.#slots.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask
    while (this.#slots[slot] !== EMPTY && this.keys[this.#slots[slot]] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const wider = <T extends Int32Array | Float64Array>(old: T, wide: T): T => {
      wide.set(old)
      return wide
    }
    const room = 2 * this.keys.length
    this.keys = wider(this.keys, new Int32Array(room))
    this.counts = wider(this.counts, new Int32Array(room))
    this.sums = wider(this.sums, new Float64Array(room))
    this.#slots = new Int32Array(4 * room).fill(EMPTY)
    for (let entry = 0; entry < this.size; entry++) this.#slots[this.#slotOf(this.keys[entry])] = entry
  }
}
