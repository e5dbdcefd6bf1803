// Services: who sends codes, bills and offers to subscribers, by numbers of six digits.
import { Permutation, evenBits, shuffled } from '../base/permutation.ts'
import { type Key, draw, keyFor } from '../base/random.ts'

/** Services there are, and how their popularity falls (Zipf): assumed; a SIM hears from 92 numbers in 8 months (Sichuan 2020, median). */
export const SERVICES = 200
const ZIPF_SHIFT = 3
/** Services that a subscriber hears from, by how often: also Zipf (assumed). */
const SUBSCRIPTIONS = 64
const HABIT_SHIFT = 2
/** Codes begin with neither 0 nor 1. */
const FIRST_CODE = 200_000
const CODES = 800_000
/** The most popular services are those of the network itself, which warn, and then those that send codes. */
const NETWORK_SERVICES = 3
const CODE_SERVICES = 40

const PICKS = 4096

export class Services {
  /** Number of a service, by its place in popularity. */
  readonly codes: Float64Array
  readonly #popular = zipf(SERVICES, ZIPF_SHIFT)
  readonly #habitual = zipf(SUBSCRIPTIONS, HABIT_SHIFT)
  readonly #key: Key

  constructor(seed: string) {
    const order = new Permutation(keyFor(seed, 'services/codes'), evenBits(CODES))
    this.codes = Float64Array.from({ length: SERVICES }, (_, i) => FIRST_CODE + shuffled(order, i, CODES))
    this.#key = keyFor(seed, 'services')
  }

  /** A service that a line hears from, by 32 bits of a message: often those that it always hears from. */
  known(line: number, bits: number): number {
    return this.#popular[draw(this.#key.k0, this.#key.k1, line, this.#habitual[bits >>> 20]) >>> 20]
  }

  /** A service that sends a code to somebody who opens an account. */
  code(bits: number): number {
    return NETWORK_SERVICES + (((bits >>> 16) * CODE_SERVICES) >>> 16)
  }

  /** The network itself, or a service that sends codes: what a SIM hears that is no longer its owner's. */
  alert(bits: number): number {
    return bits & 1 ? ((bits >>> 16) * NETWORK_SERVICES) >>> 16 : this.code(bits)
  }
}

/** Which of `size` things is picked at equal shares of chance, the first most often. */
function zipf(size: number, shift: number): Uint8Array {
  const weights = Array.from({ length: size }, (_, i) => 1 / (i + 1 + shift))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const table = new Uint8Array(PICKS)
  for (let pick = 0, at = 0, before = 0; pick < PICKS; pick++) {
    while (at < size - 1 && before + weights[at] < ((pick + 0.5) / PICKS) * total) before += weights[at++]
    table[pick] = at
  }
  return table
}
