// Call columns from legs: the numbers, parties, times and endings of traffic/call-columns.ts, many rows at a time.
import { LABEL, LAST, MTC, PARTIAL, PIECE, SEVERAL } from './calls'
import { DROPPED, ENDING, RING, SETUP, TALKED } from './foretell'
import { permuted } from './permute'

/** causeForTerm of a piece that others follow, and disconnectparty of a callee. */
const PARTIAL_CAUSE: i32 = 1
const BY_CALLEE: i32 = 2

/** Bit of a leg's facts: the callee has released. */
const CALLEE: i32 = 10

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
    const leg = fact & MTC
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

// @ts-ignore: decorator
@inline
function upper(four: v128): v128 {
  return v128.shuffle<i32>(four, four, 2, 3, 2, 3)
}

/**
 * Seizure, alerting, answer, release and duration, in seconds; a byte a row, whether there was alerting and whether an answer. The
 * columns' addresses lie at `times`, in this order.
 */
export function timeLegs(facts: usize, ms: usize, seconds: usize, rows: i32, times: usize, from: usize): void {
  const ints = from << 2
  const seizure = address(times, 0) + ints
  const alerting = address(times, 1) + ints
  const answer = address(times, 2) + ints
  const release = address(times, 3) + ints
  const duration = address(times, 4) + ints
  const alerted = address(times, 5) + from
  const answered = address(times, 6) + from
  for (let i = 0; i < rows; i++) {
    const at = <usize>i << 2
    const fact = load<i32>(facts + at)
    const length = load<i32>(seconds + at)
    const second = load<i32>(ms + at) / 1000
    const setup = (fact >> SETUP) & 15
    const before = ((fact >> PIECE) & 3) * PARTIAL
    const talk = (TALKED >> ((fact >> ENDING) & 15)) & 1
    const begin = talk == 1 ? second + setup + ((fact >>> RING) & 63) + before : second
    const lasting = talk == 1 ? min(PARTIAL, length - before) : length
    store<i32>(seizure + at, second)
    store<i32>(alerting + at, second + setup)
    store<i32>(answer + at, begin)
    store<i32>(release + at, begin + lasting)
    store<i32>(duration + at, lasting)
    store<u8>(alerted + i, setup > 0 ? 1 : 0)
    store<u8>(answered + i, <u8>talk)
  }
}

/**
 * Cause, diagnostics, disconnecting party, piece from 1, leg, and label if there is a column of it; a byte a row, twice whether it is
 * the last piece, and whether one of several. The columns' addresses lie at `ends`, in this order; `tables` holds cause, diagnostics
 * and party by ending, 16 each.
 */
export function endLegs(facts: usize, rows: i32, tables: usize, ends: usize, from: usize): void {
  const ints = from << 2
  const cause = address(ends, 0) + ints
  const diagnostics = address(ends, 1) + ints
  const party = address(ends, 2) + ints
  const piece = address(ends, 3) + ints
  const type = address(ends, 4) + ints
  const label = address(ends, 5)
  const hasDiagnostics = address(ends, 6) + from
  const hasParty = address(ends, 7) + from
  const isPiece = address(ends, 8) + from
  for (let i = 0; i < rows; i++) {
    const at = <usize>i << 2
    const fact = load<i32>(facts + at)
    const ending = (fact >> ENDING) & 15
    const last = (fact >> LAST) & 1
    const entry = tables + (<usize>ending << 2)
    store<i32>(cause + at, last == 1 ? load<i32>(entry) : PARTIAL_CAUSE)
    store<i32>(diagnostics + at, load<i32>(entry, 64))
    store<i32>(party + at, ((fact >> CALLEE) & 1) == 1 && ending != DROPPED ? BY_CALLEE : load<i32>(entry, 128))
    store<i32>(piece + at, ((fact >> PIECE) & 3) + 1)
    store<i32>(type + at, fact & MTC)
    store<u8>(hasDiagnostics + i, <u8>last)
    store<u8>(hasParty + i, <u8>last)
    store<u8>(isPiece + i, <u8>((fact >> SEVERAL) & 1))
  }
  if (label == 0) return
  for (let i = 0; i < rows; i++) store<i32>(label + ints + (<usize>i << 2), (load<i32>(facts + (<usize>i << 2)) >> LABEL) & 1)
}

// @ts-ignore: decorator
@inline
function address(list: usize, place: usize): usize {
  return <usize>load<u32>(list + (place << 2))
}
