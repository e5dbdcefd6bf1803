// Supply: SIMs that wait, rest, and are moved between the handsets of a member.
import { normalQuantile } from '../base/quantiles.ts'
import { draw, unit } from '../base/random.ts'
import { DAY, HOUR, SECOND } from '../base/units.ts'
import type { Member, OperationState, Pair } from './operation.ts'

/** When the owner has a SIM that changed hands on a day barred as lost (ms after the first cut of the run); Infinity: never. */
export function missedAt({ key, settings: { sims: { missed } } }: OperationState, day: number, line: number): number {
  if (unit(draw(key.k0, key.k1, line, 16)) >= missed.chance) return Infinity
  const after = missed.after.median * Math.exp(missed.after.sigma * normalQuantile(unit(draw(key.k0, key.k1, line, 17) | 1)))
  return day * DAY + 2 * HOUR + Math.floor(after * SECOND)
}

/** A minute before a member's handsets are switched on on a day; two hours after the cut where they stay off. */
export function beforeWork({ hours }: Member, day: number): number {
  const on = hours.find((moment, at) => at % 2 === 0 && moment >= day * DAY && moment < (day + 1) * DAY)
  return on === undefined ? day * DAY + 2 * HOUR : Math.max(day * DAY, on - 60 * SECOND)
}

/** The SIM that goes into a handset next: one that has rested where a member has enough of them, else a new one; -1: none. */
export function nextSim(operation: OperationState, pair: Pair, mayWork: (line: number) => boolean): number {
  const { stock, pairs, settings: { sims } } = operation
  const { member } = pair
  const handsets = pairs.filter((other) => other.member === member).length
  if (member.rested.length < sims.pool * handsets && stock.length > 0) return stock.shift() as number
  const at = member.rested.findIndex(mayWork)
  return at < 0 ? -1 : member.rested.splice(at, 1)[0]
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
  const { settings, key } = operation
  if (settings.lines === 'landlines' || settings.sims.handsets !== 'fixed') return moved
  const pairs = operation.pairs.filter(({ member }) => member.evening < 0)
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
