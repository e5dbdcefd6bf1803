// Dialling: a pair wakes, looks, dials once, and says when to wake next.
import { logNormalTable } from '../base/quantiles.ts'
import { draw, unit } from '../base/random.ts'
import { CUT, DAY, HOUR, SECOND } from '../base/units.ts'
import { resident } from '../crowd/profiles/resident.ts'
import { Reaction, viewOfReaction } from '../crowd/reactions.ts'
import { Ending, View, wasAnswered } from '../network/outcome.ts'
import type { Act } from './acts.ts'
import type { Hands } from './hands.ts'
import { Part } from './log.ts'
import type { OperationState, Pair } from './operation.ts'
import type { Scene } from './scene.ts'
import type { Due } from './targets.ts'

/** What is drawn for a dial, by purpose; a dial has this many counters. */
const Draw = { key: 0, gap: 1, redial: 2, again: 3, wait: 4, swap: 5, sizes: 8 } as const
/** The same where settings ask for more. */
const More = { second: 0, secondAt: 1, awaited: 2 } as const
/** A handset that is being called is tried again after 10 to 40 s (assumed). */
const WAIT = 10 * SECOND
const WAIT_MORE = 30 * SECOND
/** A redial comes 20 min to 2 h later, in the same shift or the next (assumed). */
const AGAIN = 1200 * SECOND
const AGAIN_MORE = 6000 * SECOND
/** Quantiles of the gap between dials. */
const GAPS = 1024
/** Who may dial no more strangers looks again so much later whether somebody else is due (assumed). */
const LULL = 600 * SECOND
/** A careful operation dials no less than this a day and SIM (assumed). */
const LEAST = 10
/** Share of ordinary calls by hour, over the mean of the hours from 9 to 19. */
const ORDINARY = resident.hours.weekday.map((hour, _, hours) => hour / (hours.slice(9, 19).reduce((sum, each) => sum + each, 0) / 10))

export class Dialling {
  readonly #scene: Scene
  readonly #hands: Hands
  readonly #gaps: readonly Float64Array[]
  /** Missed calls that will be returned, by the number in the agenda's entry. */
  readonly #returns: Act[] = []
  /** Answered calls that will be reported. */
  readonly #complaints: Act[] = []
  readonly #used = new Set<number>()

  constructor(scene: Scene, hands: Hands) {
    this.#scene = scene
    this.#hands = hands
    this.#gaps = scene.operations.map(({ settings: { dial } }) => logNormalTable(dial.gap.median, dial.gap.sigma, GAPS))
  }

  wake(pair: Pair, now: number): void {
    const operation = this.#scene.operations[pair.operation]
    const { member } = pair
    if (now >= member.end) return
    if (member.isOff && pair.index === member.index) return this.wakeLater(pair, now + 60 * SECOND)
    if (pair.sim < 0) return this.#fetch(pair, now)
    const key = this.#draw(pair, Draw.key)
    if (this.#scene.engaged(pair.sim, now, key)) {
      return this.wakeLater(pair, now + WAIT + Math.floor(unit(this.#draw(pair, Draw.wait)) * WAIT_MORE))
    }
    if (this.#scene.reports.isBarred(pair.sim)) return this.#refused(operation, pair, key, now)
    const due = this.#takeDue(operation, pair, now)
    if (!this.#mayGoOn(operation, pair, due)) return this.#makeRoom(operation, pair, now, due)
    this.#dial(operation, pair, key, now, due)
  }

  /** Enters the next waking at `time` or when the member is next at work. */
  wakeLater(pair: Pair, time: number): void {
    for (const { from, to } of pair.member.stretches) {
      if (time >= to) continue
      const wake = Math.max(time, from)
      if (Math.floor(wake / DAY) === this.#scene.crowd.day) this.#scene.agenda.add({ time: wake, line: pair.sim, what: 'wake', who: pair.number })
      return
    }
  }

  /** A missed call is returned, if whoever was called can. */
  callBack(number: number, now: number): void {
    const missed = this.#returns[number]
    const { crowd, ledger, operations } = this.#scene
    const caller = missed.callee
    const ms = now % DAY
    const key = crowd.reactions.nextKey(missed.key, missed.caller, Reaction.callBack)
    if (!crowd.canDial(caller, ms) || this.#scene.engaged(caller, now, key)) return
    const view = viewOfReaction(missed.view as View, Reaction.callBack)
    const part = missed.part === Part.dial ? Part.callBack : missed.part
    this.#scene.attempt({ ...missed, ms, caller, callee: missed.caller, key, view, errand: missed.errand < 0 ? -1 : 2 * operations.length + missed.operation, part }, now)
    if (part === Part.callBack && crowd.outcome.ending !== Ending.none) ledger.calledBack(missed.operation, caller, now)
  }

  mayCallBack(act: Act, release: number): void {
    const { crowd: { reactions, outcome, day }, agenda } = this.#scene
    if (reactions.after(outcome.ending, act.view as View, 0, act.key, act.caller) !== Reaction.callBack) return
    const time = release + reactions.pause * SECOND
    if (Math.floor(time / DAY) !== day) return
    this.#returns.push(act)
    agenda.add({ time, line: act.callee, what: 'call-back', who: this.#returns.length - 1 })
  }

  report(number: number, now: number): void {
    const { caller, callee, operation } = this.#complaints[number]
    const handset = this.#scene.crowd.holdings.at(caller, now)?.handset ?? -1
    this.#scene.ledger.complained(operation, callee, now)
    this.#scene.note(now, operation, 'complaint', caller, handset)
    if (this.#scene.reports.report(caller)) this.#noteBar(caller, now, 'complaints')
  }

  /** The network bars a line, unless it did before. */
  bar(number: number, now: number): void {
    const { line, why } = this.#scene.bars[number]
    if (this.#scene.reports.bar(line)) this.#noteBar(line, now, why)
  }

  #noteBar(line: number, now: number, why: string): void {
    const handset = this.#scene.crowd.holdings.at(line, now)?.handset ?? -1
    this.#scene.note(now, this.#scene.operationOf.get(line) ?? -1, this.#scene.isSim(line) ? 'sim_blocked' : 'line_blocked', line, handset, why)
  }

  /** Whom to call once more, if somebody is due whom this SIM may call. */
  #takeDue({ settings: { dial } }: OperationState, pair: Pair, now: number): Due | undefined {
    for (;;) {
      const due = pair.again.take(now)
      if (!due || dial.routing === 'any' || due.sim === pair.sim) return due
    }
  }

  /** Whether a SIM that may dial at all may dial strangers, or has somebody else to dial. */
  #mayGoOn(operation: OperationState, pair: Pair, due: Due | undefined): boolean {
    const { settings: { sims, limits } } = operation
    if (sims.turn > 0 && pair.sinceSwap >= sims.turn) return false
    if (!this.#hands.mayWork(operation, pair.sim)) return false
    return limits.strangers === 0 || due !== undefined || this.#scene.ledger.today(pair.sim).strangers < limits.strangers
  }

  /** Another SIM takes its turn. Where there is none, one that has reached its limits has done for today. */
  #makeRoom(operation: OperationState, pair: Pair, now: number, due: Due | undefined): void {
    if (due) pair.again.add(due)
    const ready = this.#hands.exchange(pair, now, unit(this.#draw(pair, Draw.swap)))
    pair.dials++
    pair.sinceSwap = 0
    if (ready >= 0) return this.wakeLater(pair, ready)
    if (this.#hands.mayWork(operation, pair.sim)) this.wakeLater(pair, now + (this.#mayGoOn(operation, pair, undefined) ? SECOND : LULL))
  }

  #dial(operation: OperationState, pair: Pair, key: number, now: number, due: Due | undefined): void {
    const { crowd, reports, ledger, joins } = this.#scene
    const again = due && !crowd.holdings.wasEverSold(due.line) && due.line !== pair.sim ? due : undefined
    const callee = again ? again.line : this.#nextTarget(operation, pair)
    const second = again?.hooked === true
    const act: Act = {
      ms: now % DAY, caller: pair.sim, callee, key, view: reports.isMarked(pair.sim) ? View.marked : this.#viewOf(operation, pair, again),
      errand: second ? this.#scene.operations.length + operation.number : operation.number, barred: 0,
      limit: this.#scene.limit(pair.sim, pair.member.end, now), part: Part.dial, operation: operation.number, pair: pair.index,
    }
    const release = this.#scene.attempt(act, now)
    const { ending, talk } = crowd.outcome
    pair.sinceSwap++
    if (ending !== Ending.none) {
      const hooked = this.#scene.isHooked(act)
      this.#firstUse(pair, now)
      ledger.dial(operation.number, pair.sim, callee, now, wasAnswered(ending), talk, hooked)
      joins.lasted(pair, release)
      if (wasAnswered(ending)) this.#mayReport(act, release)
      if (hooked && !second) this.#maySecond(operation, pair, callee, release)
    }
    if (!wasAnswered(ending)) {
      this.mayCallBack(act, release)
      if (!again && unit(this.#draw(pair, Draw.redial)) < operation.settings.dial.redial) {
        pair.again.add({ due: now + AGAIN + unit(this.#draw(pair, Draw.again)) * AGAIN_MORE, line: callee, sim: pair.sim, hooked: false })
      }
    }
    this.#pause(operation, pair, release)
  }

  /** What the callee sees: somebody hooked knows the number that called before. */
  #viewOf({ settings: { dial } }: OperationState, pair: Pair, again: Due | undefined): View {
    if (again?.hooked && again.sim === pair.sim) return View.expected
    return dial.awaited > 0 && unit(this.#drawMore(pair, More.awaited)) < dial.awaited ? View.expected : View.unknown
  }

  #firstUse(pair: Pair, now: number): void {
    if (this.#used.has(pair.sim) || !this.#scene.isSim(pair.sim)) return
    this.#used.add(pair.sim)
    this.#scene.note(now, pair.operation, 'sim_first_used', pair.sim, pair.handset)
  }

  #maySecond({ settings: { dial: { second } } }: OperationState, pair: Pair, line: number, release: number): void {
    if (second.chance === 0 || unit(this.#drawMore(pair, More.second)) >= second.chance) return
    const { from, to } = second.after
    const due = release + (from + unit(this.#drawMore(pair, More.secondAt)) * (to - from)) * SECOND
    pair.again.add({ due, line, sim: pair.sim, hooked: true })
  }

  /** The first attempt after a bar: the network refuses it, and the SIM is thrown away. */
  #refused(operation: OperationState, pair: Pair, key: number, now: number): void {
    const act: Act = {
      ms: now % DAY, caller: pair.sim, callee: this.#nextTarget(operation, pair), key, view: View.unknown, errand: -1, barred: 1,
      limit: this.#scene.limit(pair.sim, pair.member.end, now), part: Part.dial, operation: operation.number, pair: pair.index,
    }
    const release = this.#scene.attempt(act, now)
    if (this.#scene.crowd.outcome.ending !== Ending.none) this.#firstUse(pair, now)
    this.#takeCare(operation, pair.sim)
    this.#hands.retire(pair, release)
    this.#pause(operation, pair, release)
  }

  /** After a bar a careful operation dials less. */
  #takeCare(operation: OperationState, line: number): void {
    const { caution } = operation.settings
    if (caution === 0) return
    if (operation.fullCap === 0) operation.fullCap = Math.max(LEAST, this.#scene.ledger.today(line).dials)
    const cap = operation.cap === 0 ? operation.fullCap : operation.cap
    operation.cap = Math.max(LEAST, Math.floor(cap * (1 - caution)))
  }

  #fetch(pair: Pair, now: number): void {
    const ready = this.#hands.fetch(pair, now, unit(this.#draw(pair, Draw.swap)))
    if (ready < 0) return // tomorrow there will be others
    pair.dials++
    this.wakeLater(pair, ready)
  }

  #mayReport(act: Act, release: number): void {
    if (act.view === View.expected || act.view === View.known) return
    const delay = this.#scene.reports.delay(act.key, act.caller)
    if (delay < 0) return
    this.#complaints.push(act)
    this.#scene.agenda.add({ time: release + delay, line: -1, what: 'report', who: this.#complaints.length - 1 })
  }

  /** Never oneself, and nobody whose SIM has been bought. */
  #nextTarget({ targets }: OperationState, pair: Pair): number {
    const { holdings } = this.#scene.crowd
    let line = targets.next()
    for (let i = 0; i < 1000 && (holdings.wasEverSold(line) || line === pair.sim); i++) line = targets.next()
    return line
  }

  #pause(operation: OperationState, pair: Pair, release: number): void {
    const { settings: { dial }, number } = operation
    let gap = this.#gaps[number][this.#draw(pair, Draw.gap) >>> 22] * pair.member.pace
    if (dial.rhythm === 'ordinary') gap /= ORDINARY[Math.floor(((release + CUT) % DAY) / HOUR)]
    pair.dials++
    this.wakeLater(pair, release + Math.max(1, Math.round(gap * SECOND)))
  }

  #draw(pair: Pair, purpose: number): number {
    const { key } = this.#scene.operations[pair.operation]
    return draw(key.k0, key.k1, pair.index | 0x100000, pair.dials * Draw.sizes + purpose)
  }

  #drawMore(pair: Pair, purpose: number): number {
    const { key } = this.#scene.operations[pair.operation]
    return draw(key.k0, key.k1, pair.index | 0x200000, pair.dials * Draw.sizes + purpose)
  }
}
