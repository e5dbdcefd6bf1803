// The ledger: what operations did and what came of it, for the truth and for those who must keep to limits.
import { DAY } from '../base/units.ts'
import { CALLED, Called } from './called.ts'

/** Seconds of talk. */
export interface SimAccount {
  readonly operation: number
  /** Milliseconds after the first cut of the run. */
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
  /** By operation: rows of whom it called, as CALLED has them. */
  readonly targets: readonly Float64Array[]
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
  readonly #called: readonly Called[]
  readonly #sims = new Map<number, SimAccount>()
  readonly #today = new Map<number, Today>()
  readonly #end: number

  /** `end` of the period: what comes later is not told. */
  constructor(operations: number, end: number) {
    this.#operations = Array.from({ length: operations }, () => ({ dials: 0, answered: 0, hooked: 0, talk: 0 }))
    this.#called = Array.from({ length: operations }, () => new Called())
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
    const called = this.#called[operation]
    const known = called.find(callee)
    today.dials++
    today.talk += talk
    if (known < 0) today.strangers++
    if (moment >= this.#end) return
    const one = answered ? 1 : 0
    const all = this.#operations[operation]
    all.dials++
    all.answered += one
    all.talk += talk
    if (called.dial(known < 0 ? called.add(callee, moment) : known, moment, one, talk, hooked)) all.hooked++
    const account = this.#sim(operation, sim, moment)
    if (account.dials === 0 || Math.floor(account.last / DAY) !== Math.floor(moment / DAY)) account.days++
    account.dials++
    account.answered += one
    account.talk += talk
    account.last = moment
  }

  calledBack(operation: number, line: number, moment: number): void {
    this.#mark(operation, line, moment, CALLED.calledBack)
  }

  complained(operation: number, line: number, moment: number): void {
    this.#mark(operation, line, moment, CALLED.complained)
  }

  #mark(operation: number, line: number, moment: number, what: number): void {
    const called = this.#called[operation]
    const at = called.find(line)
    if (at >= 0 && moment < this.#end) called.mark(at, what)
  }

  close(): Accounts {
    return { operations: this.#operations, targets: this.#called.map((called) => called.close()), sims: this.#sims }
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
