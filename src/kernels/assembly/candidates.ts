// Candidates: attempts as they are drawn, of which most come to nothing. Those that somebody makes and this network sees wait in slices.
import { momentOn } from './clock'
import { PEOPLE, drawsOf, isOffNet, isThoughtOfBy, profileOf } from './crowd'
import { KEYS, MOMENTS, OTHER, ORIGIN, TAG, TRAITS, lookUp } from './parties'
import { MOST_ENTRIES, SLICE_BITS, hasRoom, put, putWide } from './slices'
import { ENTRY_INWARD, FEW, INWARD, NUMBER_MASK, NUMBER_SHIFT } from './tags'

/** Traits of the other lines. */
const THEIRS = memory.data(4 * (MOST_ENTRIES + 4), 16)

/** Where attempts are dealt: the pool, the cursors of slices, and those of wide ones. */
let pool: usize = 0
let cursors: usize = 0
let wide: usize = 0
/** How many stand among the parties' columns. */
let waiting: i32 = 0

export function beginDealing(from: usize, into: usize, wideInto: usize): void {
  pool = from
  cursors = into
  wide = wideInto
  waiting = 0
}

/** Adds one by its line and tag. False if there was no room for those before it. */
// @ts-ignore: decorator
@inline
export function consider(state: usize, line: i32, tag: i32): bool {
  const at = ORIGIN + (<usize>waiting << 2)
  store<i32>(at, line)
  store<i32>(at, tag, TAG)
  waiting++
  return waiting < <i32>MOST_ENTRIES || deal(state)
}

/** Deals those that stand there. False if there is no room for as many. */
export function deal(state: usize): bool {
  const count = waiting
  waiting = 0
  if (!hasRoom(pool, count)) return false
  lookUp(state, count)
  for (let i: usize = 0; i < <usize>count << 2; i += 16) {
    v128.store(THEIRS + i, drawsOf(state, PEOPLE, v128.load(ORIGIN + i, OTHER), i32x4.splat(0)))
  }
  for (let i: usize = 0; i < <usize>count << 2; i += 4) {
    const at = ORIGIN + i
    const tag = load<i32>(at, TAG)
    const traits = load<i32>(at, TRAITS)
    if (!isMade(state, at, (tag & INWARD) != 0, traits, load<i32>(THEIRS + i))) continue
    const slice = momentOn(state, traits, profileOf(state, traits), 0, load<i32>(at, MOMENTS)) >>> SLICE_BITS
    if (((tag >>> NUMBER_SHIFT) & NUMBER_MASK) >= FEW) putWide(pool, wide, slice, load<i32>(at), tag)
    else put(pool, cursors, slice, load<i32>(at), (tag & (INWARD - 1)) | ((tag & INWARD) != 0 ? ENTRY_INWARD : 0))
  }
  return true
}

/** Whether somebody makes an attempt, and this network sees it from where it was drawn: calls of subscribers are drawn by them. */
// @ts-ignore: decorator
@inline
function isMade(state: usize, at: usize, inward: bool, mine: i32, theirs: i32): bool {
  const other = load<i32>(at, OTHER)
  return other >= 0 && (!inward || isOffNet(state, other)) && isThoughtOfBy(state, inward ? mine : theirs, load<i32>(at, KEYS))
}
