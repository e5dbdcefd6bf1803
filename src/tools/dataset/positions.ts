// Positions: compact maps from identifiers to 0, 1, 2 … in the order in which they were added.

/** Open addressing over exact numbers of 0 to 2^53. */
export class Positions {
  size = 0
  #keys: Float64Array
  #positions: Int32Array
  #mask: number

  constructor(expected: number) {
    const room = roomFor(expected)
    this.#keys = new Float64Array(room)
    this.#positions = new Int32Array(room).fill(-1)
    this.#mask = room - 1
  }

  /** The position of the identifier, or -1. */
  find(key: number): number {
    const keys = this.#keys
    const positions = this.#positions
    for (let at = hash(key) & this.#mask; positions[at] >= 0; at = (at + 1) & this.#mask) {
      if (keys[at] === key) return positions[at]
    }
    return -1
  }

  /** Gives a new identifier the next position; whether it was new. */
  add(key: number): boolean {
    if (2 * this.size > this.#mask) this.#grow()
    let at = hash(key) & this.#mask
    for (; this.#positions[at] >= 0; at = (at + 1) & this.#mask) if (this.#keys[at] === key) return false
    this.#keys[at] = key
    this.#positions[at] = this.size++
    return true
  }

  /** As `add`, or the position that the identifier has. */
  place(key: number): number {
    return this.add(key) ? this.size - 1 : this.find(key)
  }

  clear(): void {
    this.#positions.fill(-1)
    this.size = 0
  }

  #grow(): void {
    const keys = this.#keys
    const positions = this.#positions
    const wider = new Positions(2 * this.size)
    this.#keys = wider.#keys
    this.#positions = wider.#positions
    this.#mask = wider.#mask
    for (let from = 0; from < keys.length; from++) {
      if (positions[from] < 0) continue
      let at = hash(keys[from]) & this.#mask
      while (this.#positions[at] >= 0) at = (at + 1) & this.#mask
      this.#keys[at] = keys[from]
      this.#positions[at] = positions[from]
    }
  }
}

/** A power of two of which at most half is used. */
function roomFor(size: number): number {
  let room = 16
  while (room < 2 * (size + 1)) room *= 2
  return room
}

/** 32 bits of a whole number below 2^53. */
export function hash(key: number): number {
  const high = (key * 2 ** -32) | 0
  let h = (key - high * 2 ** 32) ^ Math.imul(high, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}
