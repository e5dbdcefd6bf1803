// Contracts: how long a subscriber has had the number, and how it is paid for.
import { type Key, draw, keyFor, unit, whole } from '../base/random.ts'

/** Contracts are up to ten years old, younger ones more often: assumed. */
const OLDEST_DAYS = 3650
/** Share of prepaid contracts: assumed. */
const PREPAID = 0.7

export class Contracts {
  readonly #key: Key

  constructor(seed: string) {
    this.#key = keyFor(seed, 'contracts')
  }

  /** Whole days from the first day of the contract to the day before the period. */
  age(subscriber: number): number {
    const age = unit(draw(this.#key.k0, this.#key.k1, subscriber, 0))
    return Math.floor(age * age * OLDEST_DAYS)
  }

  isPrepaid(subscriber: number): boolean {
    return whole(draw(this.#key.k0, this.#key.k1, subscriber, 1), 1000) < PREPAID * 1000
  }
}
