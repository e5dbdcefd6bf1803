// Moves: which SIMs go to another handset, and when, as crowd/moves.ts has it; and who shares a handset from the beginning.
import { hasBit, int, setBit, subscriberIn, whole } from './crowd'
import { draw } from './draw'
import { DAY } from './presence'

/** Figures of crowd/moves.ts. */
export const WINDOW_DAYS: i32 = 30
export const MORNING: i32 = 18_000_000
export const WAKING: i32 = 43_200_000
export const SELF: i32 = 0x7fffffff
export const WHEN: i32 = 0x40000000

/**
 * Of lines that move in a window keeps those that do so on the first days of the run, so many, and puts the moments, ms after its first
 * cut, as doubles at `moments`. Gives how many.
 */
export function movesOf(k0: i32, k1: i32, window: i32, days: i32, lines: usize, count: i32, moments: usize): i32 {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const line = int(lines, i)
    const bits = draw(k0, k1, line, window | WHEN)
    const day = window * WINDOW_DAYS - whole(draw(k0, k1, line, SELF), WINDOW_DAYS) + whole(bits, WINDOW_DAYS)
    if (day < 0 || day >= days) continue
    store<i32>(lines + (<usize>kept << 2), line)
    store<f64>(moments + (<usize>kept << 3), <f64>day * <f64>DAY + <f64>momentOf(bits))
    kept++
  }
  return kept
}

/** The moment of a move on its day. */
// @ts-ignore: decorator
@inline
export function momentOf(bits: i32): i32 {
  return MORNING + <i32>((<u64>(bits & 0xffff) * <u64>WAKING) >> 16)
}

/** Of lines keeps those of subscribers, by the tables of population/lines.ts. Gives how many. */
export function subscribersAmong(size: i32, places: usize, turns: usize, before: usize, lines: usize, count: i32): i32 {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const line = int(lines, i)
    store<i32>(lines + (<usize>kept << 2), line)
    kept += i32(subscriberIn(size, places, turns, before, line) >= 0)
  }
  return kept
}

/** Sets the bits of lines and of those that differ from them by `apart`, where both are subscribers' and neither has a bit in `taken`. */
export function pairUp(size: i32, places: usize, turns: usize, before: usize, lines: usize, count: i32, apart: i32, taken: usize, bits: usize): void {
  for (let i = 0; i < count; i++) {
    const line = int(lines, i)
    const other = line ^ apart
    if (subscriberIn(size, places, turns, before, line) < 0 || subscriberIn(size, places, turns, before, other) < 0) continue
    if (hasBit(taken, line) || hasBit(taken, other)) continue
    setBit(bits, line)
    setBit(bits, other)
  }
}
