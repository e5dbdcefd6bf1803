// Course: call columns that tell how a leg went, its times and its end, four rows at a time; up to three beyond the last are written.
import { LABEL, LAST, MTC, PARTIAL, PIECE, SEVERAL } from './calls'
import { ANSWERED, DROPPED, ENDING, RELEASED_BY_CALLEE, RING, SETUP } from './foretell'
import { quotients, storeBytes } from './lanes'

/** causeForTerm of a piece that others follow, and disconnectparty of a callee. */
const PARTIAL_CAUSE: i32 = 1
const BY_CALLEE: i32 = 2
/** Multiplied and shifted, 32 bits are divided by 1,000. */
const THOUSANDTH: i32 = 274877907
const SHIFT: i32 = 38

/** Whole seconds of four moments, ms. */
// @ts-ignore: decorator
@inline
export function inSeconds(ms: v128): v128 {
  return quotients(ms, THOUSANDTH, SHIFT)
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
  for (let i = 0; i < rows; i += 4) {
    const at = <usize>i << 2
    const fact = v128.load(facts + at)
    const length = v128.load(seconds + at)
    const second = inSeconds(v128.load(ms + at))
    const setup = field(fact, SETUP, 15)
    const before = i32x4.mul(field(fact, PIECE, 3), i32x4.splat(PARTIAL))
    const talk = isTalk(field(fact, ENDING, 15))
    const alert = i32x4.add(second, setup)
    const begin = v128.bitselect(i32x4.add(i32x4.add(alert, field(fact, RING, 63)), before), second, talk)
    const lasting = v128.bitselect(i32x4.min_s(i32x4.splat(PARTIAL), i32x4.sub(length, before)), length, talk)
    v128.store(seizure + at, second)
    v128.store(alerting + at, alert)
    v128.store(answer + at, begin)
    v128.store(release + at, i32x4.add(begin, lasting))
    v128.store(duration + at, lasting)
    storeBytes(alerted + i, oneWhere(i32x4.gt_s(setup, i32x4.splat(0))))
    storeBytes(answered + i, oneWhere(talk))
  }
}

/**
 * Cause, diagnostics, disconnecting party, piece from 1, leg, and label if there is a column of it; a byte a row, twice whether it is
 * the last piece, and whether one of several. The columns' addresses lie at `ends`, in this order; `tables` holds cause, diagnostics
 * and party by ending, 16 bytes each.
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
  const causes = v128.load(tables)
  const ways = v128.load(tables, 16)
  const parties = v128.load(tables, 32)
  const one = i32x4.splat(1)
  for (let i = 0; i < rows; i += 4) {
    const at = <usize>i << 2
    const fact = v128.load(facts + at)
    const ending = field(fact, ENDING, 15)
    const last = field(fact, LAST, 1)
    const entry = v128.or(ending, i32x4.splat(0xffffff00)) // the other bytes of a word are beyond a table, so 0
    const byCallee = v128.andnot(i32x4.eq(field(fact, RELEASED_BY_CALLEE, 1), one), i32x4.eq(ending, i32x4.splat(DROPPED)))
    v128.store(cause + at, v128.bitselect(i8x16.swizzle(causes, entry), i32x4.splat(PARTIAL_CAUSE), i32x4.eq(last, one)))
    v128.store(diagnostics + at, i8x16.swizzle(ways, entry))
    v128.store(party + at, v128.bitselect(i32x4.splat(BY_CALLEE), i8x16.swizzle(parties, entry), byCallee))
    v128.store(piece + at, i32x4.add(field(fact, PIECE, 3), one))
    v128.store(type + at, v128.and(fact, i32x4.splat(MTC)))
    storeBytes(hasDiagnostics + i, last)
    storeBytes(hasParty + i, last)
    storeBytes(isPiece + i, field(fact, SEVERAL, 1))
  }
  if (label == 0) return
  for (let i = 0; i < rows; i += 4) v128.store(label + ints + (<usize>i << 2), field(v128.load(facts + (<usize>i << 2)), LABEL, 1))
}

// @ts-ignore: decorator
@inline
function field(fact: v128, shift: i32, mask: i32): v128 {
  return v128.and(i32x4.shr_u(fact, shift), i32x4.splat(mask))
}

/** All bits of a word where there was a talk, however it ended. */
// @ts-ignore: decorator
@inline
function isTalk(ending: v128): v128 {
  return v128.or(i32x4.eq(ending, i32x4.splat(ANSWERED)), i32x4.eq(ending, i32x4.splat(DROPPED)))
}

// @ts-ignore: decorator
@inline
function oneWhere(mask: v128): v128 {
  return i32x4.shr_u(mask, 31)
}

// @ts-ignore: decorator
@inline
function address(list: usize, place: usize): usize {
  return <usize>load<u32>(list + (place << 2))
}
