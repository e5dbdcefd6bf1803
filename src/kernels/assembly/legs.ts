// Call columns from legs: the numbers and parties of traffic/call-columns.ts, four rows at a time.
import { MTC, PIECE } from './calls'
import { inSeconds } from './course'
import { upper } from './lanes'
import { permuted } from './permute'

/** Numbers of pieces of a call, and numbers that a line has in one second. */
const PIECES: f64 = 4
const PER_LINE: f64 = 8

/** Number of each record and of its call, before they are permuted. `second` is the second of the run in which the unit begins. */
export function numberLegs(
  facts: usize, ms: usize, subscriber: usize, peer: usize, rows: i32, second: f64, subscribers: f64, record: usize, call: usize,
): void {
  const seconds = f64x2.splat(second)
  const people = f64x2.splat(subscribers)
  for (let i = 0; i < rows; i += 4) {
    const at = <usize>i << 2
    const fact = v128.load(facts + at)
    const mine = v128.load(subscriber + at)
    const theirs = v128.load(peer + at)
    const leg = v128.and(fact, i32x4.splat(MTC))
    const only = v128.or(i32x4.eq(leg, i32x4.splat(0)), i32x4.lt_s(theirs, i32x4.splat(0)))
    const away = v128.andnot(i32x4.sub(theirs, mine), only) // 0 where this is the caller's leg, or the only one
    const clock = inSeconds(v128.load(ms + at))
    const piece = v128.and(i32x4.shr_u(fact, PIECE), i32x4.splat(3))
    const back = v128.andnot(i32x4.splat(<i32>PIECES), only)
    numberTwo(clock, mine, leg, piece, away, back, seconds, people, record + (at << 1), call + (at << 1))
    numberTwo(upper(clock), upper(mine), upper(leg), upper(piece), upper(away), upper(back), seconds, people, record + (at << 1) + 16, call + (at << 1) + 16)
  }
}

/** Of the first two of four. */
// @ts-ignore: decorator
@inline
function numberTwo(
  clock: v128, mine: v128, leg: v128, piece: v128, away: v128, back: v128, second: v128, subscribers: v128, record: usize, call: usize,
): void {
  const line = f64x2.add(f64x2.mul(f64x2.add(second, doubles(clock)), subscribers), doubles(mine))
  const perLine = f64x2.splat(PER_LINE)
  const own = f64x2.add(f64x2.mul(line, perLine), f64x2.mul(doubles(leg), f64x2.splat(PIECES)))
  v128.store(record, f64x2.add(own, doubles(piece)))
  v128.store(call, f64x2.sub(f64x2.add(own, f64x2.mul(doubles(away), perLine)), doubles(back)))
}

// @ts-ignore: decorator
@inline
function doubles(four: v128): v128 {
  return f64x2.convert_low_i32x4_s(four)
}

/** Numbers of the served subscriber, of who calls and of who is called; the words of both permutations lie at `keys`. */
export function nameParties(
  facts: usize, subscriber: usize, peer: usize, rows: i32, half: i32, keys: usize, onNet: f64, offNet: f64,
  served: usize, calling: usize, called: usize,
): void {
  const zero = i32x4.splat(0)
  for (let i = 0; i < rows; i += 4) {
    const other = v128.load(peer + (<usize>i << 2))
    const mine = permuted(v128.load(subscriber + (<usize>i << 2)), half, keys)
    const outside = i32x4.lt_s(other, zero)
    const theirs = v128.bitselect(permuted(v128.not(other), half, keys + 12), permuted(other, half, keys), outside)
    const inward = i32x4.ne(v128.and(v128.load(facts + (<usize>i << 2)), i32x4.splat(MTC)), zero)
    const at = <usize>i << 3
    nameTwo(mine, theirs, outside, inward, onNet, offNet, served + at, calling + at, called + at)
    nameTwo(upper(mine), upper(theirs), upper(outside), upper(inward), onNet, offNet, served + at + 16, calling + at + 16, called + at + 16)
  }
}

// @ts-ignore: decorator
@inline
function nameTwo(
  mine: v128, theirs: v128, outside: v128, inward: v128, onNet: f64, offNet: f64, served: usize, calling: usize, called: usize,
): void {
  const base = v128.bitselect(f64x2.splat(offNet), f64x2.splat(onNet), i64x2.extend_low_i32x4_s(outside))
  const self = f64x2.add(f64x2.convert_low_i32x4_s(mine), f64x2.splat(onNet))
  const other = f64x2.add(f64x2.convert_low_i32x4_s(theirs), base)
  const swap = i64x2.extend_low_i32x4_s(inward)
  v128.store(served, self)
  v128.store(calling, v128.bitselect(other, self, swap))
  v128.store(called, v128.bitselect(self, other, swap))
}
