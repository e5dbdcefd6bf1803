// Numbers by numbers: a hash table in one typed array, where a look-up touches one line of the cache, not three.

/** There is room for a power of two pairs, at first of this one. */
const FIRST_BITS = 6
const EMPTY = -1

/** Whole numbers from 0 to 2^31 - 1, by others of that kind. */
export class IntMap {
  size = 0
  /** A key and its value, or EMPTY, at the place of the key's hash or soon after it; half of them are empty. */
  #pairs = new Int32Array(2 << FIRST_BITS).fill(EMPTY)
  #shift = 32 - FIRST_BITS

  /** The value of a key, -1: there is none. */
  get(key: number): number {
    const at = this.#placeOf(key)
    return this.#pairs[at] === key ? this.#pairs[at + 1] : -1
  }

  set(key: number, value: number): void {
    const at = this.#placeOf(key)
    if (this.#pairs[at] !== key) {
      if (4 * this.size >= this.#pairs.length) {
        this.#grow()
        return this.set(key, value)
      }
      this.size++
      this.#pairs[at] = key
    }
    this.#pairs[at + 1] = value
  }

  /** Forgets all; the room stays. */
  clear(): void {
    this.#pairs.fill(EMPTY)
    this.size = 0
  }

  /** Where a key is, or would be. */
  #placeOf(key: number): number {
    const pairs = this.#pairs
    let at = (Math.imul(key, 0x9e3779b1) >>> this.#shift) << 1
    while (pairs[at] !== key && pairs[at] !== EMPTY) at = at + 2 === pairs.length ? 0 : at + 2
    return at
  }

  #grow(): void {
    const old = this.#pairs
    this.#pairs = new Int32Array(2 * old.length).fill(EMPTY)
    this.#shift--
    this.size = 0
    for (let at = 0; at < old.length; at += 2) if (old[at] !== EMPTY) this.set(old[at], old[at + 1])
  }
}
