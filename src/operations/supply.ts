// Supply: SIMs bought from ordinary people, a lot at a time, and moved between the handsets of a member.
import { draw, unit } from '../base/random.ts'
import { DAY, HOUR, SECOND } from '../base/units.ts'
import type { Holdings } from '../population/holdings.ts'
import type { Lines } from '../population/lines.ts'
import type { Member, OperationState, Pair } from './operation.ts'

/** Tries for a SIM that nobody has bought yet, before the operation goes without. */
const TRIES = 64

/** Buys lots of SIMs that are in service while the stock is below the reserve; the SIMs leave their owners at the cut that begins the day. */
export function restock(operation: OperationState, day: number, holdings: Holdings, lines: Lines, isOut: (line: number) => boolean): number[] {
  const { sims, answers } = operation.settings
  const bought: number[] = []
  while (operation.stock.length < Math.max(1, sims.reserve)) {
    for (let i = 0; i < sims.lot; i++) {
      const line = findSim(operation, holdings, lines, isOut)
      if (line < 0) return bought
      holdings.sell(line, day, answers, leaves(operation, day, line))
      operation.stock.push(line)
      bought.push(line)
    }
  }
  return bought
}

/** When a SIM that is bought leaves its owner's handset: in the two hours after the cut, but before work (assumed). */
function leaves({ key, members }: OperationState, day: number, line: number): number {
  const work = Math.min(...members.map((member) => beforeWork(member, day)))
  return day * DAY + Math.floor(unit(draw(key.k0, key.k1, line, 10)) * Math.min(2 * HOUR, work - day * DAY))
}

/** A minute before a member's handsets are switched on on a day; two hours after the cut where they stay off. */
export function beforeWork({ hours }: Member, day: number): number {
  const on = hours.find((moment, at) => at % 2 === 0 && moment >= day * DAY && moment < (day + 1) * DAY)
  return on === undefined ? day * DAY + 2 * HOUR : Math.max(day * DAY, on - 60 * SECOND)
}

/** The SIM of any subscriber whose number is in service is as likely as another's; -1 if luck or the city runs out. */
function findSim(operation: OperationState, holdings: Holdings, lines: Lines, isOut: (line: number) => boolean): number {
  for (let i = 0; i < TRIES; i++) {
    const bits = draw(operation.key.k0, operation.key.k1, operation.asked++, 5)
    const line = lines.lineOf(Math.floor(unit(bits) * lines.subscribers))
    if (!holdings.wasEverSold(line) && !isOut(line)) return line
  }
  return -1
}

/** Cards at rest per handset from which on they take turns, and no new one is begun (assumed). */
const IN_TURN = 2

/** The SIM that goes into a handset next: one that has rested where a member has enough of them, else a new one. */
export function nextSim(operation: OperationState, pair: Pair): number {
  const { member } = pair
  const handsets = operation.pairs.filter((other) => other.member === member).length
  const sim = member.rested.length >= IN_TURN * handsets ? member.rested.shift() : operation.stock.shift()
  return sim ?? member.rested.shift() ?? -1
}

/** Whether a pair's SIM rests from this morning on. */
export function takesRest(operation: OperationState, pair: Pair, day: number): boolean {
  const { key, settings } = operation
  return pair.sim >= 0 && unit(draw(key.k0, key.k1, (pair.index << 10) | (day & 1023), 8)) < settings.sims.rest
}

/**
 * What a member does with the handsets before work: sometimes the cards of two pairs change places, or the two
 * handsets of a pair change parts. Gives the pairs whose SIM is now in another handset.
 */
export function moveSims(operation: OperationState, day: number): Set<Pair> {
  const moved = new Set<Pair>()
  const { pairs, settings, key } = operation
  for (const pair of pairs) {
    const bits = draw(key.k0, key.k1, (pair.index << 10) | (day & 1023), 6)
    if (unit(bits) >= settings.sims.move) continue
    const others = pairs.filter((other) => other !== pair && other.member === pair.member)
    const choices = others.length + (pair.bridge >= 0 ? 1 : 0)
    if (choices === 0) continue
    const choice = Math.floor(unit(draw(key.k0, key.k1, (pair.index << 10) | (day & 1023), 7)) * choices)
    if (choice < others.length) exchange(pair, others[choice], moved)
    else turnRound(pair, moved)
  }
  return moved
}

function exchange(pair: Pair, other: Pair, moved: Set<Pair>): void {
  const handset = pair.handset
  pair.handset = other.handset
  other.handset = handset
  moved.add(pair)
  moved.add(other)
}

function turnRound(pair: Pair, moved: Set<Pair>): void {
  const handset = pair.handset
  pair.handset = pair.bridge
  pair.bridge = handset
  moved.add(pair)
}
