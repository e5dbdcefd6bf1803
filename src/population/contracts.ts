// Contracts: how long a subscriber has had the number, and how it is paid for.
import { type Key, draw, keyFor, unit } from '../base/random.ts'

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

  /** Its key, the age of the oldest, and of 1,000 contracts those that are prepaid, by a second draw: for kernels. */
  words(): readonly [number, number, number, number] {
    return [this.#key.k0, this.#key.k1, OLDEST_DAYS, PREPAID * 1000]
  }
}
