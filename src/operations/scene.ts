// The scene of the pass: what is known and written down while operations live.
import { CUT, DAY, MAX_SETUP, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { LookBack } from '../crowd/look-back.ts'
import { Ending, type Errand, View, wasAnswered } from '../network/outcome.ts'
import { Reports } from '../network/reports.ts'
import { type Rule, Vigilance } from '../network/vigilance.ts'
import { Contracts } from '../population/contracts.ts'
import type { Scenario } from '../scenario/settings.ts'
import { type Act, Acts } from './acts.ts'
import { Agenda } from './agenda.ts'
import { Commitments } from './committed.ts'
import { believersOf, makeErrands } from './errands.ts'
import { Joins } from './joins.ts'
import { Ledger, endOf } from './ledger.ts'
import { type Event, type HandsetFacts, type Happening, Part } from './log.ts'
import { Market } from './market.ts'
import { type OperationState, type Pair, handsetsOf, makeOperations } from './operation.ts'

export class Scene {
  readonly crowd: Crowd
  readonly operations: readonly OperationState[]
  readonly pairs: readonly Pair[]
  readonly handsets: HandsetFacts[]
  /** Handsets that are taken. */
  readonly taken = new Set<number>()
  readonly agenda = new Agenda()
  readonly market: Market
  readonly reports: Reports
  readonly ledger: Ledger
  readonly joins = new Joins()
  /** By day. */
  readonly acts: readonly Acts[]
  readonly happenings: Happening[] = []
  /** Position in the operations by line that one of them has held. */
  readonly operationOf = new Map<number, number>()
  /** Bars to come, by the number in the agenda's entry. */
  readonly bars: { readonly line: number; readonly why: string }[] = []
  readonly #committed = new Commitments()
  readonly #lookBack: LookBack
  readonly #errands: readonly Errand[]
  readonly #believers: readonly Uint8Array[]
  readonly #vigilance: Vigilance
  #lastTime = -1
  #lastCaller = -1

  constructor(scenario: Scenario, crowd: Crowd) {
    const days = scenario.period.to - scenario.period.from + 1
    this.crowd = crowd
    this.market = new Market(crowd)
    this.operations = makeOperations(scenario, crowd.population, this.taken)
    this.pairs = this.operations.flatMap(({ pairs }) => pairs)
    this.handsets = this.pairs.flatMap(handsetsOf)
    const settings = this.operations.map((operation) => operation.settings)
    this.#errands = makeErrands(settings, scenario.groups)
    this.#believers = settings.map(({ errand }) => believersOf(errand))
    this.#lookBack = new LookBack(crowd, this.#committed)
    this.reports = new Reports(scenario.network.policy, scenario.seed)
    const contracts = new Contracts(scenario.seed)
    const { lines } = crowd.population
    this.#vigilance = new Vigilance(scenario.network.policy, (line) => crowd.service.contractFrom(line) ?? -1 - contracts.age(lines.subscriberAt(line)))
    this.ledger = new Ledger(this.operations.length, endOf(days, CUT))
    this.acts = Array.from({ length: days }, () => new Acts())
  }

  morning(day: number): void {
    this.crowd.setDay(day)
    this.#committed.clear()
    this.ledger.morning()
  }

  note(time: number, operation: number, event: Event, line: number, handset: number, detail?: string): void {
    this.happenings.push({ time, operation, event, line, handset, ...(detail === undefined ? {} : { detail }) })
  }

  /** Whether a line is engaged just before its own attempt with that key. */
  engaged(line: number, now: number, key: number): boolean {
    if (this.#lastTime === now && this.#lastCaller === line) return true // whatever their keys: nobody dials twice at once
    return this.#lookBack.engaged(line, now % DAY, line, key)
  }

  /** Nothing lasts beyond the moment at which the handset is switched off, or its holder's end; ms after the cut. */
  limit(line: number, end: number, now: number): number {
    const { holdings, day } = this.crowd
    const off = this.isSim(line) ? (holdings.reached(line, now) ? holdings.until : now) : Infinity
    return Math.min(DAY, end - day * DAY, off - day * DAY)
  }

  isSim(line: number): boolean {
    return line < this.crowd.population.lines.addresses
  }

  /** Whether the talk of the outcome that stands now was with somebody who believes the story. */
  isHooked(act: Act): boolean {
    if (!wasAnswered(this.crowd.outcome.ending) || act.errand < 0) return false
    return act.errand >= this.operations.length || this.#believers[act.errand][this.crowd.outcome.place] === 1
  }

  /** Decides an act against the state of lines, enters it, and gives the moment of its release. */
  attempt(act: Act, now: number): number {
    const { outcome } = this.crowd
    if (act.ms > act.limit - MAX_SETUP * SECOND) outcome.none()
    else if (act.barred === 1) outcome.barred()
    else if (this.#lookBack.engaged(act.callee, act.ms, act.caller, act.key)) outcome.busy()
    else {
      const errand = act.errand < 0 ? null : this.#errands[act.errand]
      this.crowd.settle(act.caller, act.callee, act.ms, act.key, act.view as View, errand, act.limit)
    }
    const hold = outcome.hold * SECOND
    if (outcome.ending !== Ending.none) this.#enter(act, now, hold)
    return now + hold
  }

  #enter(act: Act, now: number, hold: number): void {
    const { outcome, day } = this.crowd
    this.#committed.add(act.caller, act.ms, act.ms + hold, act.caller, act.key)
    if (outcome.setup > 0) this.#committed.add(act.callee, act.ms, act.ms + hold, act.caller, act.key)
    this.#lastTime = now
    this.#lastCaller = act.caller
    this.acts[day].add(act, outcome.ending)
    if (this.#vigilance.awake && act.barred === 0) this.#watch(act, now, now + hold)
  }

  /** The network hears of every call of a SIM that an operation has held; what others call is not all in the pass. */
  #watch(act: Act, now: number, release: number): void {
    if (act.part === Part.callBack || !this.isSim(act.caller) || !this.operationOf.has(act.caller)) return
    const isStranger = act.view !== View.known
    const rule: Rule | undefined = this.#vigilance.hear(act.caller, act.callee, isStranger, now)
    if (rule) this.barLater(act.caller, release, rule)
  }

  /** The network bars a line at a moment. */
  barLater(line: number, time: number, why: string): void {
    this.bars.push({ line, why })
    this.agenda.add({ time, line: -1, what: 'bar', who: this.bars.length - 1 })
  }
}
