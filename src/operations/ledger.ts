// The ledger: what operations did and what came of it, for the truth and for those who must keep to limits.
import { DAY } from '../base/units.ts'

/** What became of one target of one operation. Milliseconds after the first cut of the run, seconds of talk. */
export interface TargetAccount {
  readonly line: number
  readonly first: number
  last: number
  attempts: number
  answered: number
  talk: number
  hooked: boolean
  calledBack: boolean
  complained: boolean
}

export interface SimAccount {
  readonly operation: number
  last: number
  dials: number
  answered: number
  talk: number
  /** Days on which it dialled. */
  days: number
}

export interface OperationAccount {
  dials: number
  answered: number
  hooked: number
  talk: number
}

export interface Accounts {
  /** By operation. */
  readonly operations: readonly OperationAccount[]
  readonly targets: readonly (readonly TargetAccount[])[]
  /** By line of the SIM. */
  readonly sims: ReadonlyMap<number, SimAccount>
}

/** What a SIM has done today. */
export interface Today {
  dials: number
  strangers: number
  talk: number
}

export class Ledger {
  readonly #operations: OperationAccount[]
  readonly #targets: Map<number, TargetAccount>[]
  readonly #sims = new Map<number, SimAccount>()
  readonly #today = new Map<number, Today>()
  readonly #end: number

  /** `end` of the period: what comes later is not told. */
  constructor(operations: number, end: number) {
    this.#operations = Array.from({ length: operations }, () => ({ dials: 0, answered: 0, hooked: 0, talk: 0 }))
    this.#targets = Array.from({ length: operations }, () => new Map())
    this.#end = end
  }

  /** At every cut. */
  morning(): void {
    this.#today.clear()
  }

  today(line: number): Today {
    const found = this.#today.get(line) ?? { dials: 0, strangers: 0, talk: 0 }
    if (found.dials === 0) this.#today.set(line, found)
    return found
  }

  dial(operation: number, sim: number, callee: number, moment: number, answered: boolean, talk: number, hooked: boolean): void {
    const today = this.today(sim)
    const known = this.#targets[operation].get(callee)
    today.dials++
    today.talk += talk
    if (known === undefined) today.strangers++
    if (moment >= this.#end) return
    const target = known ?? this.#target(operation, callee, moment)
    const account = this.#sim(operation, sim, moment)
    const [all, one] = [this.#operations[operation], answered ? 1 : 0]
    all.dials++
    all.answered += one
    all.talk += talk
    if (hooked && !target.hooked) all.hooked++
    target.attempts++
    target.answered += one
    target.talk += talk
    target.last = moment
    if (hooked) target.hooked = true
    if (account.dials === 0 || Math.floor(account.last / DAY) !== Math.floor(moment / DAY)) account.days++
    account.dials++
    account.answered += one
    account.talk += talk
    account.last = moment
  }

  calledBack(operation: number, line: number, moment: number): void {
    const target = this.#targets[operation].get(line)
    if (target && moment < this.#end) target.calledBack = true
  }

  complained(operation: number, line: number, moment: number): void {
    const target = this.#targets[operation].get(line)
    if (target && moment < this.#end) target.complained = true
  }

  close(): Accounts {
    return { operations: this.#operations, targets: this.#targets.map((targets) => [...targets.values()]), sims: this.#sims }
  }

  #target(operation: number, line: number, moment: number): TargetAccount {
    const target = { line, first: moment, last: moment, attempts: 0, answered: 0, talk: 0, hooked: false, calledBack: false, complained: false }
    this.#targets[operation].set(line, target)
    return target
  }

  #sim(operation: number, line: number, moment: number): SimAccount {
    const known = this.#sims.get(line)
    if (known) return known
    const account = { operation, last: moment, dials: 0, answered: 0, talk: 0, days: 0 }
    this.#sims.set(line, account)
    return account
  }
}

/** Where a period of so many days ends, ms after the first cut of the run. */
export function endOf(days: number, cut: number): number {
  return days * DAY - cut
}
