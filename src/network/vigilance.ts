// Vigilance: rules by which the network bars callers for how they call, whoever they are.
import { DAY, SECOND } from '../base/units.ts'
import type { Policy } from '../scenario/settings.ts'

export type Rule = 'velocity' | 'new-sim'

/** Remembers what lines do that it is told of; the operations' pass tells it of every call that it enters. */
export class Vigilance {
  readonly #policy: Policy
  /** Day of the run on which a line's contract began, often long before. */
  readonly #begunOn: (line: number) => number
  /** Whether there is any rule. */
  readonly awake: boolean
  /** Last moments of calls by line, oldest first, as many as the rule asks for. */
  readonly #moments = new Map<number, number[]>()
  /** Strangers called today by line. */
  readonly #strangers = new Map<number, Set<number>>()
  #day = -1

  constructor(policy: Policy, begunOn: (line: number) => number) {
    this.#policy = policy
    this.#begunOn = begunOn
    this.awake = policy.velocity !== undefined || policy.newSim !== undefined
  }

  /** Hears of a call at a moment (ms after the first cut of the run), and says which rule it breaks, if any. */
  hear(line: number, callee: number, isStranger: boolean, moment: number): Rule | undefined {
    if (this.#isHasty(line, moment)) return 'velocity'
    return isStranger && this.#isBrash(line, callee, moment) ? 'new-sim' : undefined
  }

  #isHasty(line: number, moment: number): boolean {
    const { velocity } = this.#policy
    if (!velocity) return false
    const moments = this.#moments.get(line) ?? []
    if (moments.length === 0) this.#moments.set(line, moments)
    moments.push(moment)
    if (moments.length < velocity.calls) return false
    return moment - (moments.shift() as number) <= velocity.within * SECOND
  }

  #isBrash(line: number, callee: number, moment: number): boolean {
    const { newSim } = this.#policy
    const day = Math.floor(moment / DAY)
    if (!newSim || (day - this.#begunOn(line)) * 86_400 >= newSim.younger) return false
    if (day !== this.#day) this.#strangers.clear()
    this.#day = day
    const strangers = this.#strangers.get(line) ?? new Set()
    if (strangers.size === 0) this.#strangers.set(line, strangers)
    return strangers.add(callee).size >= newSim.strangers
  }
}
