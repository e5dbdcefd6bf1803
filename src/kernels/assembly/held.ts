// Held: which lines are in a call, until when. A word a line: the moment (ms after the cut), and below it what is known of it today.
import { ADDRESSES, AWAY_FROM_HOME, KNOWN_BITS, LINES, OUT_OF_SERVICE, SOLD, TWINS, table, word } from './crowd'
import { CALLEE, CALLER } from './row'

/**
 * Takes in the status of every line of the country; nobody is held. The crowd must be asked about a line that is sold, or out of
 * service while it has a twin, or whose twin is so: twins are 32 lines, a word of bits, apart.
 */
export function freeAll(state: usize): void {
  for (let line = 0, end = word(state, ADDRESSES); line < end; line += 32) {
    const twins = bitsAt(state, TWINS, line)
    const elsewhere = bitsAt(state, AWAY_FROM_HOME, line)
    const asked = unclear(state, line) | (unclear(state, line ^ 32) & twins)
    takeIn(wordOf(state, line), asked | (elsewhere & ~twins), elsewhere & ~asked)
  }
}

// @ts-ignore: decorator
@inline
function unclear(state: usize, line: i32): i32 {
  return bitsAt(state, SOLD, line) | (bitsAt(state, OUT_OF_SERVICE, line) & bitsAt(state, TWINS, line))
}

// @ts-ignore: decorator
@inline
function bitsAt(state: usize, bits: usize, line: i32): i32 {
  return load<i32>(table(state, bits) + <usize>(line >>> 3))
}

/** The words of 32 lines, by the lower and the upper bits of their status. */
// @ts-ignore: decorator
@inline
function takeIn(at: usize, low: i32, high: i32): void {
  for (let bit = 0; bit < 32; bit += 4) {
    const ones = v128.and(isSet(low >>> bit), i32x4.splat(1))
    v128.store(at + (<usize>bit << 2), v128.or(ones, v128.and(isSet(high >>> bit), i32x4.splat(2))))
  }
}

/** All bits of each of four words where one of the lowest four is set. */
// @ts-ignore: decorator
@inline
function isSet(bits: i32): v128 {
  return i32x4.ne(v128.and(i32x4.splat(bits), i32x4(1, 2, 4, 8)), i32x4.splat(0))
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

/** Reads the words of a row's lines for nothing, so that they are in the cache when they are wanted. */
export function touch(state: usize, row: usize): void {
  const words = table(state, LINES)
  const limit = word(state, ADDRESSES)
  load<i32>(words + (<usize>min(load<i32>(row, CALLER), limit) << 2))
  load<i32>(words + (<usize>min(load<i32>(row, CALLEE), limit) << 2))
}

// @ts-ignore: decorator
@inline
function wordOf(state: usize, line: i32): usize {
  return table(state, LINES) + (<usize>line << 2)
}
