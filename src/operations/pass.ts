// The pass: operations live through the whole period; what happens follows from what happened.
import { logNormalTable } from '../base/quantiles.ts'
import { draw, unit } from '../base/random.ts'
import { DAY, MAX_SETUP, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { LookBack } from '../crowd/look-back.ts'
import { Reaction, viewOfReaction } from '../crowd/reactions.ts'
import { Ending, type Errand, View, wasAnswered } from '../network/outcome.ts'
import { Reports } from '../network/reports.ts'
import type { Scenario } from '../scenario/settings.ts'
import { Agenda } from './agenda.ts'
import { Commitments } from './committed.ts'
import { makeErrands } from './errands.ts'
import { type Act, type Event, type HandsetFacts, type Happening, type OperationFacts, type PassLog, Part, scriptOf } from './log.ts'
import { type OperationState, type Pair, factsOfMember, handsetsOf, makeOperations } from './operation.ts'
import { beforeWork, moveSims, nextSim, restock, takesRest } from './supply.ts'

/** What is drawn for a dial, by purpose; a dial has this many counters. */
const Draw = { key: 0, gap: 1, redial: 2, again: 3, wait: 4, swap: 5, sizes: 8 } as const
/** A handset that is being called is tried again after 10 to 40 s (assumed). */
const WAIT = 10 * SECOND
const WAIT_MORE = 30 * SECOND
/** A redial comes 20 min to 2 h later, in the same shift or the next (assumed). */
const AGAIN = 1200 * SECOND
const AGAIN_MORE = 6000 * SECOND
/** Quantiles of the gap between dials. */
const GAPS = 1024

/** Runs the pass. `onDay` hears of each day begun. Fills the crowd's holdings and moves the crowd's day. */
export function runPass(scenario: Scenario, crowd: Crowd, onDay?: (day: number) => void): PassLog {
  return new Pass(scenario, crowd).run(onDay)
}

class Pass {
  readonly #crowd: Crowd
  readonly #operations: readonly OperationState[]
  readonly #pairs: readonly Pair[]
  readonly #handsets: readonly HandsetFacts[]
  readonly #errands: readonly Errand[]
  readonly #gaps: readonly Float64Array[]
  readonly #agenda = new Agenda()
  readonly #committed = new Commitments()
  readonly #lookBack: LookBack
  readonly #reports: Reports
  readonly #acts: Act[][]
  readonly #endings: number[][]
  readonly #happenings: Happening[] = []
  /** Missed calls that will be returned, by the number in the agenda's entry. */
  readonly #returns: Act[] = []
  readonly #used = new Set<number>()
  readonly #operationOf = new Map<number, number>()

  constructor(scenario: Scenario, crowd: Crowd) {
    const days = scenario.period.to - scenario.period.from + 1
    this.#crowd = crowd
    this.#operations = makeOperations(scenario, crowd.population)
    crowd.holdings.hours = this.#operations.flatMap(({ members }) => members.map(({ hours }) => hours))
    this.#pairs = this.#operations.flatMap(({ pairs }) => pairs)
    this.#handsets = this.#pairs.flatMap(handsetsOf)
    this.#errands = makeErrands(this.#operations.map(({ settings }) => settings))
    this.#gaps = this.#operations.map(({ settings: { dial } }) => logNormalTable(dial.gap.median, dial.gap.sigma, GAPS))
    this.#lookBack = new LookBack(crowd, this.#committed)
    this.#reports = new Reports(scenario.network.policy, scenario.seed)
    this.#acts = Array.from({ length: days }, () => [])
    this.#endings = Array.from({ length: days }, () => [])
  }

  run(onDay?: (day: number) => void): PassLog {
    for (let day = 0; day < this.#acts.length; day++) {
      onDay?.(day)
      this.#morning(day)
      const end = (day + 1) * DAY
      for (let entry = this.#agenda.next(end); entry; entry = this.#agenda.next(end)) {
        if (entry.what === 'wake') this.#wake(this.#pairs[entry.who], entry.time)
        else if (entry.what === 'report') this.#report(entry.who, entry.time)
        else this.#callBack(this.#returns[entry.who], entry.time)
      }
    }
    for (const { number, end, raided } of this.#operations) this.#note(end, number, raided ? 'raid' : 'operation_ended', -1, -1)
    this.#happenings.sort((a, b) => a.time - b.time || a.operation - b.operation || a.line - b.line)
    return {
      operations: this.#operations.map(factsOf),
      members: this.#operations.flatMap(({ members }) => members.map(factsOfMember)),
      handsets: this.#handsets,
      scripts: this.#acts.map(scriptOf),
      happenings: this.#happenings,
      endings: this.#endings.map((endings) => Uint8Array.from(endings)),
    }
  }

  /** At the cut, when no call is in progress: SIMs are bought and moved, and the day's first dials are planned. */
  #morning(day: number): void {
    const { holdings, population } = this.#crowd
    const now = day * DAY
    this.#crowd.setDay(day)
    this.#committed.clear()
    const isOut = (line: number) => this.#crowd.service.isOut(line)
    for (const operation of this.#operations) {
      if (now >= operation.end && !operation.raided) this.#disband(operation, now)
      if (now >= operation.end || now < operation.begin) continue
      for (const line of restock(operation, day, holdings, population.lines, isOut)) this.#note(now, operation.number, 'sim_bought', line, -1)
      for (const pair of operation.pairs) if (takesRest(operation, pair, day)) this.#rest(operation, pair, beforeWork(pair.member, day))
      for (const pair of moveSims(operation, day)) this.#moved(pair, beforeWork(pair.member, day))
      for (const pair of operation.pairs) this.#wakeLater(pair, now)
    }
  }

  /** The SIM rests, and the next one is put in before work. A barred SIM is kept: nobody knows yet. */
  #rest(operation: OperationState, pair: Pair, now: number): void {
    const sim = pair.sim
    const next = nextSim(operation, pair)
    if (next < 0) return
    this.#crowd.holdings.remove(sim, now)
    pair.member.rested.push(sim)
    pair.sim = next
    this.#putIn(pair, now, 'sim_inserted')
  }

  #disband(operation: OperationState, now: number): void {
    for (const pair of operation.pairs) if (pair.sim >= 0) this.#takeOut(pair, now)
  }

  /** Looks, acts once, and says when to wake next. */
  #wake(pair: Pair, now: number): void {
    const operation = this.#operations[pair.operation]
    if (now >= operation.end) return
    if (pair.sim < 0) return this.#fetchSim(operation, pair, now)
    const key = this.#draw(pair, Draw.key)
    if (this.#lookBack.engaged(pair.sim, now % DAY, pair.sim, key)) {
      return this.#wakeLater(pair, now + WAIT + Math.floor(unit(this.#draw(pair, Draw.wait)) * WAIT_MORE))
    }
    if (this.#reports.isBarred(pair.sim)) return this.#refused(pair, key, now)
    this.#dial(operation, pair, key, now)
  }

  #dial(operation: OperationState, pair: Pair, key: number, now: number): void {
    const waiting = pair.redials.take(now)
    const again = waiting >= 0 && !this.#crowd.holdings.wasEverSold(waiting) ? waiting : -1
    const callee = again >= 0 ? again : this.#nextTarget(operation)
    const view = this.#reports.isMarked(pair.sim) ? View.marked : View.unknown
    const act: Act = {
      ms: now % DAY, caller: pair.sim, callee, key, view, errand: operation.number, barred: 0,
      limit: this.#limit(operation, pair, now), part: Part.dial, operation: operation.number, pair: pair.index,
    }
    const release = this.#attempt(act, now)
    const { ending } = this.#crowd.outcome
    if (ending !== Ending.none && !this.#used.has(pair.sim)) {
      this.#used.add(pair.sim)
      this.#note(now, operation.number, 'sim_first_used', pair.sim, pair.handset)
    }
    if (wasAnswered(ending)) this.#mayReport(act, release)
    else {
      this.#mayCallBack(act, release)
      if (again < 0 && unit(this.#draw(pair, Draw.redial)) < operation.settings.dial.redial) {
        pair.redials.add(now + AGAIN + unit(this.#draw(pair, Draw.again)) * AGAIN_MORE, callee)
      }
    }
    this.#pause(operation, pair, release)
  }

  /** Decides an act against the state of lines, enters it, and gives the moment of its release. */
  #attempt(act: Act, now: number): number {
    const { outcome } = this.#crowd
    if (act.ms > act.limit - MAX_SETUP * SECOND) outcome.none()
    else if (act.barred === 1) outcome.barred()
    else if (this.#lookBack.engaged(act.callee, act.ms, act.caller, act.key)) outcome.busy()
    else {
      const errand = act.errand < 0 ? null : this.#errands[act.errand]
      this.#crowd.settle(act.caller, act.callee, act.ms, act.key, act.view as View, errand, act.limit)
    }
    const hold = outcome.hold * SECOND
    if (outcome.ending !== Ending.none) {
      this.#committed.add(act.caller, act.ms, act.ms + hold, act.caller, act.key)
      if (outcome.setup > 0) this.#committed.add(act.callee, act.ms, act.ms + hold, act.caller, act.key)
      this.#acts[this.#crowd.day].push(act)
      this.#endings[this.#crowd.day].push(outcome.ending)
    }
    return now + hold
  }

  /** The first attempt after a bar: the network refuses it, and the SIM is thrown away. */
  #refused(pair: Pair, key: number, now: number): void {
    const operation = this.#operations[pair.operation]
    const act: Act = {
      ms: now % DAY, caller: pair.sim, callee: this.#nextTarget(operation), key, view: View.unknown, errand: -1, barred: 1,
      limit: this.#limit(operation, pair, now), part: Part.dial, operation: operation.number, pair: pair.index,
    }
    const release = this.#attempt(act, now)
    this.#takeOut(pair, release)
    this.#pause(operation, pair, release)
  }

  /** Nothing lasts beyond the moment at which the handset is switched off, or the operation's end; ms after the cut. */
  #limit(operation: OperationState, pair: Pair, now: number): number {
    const { holdings, day } = this.#crowd
    const off = holdings.reached(pair.sim, now) ? holdings.until : now
    return Math.min(DAY, operation.end - day * DAY, off - day * DAY)
  }

  #fetchSim(operation: OperationState, pair: Pair, now: number): void {
    const { from, to } = operation.settings.sims.swap
    const ready = now + Math.floor(from + unit(this.#draw(pair, Draw.swap)) * (to - from)) * SECOND
    if (ready >= operation.end || Math.floor(ready / DAY) !== this.#crowd.day) return // no longer today
    const line = nextSim(operation, pair)
    if (line < 0) return // tomorrow there will be others
    pair.dials++
    pair.sim = line
    this.#putIn(pair, ready, 'sim_inserted')
    this.#wakeLater(pair, ready)
  }

  /** A missed call is returned, if whoever was called can. */
  #callBack(missed: Act, now: number): void {
    const caller = missed.callee
    const callee = missed.caller
    const ms = now % DAY
    const key = this.#crowd.reactions.nextKey(missed.key, missed.caller, Reaction.callBack)
    if (!this.#crowd.canDial(caller, ms)) return
    if (this.#lookBack.engaged(caller, ms, caller, key)) return
    const view = viewOfReaction(missed.view as View, Reaction.callBack)
    const act: Act = { ...missed, ms, caller, callee, key, view, part: Part.callBack }
    this.#attempt(act, now)
  }

  #report(line: number, now: number): void {
    const holding = this.#crowd.holdings.at(line, now)
    const operation = this.#operationOf.get(line) ?? -1
    this.#note(now, operation, 'complaint', line, holding?.handset ?? -1)
    if (this.#reports.report(line)) this.#note(now, operation, 'sim_blocked', line, holding?.handset ?? -1)
  }

  #mayReport(act: Act, release: number): void {
    const delay = this.#reports.delay(act.key, act.caller)
    if (delay >= 0) this.#agenda.add({ time: release + delay, line: -1, what: 'report', who: act.caller })
  }

  #mayCallBack(act: Act, release: number): void {
    const { reactions, outcome } = this.#crowd
    if (reactions.after(outcome.ending, act.view as View, 0, act.key, act.caller) !== Reaction.callBack) return
    const time = release + reactions.pause * SECOND
    if (Math.floor(time / DAY) !== this.#crowd.day) return
    this.#returns.push(act)
    this.#agenda.add({ time, line: act.callee, what: 'call-back', who: this.#returns.length - 1 })
  }

  /** Never oneself, and nobody whose SIM has been bought. */
  #nextTarget(operation: OperationState): number {
    let line = operation.targets.next()
    for (let i = 0; i < 1000 && this.#crowd.holdings.wasEverSold(line); i++) line = operation.targets.next()
    return line
  }

  #pause(operation: OperationState, pair: Pair, release: number): void {
    const gap = this.#gaps[operation.number][this.#draw(pair, Draw.gap) >>> 22] * pair.member.pace
    pair.dials++
    this.#wakeLater(pair, release + Math.max(1, Math.round(gap * SECOND)))
  }

  /** Enters the next waking at `time` or when the member is next at work. */
  #wakeLater(pair: Pair, time: number): void {
    for (const { from, to } of pair.member.stretches) {
      if (time >= to) continue
      const wake = Math.max(time, from)
      if (Math.floor(wake / DAY) === this.#crowd.day) this.#agenda.add({ time: wake, line: pair.sim, what: 'wake', who: pair.number })
      return
    }
  }

  #putIn(pair: Pair, from: number, event: Event): void {
    const { end, raided } = this.#operations[pair.operation]
    this.#crowd.holdings.insert(pair.sim, pair.handset, pair.member.number, from, raided ? end : Infinity)
    this.#operationOf.set(pair.sim, pair.operation)
    this.#note(from, pair.operation, event, pair.sim, pair.handset)
  }

  #takeOut(pair: Pair, now: number): void {
    this.#crowd.holdings.remove(pair.sim, now)
    this.#note(now, pair.operation, 'sim_retired', pair.sim, pair.handset)
    pair.sim = -1
  }

  #moved(pair: Pair, now: number): void {
    if (pair.sim < 0) return
    this.#crowd.holdings.remove(pair.sim, now)
    this.#putIn(pair, now, 'sim_moved')
  }

  #draw(pair: Pair, purpose: number): number {
    const { key } = this.#operations[pair.operation]
    return draw(key.k0, key.k1, pair.index | 0x100000, pair.dials * Draw.sizes + purpose)
  }

  #note(time: number, operation: number, event: Event, line: number, handset: number): void {
    this.#happenings.push({ time, operation, event, line, handset })
  }
}

function factsOf({ name, copy, settings, begin, end, raided }: OperationState): OperationFacts {
  return { id: `${name}-${copy}`, name, kind: settings.kind, members: settings.members, pairs: settings.pairs, begin, end, raided }
}
