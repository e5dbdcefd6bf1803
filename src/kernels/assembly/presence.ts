// Presence: whether phones can be reached at a moment, and up to when that stays so: network/reachability.ts in whole numbers.
import { DAY_NUMBER, NIGHTS, WINDOWS, drawsOf, word } from './crowd'
import { quotients } from './lanes'

export const DAY: i32 = 86_400_000
export const HOUR: i32 = 3_600_000
const LOST_BELOW: i32 = 31_457
const NOON_SHIFT: i32 = 12 * HOUR
const OFF_FROM: i32 = 6 * HOUR
const ON_FROM: i32 = 48_600_000
const SPREAD: i32 = 3 * HOUR
const HABITUAL_BELOW: i32 = 3277
const SELDOM_BELOW: i32 = 82
/** 2^53 / 3,600,000, rounded up. */
const PER_HOUR: i32 = 0x95217cb1
const HOUR_SHIFT: i32 = 53

/** When a phone is lost that is present at `at`, at most `end`. */
export function lostAt(state: usize, line: i32, at: i32, end: i32): i32 {
  while (at < end) {
    const until = i32x4.extract_lane(seenUntil(state, i32x4.splat(line), i32x4.splat(at)), 0)
    if (until == 0) return at
    at = until
  }
  return end
}

/** Up to when each of four phones surely stays in reach from a moment on, 0 where it is not. */
export function seenUntil(state: usize, lines: v128, ms: v128): v128 {
  const hour = quotients(ms, PER_HOUR, HOUR_SHIFT)
  const window = i32x4.add(hour, i32x4.splat(word(state, DAY_NUMBER) * 24))
  const start = i32x4.mul(hour, i32x4.splat(HOUR))
  const here = drawsOf(state, WINDOWS, lines, window)
  const before = drawsOf(state, WINDOWS, lines, i32x4.sub(window, i32x4.splat(1)))
  const part = i32x4.mul(v128.and(here, i32x4.splat(4095)), i32x4.splat(28_125)) // 3,600,000 / 4,096 = 28,125 / 32, rounded up
  const begin = i32x4.add(start, i32x4.shr_u(i32x4.add(part, i32x4.splat(31)), 5))
  const early = i32x4.lt_s(ms, begin)
  const bits = v128.bitselect(before, here, early)
  const until = v128.bitselect(begin, i32x4.add(start, i32x4.splat(HOUR)), early)
  const lost = i32x4.lt_s(i32x4.shr_u(bits, 12), i32x4.splat(LOST_BELOW))
  return v128.andnot(awakeUntil(state, lines, ms, until), lost)
}

/** At most `until`; 0 where a phone is off for the night. */
// @ts-ignore: decorator
@inline
function awakeUntil(state: usize, lines: v128, ms: v128, until: v128): v128 {
  const night = i32x4.lt_s(ms, i32x4.splat(NOON_SHIFT)) // -1 or 0, and so the night that it is
  const noon = v128.bitselect(i32x4.splat(NOON_SHIFT - DAY), i32x4.splat(NOON_SHIFT), night)
  const at = i32x4.sub(ms, noon)
  const maybe = v128.and(i32x4.ge_s(at, i32x4.splat(OFF_FROM)), i32x4.lt_s(at, i32x4.splat(ON_FROM + SPREAD)))
  if (!v128.any_true(maybe)) return until
  const bits = drawsOf(state, NIGHTS, lines, i32x4.add(night, i32x4.splat(word(state, DAY_NUMBER))))
  const trait = i32x4.mul(v128.xor(lines, i32x4.splat(word(state, NIGHTS))), i32x4.splat(0x9e3779b1))
  const habitual = i32x4.eq(i32x4.shr_u(trait, 29), i32x4.splat(0))
  const below = v128.bitselect(i32x4.splat(HABITUAL_BELOW), i32x4.splat(SELDOM_BELOW), habitual)
  const sleeps = v128.and(maybe, i32x4.lt_s(i32x4.shr_u(bits, 20), below))
  const off = i32x4.add(i32x4.splat(OFF_FROM), partOfSpread(bits))
  const on = i32x4.add(i32x4.splat(ON_FROM), partOfSpread(i32x4.shr_u(bits, 10)))
  const comes = v128.and(sleeps, i32x4.lt_s(at, off))
  const asleep = v128.andnot(v128.andnot(sleeps, comes), i32x4.ge_s(at, on))
  const awake = v128.bitselect(i32x4.min_s(until, i32x4.add(noon, off)), until, comes)
  return v128.andnot(awake, asleep)
}

// @ts-ignore: decorator
@inline
function partOfSpread(bits: v128): v128 {
  return i32x4.shr_u(i32x4.mul(v128.and(bits, i32x4.splat(1023)), i32x4.splat(84_375)), 3) // 3 h / 1,024 = 84,375 / 8 ms, rounded down
}
