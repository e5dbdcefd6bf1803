// Held: which lines are in a call, until when. A word a line: the moment (ms after the cut) << 2, and below it its status today.
import { ADDRESSES, LINES, STATUS, statusOf, table, word } from './crowd'

const MOMENT: i32 = 2
const STATUS_MASK: i32 = 3

/** Takes in the status of every line of the country, two bits a line; nobody is held. */
export function freeAll(state: usize): void {
  const bits = table(state, STATUS)
  for (let line = 0, end = word(state, ADDRESSES); line < end; line++) {
    store<i32>(wordOf(state, line), (<i32>load<u8>(bits + <usize>(line >>> 2)) >> ((line & 3) << 1)) & STATUS_MASK)
  }
}

/** A line of the country that was free is held until `ms`. */
export function hold(state: usize, line: i32, ms: i32): void {
  store<i32>(wordOf(state, line), (ms << MOMENT) | statusOf(state, line))
}

/** Whether a line of the country is held beyond `ms`. */
export function isHeld(state: usize, line: i32, ms: i32): bool {
  return load<i32>(wordOf(state, line)) >> MOMENT > ms
}

// @ts-ignore: decorator
@inline
function wordOf(state: usize, line: i32): usize {
  return table(state, LINES) + (<usize>line << 2)
}
