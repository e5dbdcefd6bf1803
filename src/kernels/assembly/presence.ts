// Presence: whether a phone can be reached at a moment, and up to when that stays so: network/reachability.ts in whole numbers.
import { DAY_NUMBER, ENGAGED, NIGHTS, WINDOWS, drawOf, word } from './crowd'

export const DAY: i32 = 86_400_000
export const HOUR: i32 = 3_600_000
const LOST_BELOW: i32 = 31_457
const NOON_SHIFT: i32 = 12 * HOUR
const OFF_FROM: i32 = 6 * HOUR
const ON_FROM: i32 = 48_600_000
const SPREAD: i32 = 3 * HOUR
const HABITUAL_BELOW: i32 = 3277
const SELDOM_BELOW: i32 = 82
const ELSEWHERE: i32 = 60_000
const ELSEWHERE_CHANCE: u32 = 128_849_019

/** Up to here the answer of `present` surely stays the same. */
export let until: i32 = 0

export function present(state: usize, line: i32, ms: i32): bool {
  const hour = <i32>(<u32>ms / HOUR)
  const window = word(state, DAY_NUMBER) * 24 + hour
  let bits = drawOf(state, WINDOWS, line, window)
  const begin = hour * HOUR + (((bits & 4095) * 28_125 + 31) >> 5) // 3,600,000 / 4,096 = 28,125 / 32, rounded up
  if (ms < begin) {
    until = begin
    bits = drawOf(state, WINDOWS, line, window - 1)
  } else until = (hour + 1) * HOUR
  if (bits >>> 12 < LOST_BELOW) return false
  return awake(state, line, ms)
}

function awake(state: usize, line: i32, ms: i32): bool {
  const night = ms < NOON_SHIFT ? -1 : 0
  const at = ms - NOON_SHIFT - night * DAY
  if (at < OFF_FROM || at >= ON_FROM + SPREAD) return true
  const bits = drawOf(state, NIGHTS, line, word(state, DAY_NUMBER) + night)
  const habitual = ((line ^ word(state, NIGHTS)) * 0x9e3779b1) >>> 29 == 0
  if (bits >>> 20 >= (habitual ? HABITUAL_BELOW : SELDOM_BELOW)) return true
  const off = OFF_FROM + (((bits & 1023) * 84_375) >> 3) // 3 h / 1,024 = 84,375 / 8 ms, rounded down
  const on = ON_FROM + ((((bits >>> 10) & 1023) * 84_375) >> 3)
  const start = ms - at
  if (at < off) until = min(until, start + off)
  else if (at < on) until = start + on
  return at < off || at >= on
}

/** When a phone is lost that is present at `at`, at most `end`. */
export function lostAt(state: usize, line: i32, at: i32, end: i32): i32 {
  while (at < end && present(state, line, at)) at = until
  return min(at, end)
}

/** Whether a line of another network is in a call that this network does not see. */
// @ts-ignore: decorator
@inline
export function elsewhere(state: usize, line: i32, ms: i32): bool {
  return <u32>drawOf(state, ENGAGED, line, <i32>(<u32>ms / ELSEWHERE) | 0x10000) < ELSEWHERE_CHANCE
}
