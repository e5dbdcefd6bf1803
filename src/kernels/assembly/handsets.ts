// Handsets: in which one each SIM is, as crowd/handsets.ts and crowd/moves.ts have it; but for those whose families exchange them,
// who borrow one, or are sold.
import { STATUS } from './calls'
import {
  DAY_NUMBER, ELSEWHERE, MOVED, MOVE_CHANCES, ROUNDS, SUBSCRIBERS, TWIN, TWINNED, drawOf, int, subscriberAt, table, whole, word,
} from './crowd'

/** Figures of crowd/moves.ts. */
const WINDOW_DAYS: i32 = 30
const MORNING: i32 = 18_000_000
const WAKING: u64 = 43_200_000
const SELF: i32 = 0x7fffffff
const WHEN: i32 = 0x40000000

/**
 * The handset of each subscriber's line at its moment, and its place in it, 0 or 1. Lists at `moved` which of them must be looked up
 * one by one, counted from `first`; gives the end of the list.
 */
export function handsetsOf(
  state: usize, facts: usize, line: usize, subscriber: usize, ms: usize, rows: i32, handset: usize, slot: usize, first: i32, moved: usize,
): usize {
  for (let i = 0; i < rows; i++) {
    const at = <usize>i << 2
    const status = (int(facts, i) >> STATUS) & 3
    store<i32>(handset + at, int(subscriber, i))
    store<i32>(slot + at, 0)
    if (status < TWINNED) continue
    if (status == ELSEWHERE) {
      store<i32>(moved, first + i)
      moved += 4
    } else {
      const owner = int(line, i) & ~TWIN
      store<i32>(slot + at, owner == int(line, i) ? 0 : 1)
      store<i32>(handset + at, handsetOf(state, owner, owner == int(line, i) ? int(subscriber, i) : subscriberAt(state, owner), int(ms, i)))
    }
  }
  return moved
}

/** Where the last move has brought the SIM of an owner. */
function handsetOf(state: usize, line: i32, subscriber: i32, ms: i32): i32 {
  const day = word(state, DAY_NUMBER)
  const self = drawOf(state, MOVED, line, SELF)
  const phase = whole(self, WINDOW_DAYS)
  const chance = <u32>int(table(state, MOVE_CHANCES), self & 7)
  for (let window = (day + phase) / WINDOW_DAYS; window >= 0; window--) {
    if (<u32>drawOf(state, MOVED, line, window) >= chance) continue
    const bits = drawOf(state, MOVED, line, window | WHEN)
    const on = window * WINDOW_DAYS - phase + whole(bits, WINDOW_DAYS)
    if (on < 0 || on > day) continue
    if (on == day && MORNING + <i32>((<u64>(bits & 0xffff) * WAKING) >> 16) > ms) continue
    return (1 + (window % word(state, ROUNDS))) * word(state, SUBSCRIBERS) + subscriber
  }
  return subscriber
}
