// Keyed permutations: they number things so that neither order nor rank can be read from the numbers.
import { type Key, draw } from './random.ts'

/**
 * A permutation of the whole numbers below 2^bits by a balanced Feistel network of four rounds.
 * `bits` is even and at most 52, so that every value is an exact number.
 */
export class Permutation {
  readonly bits: number
  /** The words of its key, as its kernel takes them. */
  readonly words: Int32Array
  readonly #half: number
  readonly #mask: number
  readonly #scale: number
  readonly #a: number
  readonly #b: number
  readonly #c: number
  readonly #d: number

  constructor(key: Key, bits: number) {
    if (bits % 2 !== 0 || bits < 2 || bits > 52) throw new RangeError(`a permutation of ${bits} bits: even, 2 to 52`)
    this.bits = bits
    this.#half = bits / 2
    this.#mask = 2 ** this.#half - 1
    this.#scale = 2 ** this.#half
    this.#a = draw(key.k0, key.k1, 1, bits)
    this.#b = draw(key.k0, key.k1, 2, bits)
    this.#c = draw(key.k0, key.k1, 3, bits)
    this.#d = draw(key.k0, key.k1, 4, bits)
    this.words = Int32Array.of(this.#a, this.#b, this.#c, this.#d)
  }

  /** `value` is a whole number in [0, 2^bits). */
  of(value: number): number {
    const mask = this.#mask
    const left = (value / this.#scale) | 0
    const right = (value - left * this.#scale) | 0
    const l1 = left ^ (round(right, this.#a) & mask)
    const r1 = right ^ (round(l1, this.#b) & mask)
    const l2 = l1 ^ (round(r1, this.#c) & mask)
    const r2 = r1 ^ (round(l2, this.#d) & mask)
    return l2 * this.#scale + r2
  }

  /** The inverse of `of`. */
  from(value: number): number {
    const mask = this.#mask
    const l2 = Math.floor(value / this.#scale)
    const r2 = value - l2 * this.#scale
    const r1 = r2 ^ (round(l2, this.#d) & mask)
    const l1 = l2 ^ (round(r1, this.#c) & mask)
    const right = r1 ^ (round(l1, this.#b) & mask)
    const left = l1 ^ (round(right, this.#a) & mask)
    return left * this.#scale + right
  }
}

/** As Permutation, of at most 30 bits and in whole numbers throughout: for numbers that are needed by the million. */
export class SmallPermutation {
  /** The words of its key, as its kernel takes them. */
  readonly words: Int32Array
  /** Bits of half a number. */
  readonly half: number
  readonly #mask: number
  readonly #a: number
  readonly #b: number
  readonly #c: number

  constructor(key: Key, bits: number) {
    if (bits % 2 !== 0 || bits < 2 || bits > 30) throw new RangeError(`a small permutation of ${bits} bits: even, 2 to 30`)
    this.half = bits / 2
    this.#mask = (1 << this.half) - 1
    this.#a = draw(key.k0, key.k1, 1, bits)
    this.#b = draw(key.k0, key.k1, 2, bits)
    this.#c = draw(key.k0, key.k1, 3, bits)
    this.words = Int32Array.of(this.#a, this.#b, this.#c)
  }

  /** `value` is a whole number in [0, 2^bits). */
  of(value: number): number {
    const mask = this.#mask
    let left = value >>> this.half
    let right = value & mask
    left ^= round(right, this.#a) & mask
    right ^= round(left, this.#b) & mask
    left ^= round(right, this.#c) & mask
    return (left << this.half) | right
  }

  /** The inverse of `of`. */
  from(value: number): number {
    const mask = this.#mask
    let left = value >>> this.half
    let right = value & mask
    left ^= round(right, this.#c) & mask
    right ^= round(left, this.#b) & mask
    left ^= round(right, this.#a) & mask
    return (left << this.half) | right
  }
}

function round(word: number, key: number): number {
  let h = Math.imul(word ^ key, 0x9e3779b1)
  h ^= h >>> 15
  h = Math.imul(h + key, 0x735a2d97)
  return h >>> 5
}

/** The number at `index` of a keyed order of [0, size): walks the cycle of a wider permutation. */
export function shuffled(permutation: Permutation | SmallPermutation, index: number, size: number): number {
  let value = permutation.of(index)
  while (value >= size) value = permutation.of(value)
  return value
}

/** The inverse of `shuffled`. */
export function unshuffled(permutation: Permutation | SmallPermutation, number: number, size: number): number {
  let value = permutation.from(number)
  while (value >= size) value = permutation.from(value)
  return value
}

/** The smallest even number of bits that numbers `count` things. */
export function evenBits(count: number): number {
  let bits = 2
  while (2 ** bits < count) bits += 2
  return bits
}
