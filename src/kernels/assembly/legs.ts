// Call columns from legs: the numbers, parties, times and endings of traffic/call-columns.ts, many rows at a time.
import { permuted } from './permute'

/** Rows of a tile; every column of a tile has room for so many values. */
const TILE: usize = 4096
const COLUMN: usize = 8 * TILE

/** Bits of a leg's facts, as traffic/legs.ts packs them. */
const LEG: i32 = 1
const PIECE: i32 = 1
const LAST: i32 = 3
const SEVERAL: i32 = 4
const LABEL: i32 = 5
const ENDING: i32 = 6
const CALLEE: i32 = 10
const SETUP: i32 = 11
const RING: i32 = 15

/** Numbers of pieces of a call, and numbers that a line has in one second. */
const PIECES: f64 = 4
const PER_LINE: f64 = 8

/** Number of each record and of its call, before they are permuted. `second` is the second of the run in which the unit begins. */
export function numberLegs(
  facts: usize, ms: usize, subscriber: usize, peer: usize, rows: i32, second: f64, subscribers: f64, record: usize, call: usize,
): void {
  for (let i = 0; i < rows; i++) {
    const fact = load<i32>(facts + (<usize>i << 2))
    const mine = <f64>load<i32>(subscriber + (<usize>i << 2))
    const theirs = load<i32>(peer + (<usize>i << 2))
    const leg = fact & LEG
    const own = ((second + <f64>(load<i32>(ms + (<usize>i << 2)) / 1000)) * subscribers + mine) * PER_LINE + <f64>leg * PIECES
    store<f64>(record + (<usize>i << 3), own + <f64>((fact >> PIECE) & 3))
    store<f64>(call + (<usize>i << 3), leg == 0 || theirs < 0 ? own : own + (<f64>theirs - mine) * PER_LINE - PIECES)
  }
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
    const inward = i32x4.ne(v128.and(v128.load(facts + (<usize>i << 2)), i32x4.splat(LEG)), zero)
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

// @ts-ignore: decorator
@inline
function upper(four: v128): v128 {
  return v128.shuffle<i32>(four, four, 2, 3, 2, 3)
}

/**
 * Seizure, alerting, answer, release and duration in columns of a tile from `out` on, in seconds; then, a byte a row, whether
 * there was alerting and whether an answer. `talked` has a 1 for each ending with a talk; `partial` is the longest piece.
 */
export function timeLegs(facts: usize, ms: usize, seconds: usize, rows: i32, talked: i32, partial: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const fact = load<i32>(facts + (<usize>i << 2))
    const length = load<i32>(seconds + (<usize>i << 2))
    const second = load<i32>(ms + (<usize>i << 2)) / 1000
    const setup = (fact >> SETUP) & 15
    const before = ((fact >> PIECE) & 3) * partial
    const talk = (talked >> ((fact >> ENDING) & 15)) & 1
    const begin = talk == 1 ? second + setup + (fact >>> RING) + before : second
    const lasting = talk == 1 ? min(partial, length - before) : length
    const at = out + (<usize>i << 2)
    store<i32>(at, second)
    store<i32>(at + COLUMN, second + setup)
    store<i32>(at + 2 * COLUMN, begin)
    store<i32>(at + 3 * COLUMN, begin + lasting)
    store<i32>(at + 4 * COLUMN, lasting)
    store<u8>(out + 5 * COLUMN + i, setup > 0 ? 1 : 0)
    store<u8>(out + 6 * COLUMN + i, <u8>talk)
  }
}

/**
 * Cause, diagnostics, disconnecting party, piece from 1 and label in columns of a tile from `out` on; then, a byte a row, whether
 * it is the last piece and whether one of several. `tables` holds cause, diagnostics and party by ending, 16 each.
 */
export function endLegs(facts: usize, rows: i32, tables: usize, partialCause: i32, dropped: i32, byCallee: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const fact = load<i32>(facts + (<usize>i << 2))
    const ending = (fact >> ENDING) & 15
    const last = (fact >> LAST) & 1
    const entry = tables + (<usize>ending << 2)
    const at = out + (<usize>i << 2)
    store<i32>(at, last == 1 ? load<i32>(entry) : partialCause)
    store<i32>(at + COLUMN, load<i32>(entry, 64))
    store<i32>(at + 2 * COLUMN, ((fact >> CALLEE) & 1) == 1 && ending != dropped ? byCallee : load<i32>(entry, 128))
    store<i32>(at + 3 * COLUMN, ((fact >> PIECE) & 3) + 1)
    store<i32>(at + 4 * COLUMN, (fact >> LABEL) & 1)
    store<u8>(out + 5 * COLUMN + i, <u8>last)
    store<u8>(out + 6 * COLUMN + i, <u8>((fact >> SEVERAL) & 1))
  }
}
