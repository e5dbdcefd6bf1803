// Loading: the attempts drawn for a slice become rows of the queue.
import { loadAttempts, loadWide } from './parties'
import { loadRounds } from './rounds'
import { ROW } from './row'
import { ENTRY, WIDE, beforeOf, firstOf } from './slices'

/** What is drawn: attempts among contacts and strangers, those of them that are wide, calls of rounds. */
const WIDE_ONES: i32 = 1
const ROUNDS: i32 = 2

/** Rows from `out` on of what was drawn for a slice in a window; gives how many, or -1 if they may be more than `room`. */
export function loadSlice(state: usize, cursors: usize, window: i32, slice: i32, kind: i32, out: usize, room: i32): i32 {
  const bytes = kind == WIDE_ONES ? WIDE : ENTRY
  let rows = 0
  for (let at = <usize>load<u32>(cursors + (<usize>slice << 2)); at != 0;) {
    const first = firstOf(at)
    const count = <i32>((at - first) / bytes)
    if (rows + count > room) return -1
    const to = out + <usize>rows * ROW
    if (kind == ROUNDS) rows += loadRounds(state, first, count, window, to)
    else if (kind == WIDE_ONES) rows += loadWide(state, first, count, to)
    else rows += loadAttempts(state, first, count, window, to)
    at = beforeOf(first)
  }
  return rows
}
