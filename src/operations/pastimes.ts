// Pastimes: the calls of operations that reach no target: for show, to nurse new SIMs, and of members after work.
import { draw, unit, whole } from '../base/random.ts'
import { CUT, DAY, HOUR, SECOND } from '../base/units.ts'
import { View } from '../network/outcome.ts'
import { RANK_BITS, RANK_MASK } from '../population/lines.ts'
import type { Act } from './acts.ts'
import type { Dialling } from './dialling.ts'
import type { Hands } from './hands.ts'
import { Part } from './log.ts'
import type { Member, OperationState, Pair } from './operation.ts'
import type { Scene } from './scene.ts'
import { beforeWork } from './supply.ts'

/** Calls a day of a SIM that is nursed, at least, and of a member on the own SIM in the evening (assumed; ordinary SIMs: 2.5 answered a day). */
const NURSED = 3
const OWN = 3
/** Such calls are made from 08:00 to 21:30, and in the evening until 23:30, ms after the cut (assumed). */
const DAYTIME = { from: 8 * HOUR - CUT, to: 21.5 * HOUR - CUT }
const BEDTIME = 23.5 * HOUR - CUT
/** Who leaves work puts the own SIM in after so long, and takes it out so long before the next work at most (assumed). */
const LEAVES = { from: 300 * SECOND, more: 1500 * SECOND }
const RETURNS = 900 * SECOND
/** Whatever cannot be done now is tried again. */
const RETRY = 20 * SECOND
const SWAP = 90 * SECOND
/** What is drawn, by purpose. */
const Draw = { count: 0x20, time: 0x21, key: 0x22, whom: 0x23, who: 0x24, friend: 0x1000 } as const

export class Pastimes {
  readonly #scene: Scene
  readonly #hands: Hands
  readonly #dialling: Dialling

  constructor(scene: Scene, hands: Hands, dialling: Dialling) {
    this.#scene = scene
    this.#hands = hands
    this.#dialling = dialling
  }

  /** Plans the day, after the hands have done their morning's work. */
  morning(operation: OperationState, day: number): void {
    const { settings: { cover, sims }, members, pairs, warming } = operation
    if (cover.calls > 0) for (const pair of pairs) this.#planCover(operation, pair, day)
    const nursed = Math.max(NURSED, cover.calls)
    for (const { line } of warming) this.#plan(operation, nursed, { from: day * DAY + DAYTIME.from, to: day * DAY + DAYTIME.to }, line, 'nurse', line)
    if (sims.ownInEvening > 0) for (const member of members) if (member.evening >= 0) this.#planWork(operation, member, day)
  }

  /** Calls for show, while the pair is at work. */
  cover(pair: Pair, line: number, now: number): void {
    const { sim, member, operation } = pair
    if (sim < 0 || now >= member.end || member.isOff || !member.stretches.some(({ from, to }) => now >= from && now < to)) return
    const key = this.#draw(operation, Draw.key)
    if (sim !== line || this.#isBusy(sim, key, now)) {
      this.#scene.agenda.add({ time: now + RETRY, line: sim, what: 'cover', who: pair.number })
    } else this.#call(pair, { caller: sim, callee: this.#whom(operation, sim), key, part: Part.cover, pair: pair.index }, now)
  }

  /** Calls of a SIM that is made to look ordinary. */
  nurse(line: number, now: number): void {
    const number = this.#scene.operationOf.get(line) ?? -1
    const operation = this.#scene.operations[number]
    const member = operation.members[line % operation.members.length]
    const key = this.#draw(number, Draw.key)
    if (now >= member.end || !operation.warming.some((each) => each.line === line) || this.#isBusy(line, key, now)) return
    this.#call({ operation: number, member }, { caller: line, callee: this.#whom(number, line), key, part: Part.cover, pair: -1 }, now)
  }

  /** A member's own calls after work, to friends. */
  own(pair: Pair, now: number): void {
    const { member, operation } = pair
    const key = this.#draw(operation, Draw.key)
    if (!member.isOff || now >= member.end || this.#isBusy(member.own, key, now)) return
    const { contacts, ties } = this.#scene.crowd.population
    const share = unit(this.#draw(operation, Draw.whom))
    const slot = Math.floor(share * share * ties.contacts[member.own & RANK_MASK])
    const callee = contacts.partner(member.own, slot)
    this.#call(pair, { caller: member.own, callee, key, part: Part.own, pair: pair.index }, now)
  }

  /** Work is over: the own SIM comes into the handset. */
  leave(pair: Pair, now: number): void {
    const { member, sim } = pair
    const { holdings } = this.#scene.crowd
    if (now >= member.end || member.isOff || member.own < 0) return
    if (sim >= 0 && this.#scene.engaged(sim, now, 0)) return this.#again(pair, 'leave', sim, now)
    if (sim >= 0 && holdings.at(sim, now)) {
      holdings.remove(sim, now)
      this.#scene.note(now, pair.operation, 'sim_removed', sim, pair.handset)
    }
    member.isOff = true
    const from = now + SWAP
    holdings.insert(member.own, pair.handset, member.evening, from, member.taken ? member.end : Infinity)
    this.#scene.note(from, pair.operation, 'own_sim_inserted', member.own, pair.handset)
    const evening = { from: from + RETRY, to: Math.floor(now / DAY) * DAY + BEDTIME }
    if (evening.from < evening.to) this.#plan(this.#scene.operations[pair.operation], OWN, evening, member.own, 'own', pair.number)
  }

  /** Back to work: the own SIM makes room. */
  return(pair: Pair, now: number): void {
    const { member } = pair
    const { holdings } = this.#scene.crowd
    if (now >= member.end || !member.isOff) return
    if (this.#scene.engaged(member.own, now, 0)) return this.#again(pair, 'return', member.own, now)
    const handset = holdings.at(member.own, now)?.handset ?? -1
    holdings.remove(member.own, now)
    this.#scene.note(now, pair.operation, 'own_sim_removed', member.own, handset)
    member.isOff = false
    if (pair.sim >= 0) this.#hands.putIn(pair, now + SWAP, 'sim_inserted')
  }

  #planCover(operation: OperationState, pair: Pair, day: number): void {
    const today = pair.member.stretches.filter(({ from }) => Math.floor(from / DAY) === day)
    const time = today.reduce((sum, { from, to }) => sum + to - from, 0)
    for (const { from, to } of today) {
      this.#plan(operation, (operation.settings.cover.calls * (to - from)) / time, { from, to }, pair.sim, 'cover', pair.number)
    }
  }

  /** A member with a SIM of its own: it goes in after today's work, and comes out before. */
  #planWork(operation: OperationState, member: Member, day: number): void {
    const today = member.stretches.filter(({ from }) => Math.floor(from / DAY) === day)
    const pair = operation.pairs[member.index]
    member.leavesWork = Infinity
    if (today.length === 0) return
    if (member.own < 0) member.own = this.#scene.market.ownSim(operation, member, day)
    if (member.own < 0) return
    this.#scene.operationOf.set(member.own, operation.number)
    const { agenda } = this.#scene
    const early = Math.floor(unit(this.#draw(operation.number, Draw.time)) * RETURNS)
    const before = Math.max(day * DAY + 1, beforeWork(member, day) - SWAP - early)
    if (member.isOff) agenda.add({ time: before, line: member.own, what: 'return', who: pair.number })
    const late = LEAVES.from + Math.floor(unit(this.#draw(operation.number, Draw.time)) * LEAVES.more)
    const leaves = (today.at(-1)?.to ?? 0) + late
    if (leaves + SWAP >= (day + 1) * DAY) return
    member.leavesWork = leaves
    agenda.add({ time: leaves, line: pair.sim, what: 'leave', who: pair.number })
  }

  /** Enters as many calls as are drawn, at any moments. */
  #plan(
    operation: OperationState, mean: number, { from, to }: { readonly from: number; readonly to: number }, line: number,
    what: 'cover' | 'nurse' | 'own', who: number,
  ): void {
    const count = countOf(unit(this.#draw(operation.number, Draw.count)), mean)
    for (let i = 0; i < count; i++) {
      const time = from + Math.floor(unit(this.#draw(operation.number, Draw.time)) * (to - from))
      if (time >= this.#scene.crowd.day * DAY) this.#scene.agenda.add({ time, line, what, who })
    }
  }

  #again(pair: Pair, what: 'leave' | 'return', line: number, now: number): void {
    if (Math.floor((now + RETRY) / DAY) === this.#scene.crowd.day) this.#scene.agenda.add({ time: now + RETRY, line, what, who: pair.number })
  }

  /** A barred SIM is left alone until somebody dials a target with it. */
  #isBusy(line: number, key: number, now: number): boolean {
    return this.#scene.reports.isBarred(line) || this.#scene.engaged(line, now, key)
  }

  /** Dials somebody who knows the SIM, unless it cannot be. */
  #call({ operation, member }: Pick<Pair, 'operation' | 'member'>, call: Pick<Act, 'caller' | 'callee' | 'key' | 'part' | 'pair'>, now: number): void {
    const { crowd: { holdings, population: { lines } }, operationOf } = this.#scene
    const { caller, callee, part } = call
    const isOurs = part !== Part.own && operationOf.get(callee) === operation
    if (callee < 0 || callee === caller || (holdings.wasEverSold(callee) && !isOurs)) return
    if (!this.#scene.isSim(caller) && lines.subscriberAt(callee) < 0) return // nobody of this network has a part in it
    const limit = this.#scene.limit(caller, member.end, now)
    const act: Act = { ...call, ms: now % DAY, view: View.known, errand: -1, barred: 0, limit, operation }
    this.#dialling.mayCallBack(act, this.#scene.attempt(act, now))
  }

  /** Another SIM of the operation, or an acquaintance, of whom a SIM has few. */
  #whom(number: number, line: number): number {
    const { settings: { cover }, key, pairs, warming } = this.#scene.operations[number]
    const { lines } = this.#scene.crowd.population
    const bits = this.#draw(number, Draw.who)
    if (unit(this.#draw(number, Draw.whom)) < cover.among) {
      const others = [...pairs.map(({ sim }) => sim), ...warming.map((each) => each.line)].filter((sim) => sim >= 0 && sim !== line)
      if (others.length > 0) return others[whole(bits, others.length)]
    }
    const friend = draw(key.k0, key.k1, line, Draw.friend + whole(bits, cover.contacts))
    const community = Math.floor(unit(friend) * lines.communities)
    return (community << RANK_BITS) | whole(draw(friend, key.k1, line, Draw.friend), lines.size)
  }

  #draw(operation: number, purpose: number): number {
    const { key, pastimes } = this.#scene.operations[operation]
    this.#scene.operations[operation].pastimes++
    return draw(key.k0, key.k1, pastimes | 0x40000000, purpose)
  }
}

/** The number that a Poisson variable of this mean has at a share of its distribution. */
function countOf(share: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = term
  let n = 0
  while (share >= below && n < 1000) {
    n++
    term *= mean / n
    below += term
  }
  return n
}
