// Reports and bars: how the network treats callers about whom people complain, whoever they are.
import { logNormalTable } from '../base/quantiles.ts'
import { type Key, chance, draw, keyFor } from '../base/random.ts'
import { SECOND } from '../base/units.ts'
import type { Policy } from '../scenario/settings.ts'

const SIZE = 1024
/** A report comes a minute to two days after the call (assumed). */
const SOONEST = 60
const LATEST = 172_800

export class Reports {
  readonly #policy: Policy
  readonly #key: Key
  readonly #chance: number
  readonly #delays: Float64Array
  readonly #counts = new Map<number, number>()
  readonly #barred = new Set<number>()

  constructor(policy: Policy, seed: string) {
    this.#policy = policy
    this.#key = keyFor(seed, 'reports')
    this.#chance = chance(policy.reportChance)
    this.#delays = logNormalTable(policy.reportDelay.median, policy.reportDelay.sigma, SIZE)
      .map((delay) => Math.round(Math.max(SOONEST, Math.min(LATEST, delay))))
  }

  /** Milliseconds after the release at which the callee reports an answered call from somebody unknown; -1: never. */
  delay(key: number, caller: number): number {
    if (draw(this.#key.k0 ^ key, this.#key.k1, caller, 0) >>> 0 >= this.#chance) return -1
    return this.#delays[draw(this.#key.k0 ^ key, this.#key.k1, caller, 1) >>> 22] * SECOND
  }

  /** Enters a report; whether it bars the line. */
  report(line: number): boolean {
    const count = this.#count(line) + 1
    this.#counts.set(line, count)
    return count === this.#policy.reportsToBar && this.bar(line)
  }

  /** Bars a line; whether it was not barred before. */
  bar(line: number): boolean {
    if (this.#barred.has(line)) return false
    this.#barred.add(line)
    return true
  }

  /** Whether so many have reported a line that callees are warned. */
  isMarked(line: number): boolean {
    return this.#policy.reportsToMark > 0 && this.#count(line) >= this.#policy.reportsToMark
  }

  isBarred(line: number): boolean {
    return this.#barred.has(line)
  }

  #count(line: number): number {
    return this.#counts.get(line) ?? 0
  }
}
