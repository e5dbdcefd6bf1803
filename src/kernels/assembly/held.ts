// Held: which lines are in a call, until when. A word a line: the moment (ms after the cut), and below it what is known of it today.
import { ADDRESSES, KNOWN_BITS, LINES, STATUS, STATUS_ABOVE, hasBit, table, word } from './crowd'
import { CALLEE, CALLER, ROW } from './row'

/** Takes in the status of every line of the country; nobody is held. */
export function freeAll(state: usize): void {
  const low = table(state, STATUS)
  const high = table(state, STATUS_ABOVE)
  for (let line = 0, end = word(state, ADDRESSES); line < end; line++) {
    store<i32>(wordOf(state, line), (hasBit(low, line) ? 1 : 0) | (hasBit(high, line) ? 2 : 0))
  }
}

/** A line of the country that was free is held until `ms`. */
export function hold(state: usize, line: i32, ms: i32): void {
  const at = wordOf(state, line)
  store<i32>(at, (ms << KNOWN_BITS) | (load<i32>(at) & ((1 << KNOWN_BITS) - 1)))
}

/** Whether a line of the country is held beyond `ms`. */
export function isHeld(state: usize, line: i32, ms: i32): bool {
  return load<i32>(wordOf(state, line)) >>> KNOWN_BITS > ms
}

/** Reads the words of all lines for nothing, so that they are in the cache when they are wanted; one by one, each would be waited for. */
export function touch(state: usize, rows: usize, end: usize): void {
  const words = table(state, LINES)
  const limit = word(state, ADDRESSES)
  for (let row = rows; row < end; row += ROW) {
    load<i32>(words + (<usize>min(load<i32>(row, CALLER), limit) << 2))
    load<i32>(words + (<usize>min(load<i32>(row, CALLEE), limit) << 2))
  }
}

// @ts-ignore: decorator
@inline
function wordOf(state: usize, line: i32): usize {
  return table(state, LINES) + (<usize>line << 2)
}
