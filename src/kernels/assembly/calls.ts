// Calls: the legs of each, of those of its parties that are subscribers; traffic/legs.ts says of one leg how it is packed.
import { ADDRESSES, subscriberAt, word } from './crowd'
import { CALLEE_STATUS, CALLER_STATUS, ENDING, SETUP, TALKED } from './foretell'
import { CALLEE, CALLER, FATE, FOLLOW, LENGTH, ROW } from './row'

/** Bits of a leg's facts beside the outcome, as traffic/legs.ts packs them. */
export const MTC: i32 = 1
export const PIECE: i32 = 1
export const LAST: i32 = 3
export const SEVERAL: i32 = 4
export const LABEL: i32 = 5
export const STATUS: i32 = 21
/** The longest piece of a call, seconds. */
export const PARTIAL: i32 = 1800

/**
 * Adds the legs of calls, rows of the switch with a label in the last bit of the last word, to columns of `column` bytes each
 * (facts, moment, subscriber, peer, seconds, line), where there are `size` rows already. Gives how many there are then; a call has at most eight.
 */
export function legsOf(state: usize, calls: usize, count: i32, legs: usize, column: usize, size: i32): i32 {
  let at = legs + (<usize>size << 2)
  for (let call = calls, end = calls + <usize>count * ROW; call < end; call += ROW) {
    const caller = load<i32>(call, CALLER)
    const callee = load<i32>(call, CALLEE)
    const outcome = load<i32>(call, FATE)
    const length = load<i32>(call, LENGTH)
    const from = subscriberOf(state, caller)
    const to = subscriberOf(state, callee)
    const pieces = ((TALKED >> ((outcome >> ENDING) & 15)) & 1) == 1 && length > PARTIAL ? (length + PARTIAL - 1) / PARTIAL : 1
    const more = load<i32>(call, FOLLOW)
    const facts = outcome | (pieces > 1 ? 1 << SEVERAL : 0) | ((more & 1) << LABEL)
    const mine = ((more >> CALLER_STATUS) & 3) << STATUS
    const theirs = ((more >> CALLEE_STATUS) & 3) << STATUS
    const alerted = ((outcome >> SETUP) & 15) > 0
    if (pieces == 1) {
      at = putOne(at, column, call, facts | mine, caller, from, to < 0 ? -1 - callee : to, from >= 0)
      at = putOne(at, column, call, facts | theirs | MTC, callee, to, from < 0 ? -1 - caller : from, alerted && to >= 0)
    } else {
      if (from >= 0) at = putAll(at, column, call, facts | mine, pieces, caller, from, to < 0 ? -1 - callee : to)
      if (alerted && to >= 0) at = putAll(at, column, call, facts | theirs | MTC, pieces, callee, to, from < 0 ? -1 - caller : from)
    }
  }
  return <i32>((at - legs) >> 2)
}

// @ts-ignore: decorator
@inline
function subscriberOf(state: usize, line: i32): i32 {
  return line < word(state, ADDRESSES) ? subscriberAt(state, line) : -1
}

/** A leg in one piece; it is always written, and counts where it `is` one: nobody can predict which are. */
// @ts-ignore: decorator
@inline
function putOne(at: usize, column: usize, call: usize, facts: i32, line: i32, subscriber: i32, peer: i32, is: bool): usize {
  write(at, column, call, facts | (1 << LAST), line, subscriber, peer)
  return at + (<usize>is << 2)
}

function putAll(at: usize, column: usize, call: usize, facts: i32, pieces: i32, line: i32, subscriber: i32, peer: i32): usize {
  for (let piece = 0; piece < pieces; piece++) {
    write(at, column, call, facts | (piece << PIECE) | (piece == pieces - 1 ? 1 << LAST : 0), line, subscriber, peer)
    at += 4
  }
  return at
}

// @ts-ignore: decorator
@inline
function write(at: usize, column: usize, call: usize, facts: i32, line: i32, subscriber: i32, peer: i32): void {
  store<i32>(at, facts)
  store<i32>(at + column, load<i32>(call))
  store<i32>(at + 2 * column, subscriber)
  store<i32>(at + 3 * column, peer)
  store<i32>(at + 4 * column, load<i32>(call, LENGTH))
  store<i32>(at + 5 * column, line)
}
