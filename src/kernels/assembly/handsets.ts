// Handsets: in which one each SIM is, as crowd/handsets.ts and crowd/moves.ts have it; but for those on loan or sold.
import { STATUS } from './calls'
import {
  APART, DAY_NUMBER, ELSEWHERE, FAMILIES, MOVED, MOVE_CHANCES, ROUNDS, SUBSCRIBERS, SWAPPED, TWIN, TWINNED, drawOf, hasBit, int,
  subscriberAt, table, unit, whole, word,
} from './crowd'
import { draw } from './draw'
import { MORNING, SELF, WAKING, WHEN, WINDOW_DAYS, momentOf } from './moves'

/** Figures of crowd/moves.ts. */
export const SWAP_BITS: i32 = 3
export const SWAPS: f64 = 0.3

/**
 * The handset of each subscriber's line at its moment, and its place in it, 0 or 1. Lists at `moved` which of them must be looked up
 * one by one, counted from `first`; gives the end of the list.
 */
export function handsetsOf(
  state: usize, facts: usize, line: usize, subscriber: usize, ms: usize, rows: i32, handset: usize, slot: usize, first: i32, moved: usize,
): usize {
  const day = word(state, DAY_NUMBER)
  for (let i = 0; i < rows; i++) {
    const at = <usize>i << 2
    const status = (int(facts, i) >> STATUS) & 3
    const mine = int(subscriber, i)
    const own = int(line, i)
    store<i32>(handset + at, mine)
    store<i32>(slot + at, 0)
    if (status < TWINNED) continue
    if (status == ELSEWHERE && hasBit(table(state, APART), own)) {
      store<i32>(moved, first + i)
      moved += 4
      continue
    }
    const owner = status == TWINNED ? own & ~TWIN : hasBit(table(state, FAMILIES), own) && isSwapped(state, own, day, int(ms, i)) ? own ^ 1 : own
    store<i32>(slot + at, status == TWINNED && owner != own ? 1 : 0)
    store<i32>(handset + at, handsetOf(state, owner, owner == own ? mine : subscriberAt(state, owner), day, int(ms, i)))
  }
  return moved
}

/** A word, 0 or 1, of the key of exchanges between two of a family. */
export function swapKey(state: usize, line: i32, which: i32): i32 {
  const s0 = word(state, SWAPPED)
  const s1 = word(state, SWAPPED + 4)
  return which == 0 ? draw(s0, s1, line & ~1, 0x51ed270b) : draw(s1, s0, line & ~1, 0x2545f491)
}

/** Whether two of a family are in each other's handset at a moment of a day. */
export function isSwapped(state: usize, line: i32, day: i32, ms: i32): bool {
  const window = day >> SWAP_BITS
  const k0 = swapKey(state, line, 0)
  const k1 = swapKey(state, line, 1)
  const bits = draw(k0, k1, window, 0)
  if (unit(bits) >= SWAPS) return false
  const from = (window << SWAP_BITS) + (bits & 3)
  const to = from + 1 + ((bits >>> 2) & 3)
  return isSince(day, ms, from, draw(k0, k1, window, 1)) && !isSince(day, ms, to, draw(k0, k1, window, 2))
}

/** Whether the moment of a draw, of waking hours of a day, is not later than `ms` of today. */
// @ts-ignore: decorator
@inline
function isSince(today: i32, ms: i32, day: i32, bits: i32): bool {
  return today > day || (today == day && ms >= swapMoment(bits))
}

/** The moment of an exchange on its day. */
// @ts-ignore: decorator
@inline
export function swapMoment(bits: i32): i32 {
  return MORNING + <i32>(unit(bits) * <f64>WAKING)
}

/** Where the last move up to a moment of a day has brought the SIM of an owner. */
export function handsetOf(state: usize, line: i32, subscriber: i32, day: i32, ms: i32): i32 {
  const self = drawOf(state, MOVED, line, SELF)
  const phase = whole(self, WINDOW_DAYS)
  const chance = <u32>int(table(state, MOVE_CHANCES), self & 7)
  for (let window = (day + phase) / WINDOW_DAYS; window >= 0; window--) {
    if (<u32>drawOf(state, MOVED, line, window) >= chance) continue
    const bits = drawOf(state, MOVED, line, window | WHEN)
    const on = window * WINDOW_DAYS - phase + whole(bits, WINDOW_DAYS)
    if (on < 0 || on > day) continue
    if (on == day && momentOf(bits) > ms) continue
    return (1 + (window % word(state, ROUNDS))) * word(state, SUBSCRIBERS) + subscriber
  }
  return subscriber
}
