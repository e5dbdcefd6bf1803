// Loading: the attempts drawn for a slice become rows of the queue.
import { loadAttempts } from './parties'
import { loadRounds } from './rounds'
import { ROW } from './row'
import { ENTRY, beforeOf, firstOf } from './slices'

/** Rows from `out` on of what was drawn for a slice, calls of rounds or others; gives how many, or -1 if they may be more than `room`. */
export function loadSlice(state: usize, cursors: usize, slice: i32, areRounds: i32, out: usize, room: i32): i32 {
  let rows = 0
  for (let at = <usize>load<u32>(cursors + (<usize>slice << 2)); at != 0;) {
    const first = firstOf(at)
    const count = <i32>((at - first) / ENTRY)
    if (rows + count > room) return -1
    const to = out + <usize>rows * ROW
    rows += areRounds != 0 ? loadRounds(state, first, count, to) : loadAttempts(state, first, count, to)
    at = beforeOf(first)
  }
  return rows
}
