// Clocks: when within the day attempts fall, as crowd/rhythm.ts has it.
import { CLOCKS, IS_WEEKEND, table, word } from './crowd'

const CLOCK_BITS: i32 = 8
/** Bits of a draw beside those that choose a stretch of the clock. */
const REST_BITS: u64 = 24
const REST_MASK: i32 = 0xffffff
const CHRONOTYPES: i32 = 16

/** The moment of a draw by a clock of a profile: 0 among friends, 2 on a round. */
// @ts-ignore: decorator
@inline
export function momentOn(state: usize, traits: i32, profile: i32, which: i32, bits: i32): i32 {
  const clock = (4 * profile + which + word(state, IS_WEEKEND)) * CHRONOTYPES + ((traits >>> 12) & (CHRONOTYPES - 1))
  const entry = table(state, CLOCKS) + (<usize>(clock * ((1 << CLOCK_BITS) + 1) + (bits >>> (32 - CLOCK_BITS))) << 2)
  const from = load<i32>(entry)
  return from + <i32>((<u64>(load<i32>(entry, 4) - from) * <u64>(bits & REST_MASK)) >> REST_BITS) // to the last bit what doubles give
}
