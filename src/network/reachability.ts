// Reachability: who cannot be reached at a moment, as a closed form.
import { type Key, chance, draw, subkey } from '../base/random.ts'
import { CUT, DAY, HOUR } from '../base/units.ts'

/** A phone is off or out of coverage for whole windows of this length. Assumed. */
const ABSENCE = HOUR / 3
/** A line of another network is engaged with a third party for whole windows of this length. Assumed. */
const ELSEWHERE = 60_000
/** Chance of a window: a switched-off phone by day and from midnight to six. Assumed; fixed networks see 10 % unobtainable. */
const ABSENT_BY_DAY = 0.03
const ABSENT_BY_NIGHT = 0.12
/** Known numbers are busy in 3-6 % of attempts (dialler logs of 500,000 calls, UNICOM Intelligence documentation). */
const ELSEWHERE_CHANCE = chance(0.03)

const ABSENT = Float64Array.from({ length: DAY / ABSENCE }, (_, window) => {
  const clock = (window * ABSENCE + CUT) % DAY
  return chance(clock < 6 * HOUR ? ABSENT_BY_NIGHT : ABSENT_BY_DAY)
})

export class Reachability {
  readonly #key: Key
  #k0 = 0
  #k1 = 0

  constructor(key: Key) {
    this.#key = key
  }

  setDay(day: number): void {
    const today = subkey(this.#key, day)
    this.#k0 = today.k0
    this.#k1 = today.k1
  }

  /** Switched off or out of coverage; `ms` counts from the cut. */
  absent(line: number, ms: number): boolean {
    const window = (ms / ABSENCE) | 0
    return draw(this.#k0, this.#k1, line, window) >>> 0 < ABSENT[window]
  }

  /** In a call that this network does not see; only for lines of other networks. */
  elsewhere(line: number, ms: number): boolean {
    return draw(this.#k0, this.#k1, line, ((ms / ELSEWHERE) | 0) | 0x10000) >>> 0 < ELSEWHERE_CHANCE
  }
}
