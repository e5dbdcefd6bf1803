// Hands: what members do with SIMs and handsets, and what the truth will tell of it.
import { DAY, SECOND } from '../base/units.ts'
import type { Event } from './log.ts'
import { type OperationState, type Pair, laterHandset, laterLandline } from './operation.ts'
import type { Scene } from './scene.ts'
import { beforeWork, missedAt, moveSims, nextSim, takesRest } from './supply.ts'

export class Hands {
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** At the cut: SIMs are bought, become ready, rest and move, so that all are in their handsets before work. */
  morning(operation: OperationState, day: number): void {
    const now = day * DAY
    for (const line of this.#scene.market.restock(operation, day)) this.#bought(operation, line, day)
    while (operation.warming[0]?.ready <= day) this.#warmed(operation, now)
    const pairs = operation.pairs.filter(({ member }) => now < member.end)
    for (const pair of pairs) if (takesRest(operation, pair, day)) this.#rest(operation, pair, beforeWork(pair.member, day))
    for (const pair of moveSims(operation, day)) if (now < pair.member.end) this.#moved(pair, beforeWork(pair.member, day))
    if (operation.settings.sims.handsets === 'daily') for (const pair of pairs) this.#renew(operation, pair, beforeWork(pair.member, day))
    if (operation.settings.bridge === 'cellular') for (const pair of pairs) this.#connect(operation, pair, day)
    if (operation.settings.lines === 'landlines') for (const pair of pairs) this.#checkIn(operation, pair, now)
  }

  /** Puts the pair's SIM into its handset; -1 handsets are fixed lines, which are there. */
  putIn(pair: Pair, from: number, event: Event): void {
    const { crowd, operations, operationOf } = this.#scene
    const { number, end, taken } = pair.member
    pair.sinceSwap = 0
    operationOf.set(pair.sim, pair.operation)
    if (!this.#scene.isSim(pair.sim)) return
    if (operations[pair.operation].settings.sims.handsets === 'per-sim') this.#takeHandset(pair, this.#handsetOf(operations[pair.operation], pair), from)
    if (pair.member.isOff && pair === this.firstOf(pair)) return // the own SIM is in there: it is put in when that is taken out
    crowd.holdings.insert(pair.sim, pair.handset, number, from, taken ? end : Infinity)
    this.#scene.note(from, pair.operation, event, pair.sim, pair.handset)
  }

  /** The SIM leaves the handset for good. */
  retire(pair: Pair, now: number): void {
    if (this.#scene.isSim(pair.sim)) {
      this.#scene.crowd.holdings.remove(pair.sim, now)
      this.#scene.note(now, pair.operation, 'sim_retired', pair.sim, pair.handset)
    }
    pair.sim = -1
  }

  /** The next SIM, or fixed line, for a pair without one; when it is in, or -1: not today. `pause` in [0, 1). */
  fetch(pair: Pair, now: number, pause: number): number {
    const { operations, crowd } = this.#scene
    const operation = operations[pair.operation]
    const { from, to } = operation.settings.sims.swap
    const ready = now + Math.floor(from + pause * (to - from)) * SECOND
    const { end, leavesWork } = pair.member
    if (ready >= end || ready >= leavesWork || Math.floor(ready / DAY) !== crowd.day) return -1
    const line = operation.settings.lines === 'landlines' ? laterLandline(operation) : nextSim(operation, pair, (sim) => this.#mayBegin(operation, sim))
    if (line < 0) return -1
    pair.sim = line
    this.putIn(pair, ready, 'sim_inserted')
    return ready
  }

  /** The next SIM takes the place of the pair's, which rests; when it is in, or -1: there is none, and nothing changes. */
  exchange(pair: Pair, now: number, pause: number): number {
    const sim = pair.sim
    const ready = this.fetch(pair, now, pause)
    if (ready < 0) return -1
    if (this.#scene.isSim(sim)) {
      const handset = this.#scene.crowd.holdings.at(sim, now)?.handset ?? -1
      this.#scene.crowd.holdings.remove(sim, now)
      this.#scene.note(now, pair.operation, 'sim_removed', sim, handset)
    }
    pair.member.rested.push(sim)
    return ready
  }

  /** Whether a SIM has not reached its limits of calls and talk today. */
  mayWork({ cap, settings: { limits } }: OperationState, line: number): boolean {
    if (cap === 0 && limits.talk === 0) return true
    const today = this.#scene.ledger.today(line)
    return (cap === 0 || today.dials < cap) && (limits.talk === 0 || today.talk < limits.talk)
  }

  /** The same, and may dial strangers besides. */
  #mayBegin(operation: OperationState, line: number): boolean {
    const { strangers } = operation.settings.limits
    return this.mayWork(operation, line) && (strangers === 0 || this.#scene.ledger.today(line).strangers < strangers)
  }

  /** The pair whose handset has the member's own SIM after work. */
  firstOf(pair: Pair): Pair {
    const operation = this.#scene.operations[pair.operation]
    return operation.pairs[pair.member.index]
  }

  #bought(operation: OperationState, line: number, day: number): void {
    const { crowd: { holdings }, operationOf, taken } = this.#scene
    operationOf.set(line, operation.number)
    this.#scene.note(day * DAY, operation.number, 'sim_bought', line, -1)
    const missed = missedAt(operation, day, line)
    if (missed < operation.end) this.#scene.barLater(line, missed, 'reported lost')
    if (operation.settings.sims.warmUp === 0) return
    const member = operation.members[line % operation.members.length]
    const handset = laterHandset(operation, taken)
    const from = holdings.leaves(line) + 60 * SECOND
    this.#scene.handsets.push({ handset, operation: operation.number, pair: -1, part: 'nursery' })
    operation.handsetOf.set(line, handset)
    holdings.insert(line, handset, member.nursery, from, member.taken ? member.end : Infinity)
    this.#scene.note(from, operation.number, 'sim_inserted', line, handset)
  }

  #warmed(operation: OperationState, now: number): void {
    const { line } = operation.warming.shift() as { line: number }
    this.#scene.crowd.holdings.remove(line, now)
    this.#scene.note(now, operation.number, 'sim_warmed', line, operation.handsetOf.get(line) ?? -1)
    operation.stock.push(line)
  }

  /** The SIM rests, and the next one is put in before work. A barred SIM is kept: nobody knows yet. */
  #rest(operation: OperationState, pair: Pair, before: number): void {
    const sim = pair.sim
    const next = nextSim(operation, pair, () => true)
    if (next < 0) return
    this.#scene.crowd.holdings.remove(sim, before)
    pair.member.rested.push(sim)
    pair.sim = next
    this.putIn(pair, before, 'sim_inserted')
  }

  #moved(pair: Pair, before: number): void {
    if (pair.sim < 0) return
    this.#scene.crowd.holdings.remove(pair.sim, before)
    this.putIn(pair, before, 'sim_moved')
  }

  /** Another handset every day. */
  #renew(operation: OperationState, pair: Pair, before: number): void {
    const handset = laterHandset(operation, this.#scene.taken)
    this.#scene.handsets.push({ handset, operation: operation.number, pair: pair.index, part: 'dialler' })
    pair.handset = handset
    this.#moved(pair, before)
  }

  /** The bridge has a SIM of its own, which stays in it, or follows where the handsets of the pair change parts. */
  #connect(operation: OperationState, pair: Pair, day: number): void {
    const { crowd: { holdings }, market, operationOf } = this.#scene
    const before = beforeWork(pair.member, day)
    const isNew = pair.bridgeSim < 0
    if (isNew) {
      pair.bridgeSim = market.dataSim(operation, pair, day)
      if (pair.bridgeSim < 0) return
      operationOf.set(pair.bridgeSim, operation.number)
      this.#scene.note(day * DAY, operation.number, 'sim_bought', pair.bridgeSim, -1)
    } else if (holdings.at(pair.bridgeSim, before)?.handset === pair.bridge) return
    const { number, end, taken } = pair.member
    holdings.remove(pair.bridgeSim, before)
    holdings.insert(pair.bridgeSim, pair.bridge, number, before, taken ? end : Infinity)
    this.#scene.note(before, operation.number, isNew ? 'sim_inserted' : 'sim_moved', pair.bridgeSim, pair.bridge)
  }

  /** The SIM of the bridge leaves it for good. */
  disconnect(pair: Pair, now: number): void {
    if (pair.bridgeSim < 0) return
    this.#scene.crowd.holdings.remove(pair.bridgeSim, now)
    this.#scene.note(now, pair.operation, 'sim_retired', pair.bridgeSim, pair.bridge)
    pair.bridgeSim = -1
  }

  /** A room of another hotel has another line. */
  #checkIn(operation: OperationState, pair: Pair, now: number): void {
    if (pair.sim >= 0 && !pair.member.stays.some(({ from }) => from === now)) return
    pair.sim = laterLandline(operation)
    this.putIn(pair, now, 'sim_inserted')
  }

  #handsetOf(operation: OperationState, pair: Pair): number {
    const known = operation.handsetOf.get(pair.sim)
    if (known !== undefined) return known
    const free = ![...operation.handsetOf.values()].includes(pair.handset)
    const handset = free ? pair.handset : laterHandset(operation, this.#scene.taken)
    if (!free) this.#scene.handsets.push({ handset, operation: operation.number, pair: pair.index, part: 'dialler' })
    operation.handsetOf.set(pair.sim, handset)
    return handset
  }

  #takeHandset(pair: Pair, handset: number, from: number): void {
    if (pair.handset === handset) return
    pair.handset = handset
    this.#scene.joins.changed(pair, from)
  }
}
