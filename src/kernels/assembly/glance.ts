// Glances: what foretelling asks of every attempt, whatever comes of it, four rows at a time.
import { ENGAGED, OUTCOMES, PEOPLE, drawsOf, knownOf, phonesOf, word } from './crowd'
import { finished, stem, tail } from './draw'
import { quotients } from './lanes'
import { seenUntil } from './presence'
import { CALLEE, CALLER, ROW } from './row'

/** Rows that are looked at together: the words of their lines are asked for at once, not waited for one by one. */
export const AT_A_TIME: usize = 256

/** Where the words of a row lie behind those of what is known of its caller; those of other rows are between them. */
const COLUMN: usize = 4 * AT_A_TIME
export const THEIRS: usize = COLUMN
/** Until when the phones can surely be reached, 0 where they cannot. */
export const SEEN: usize = 2 * COLUMN
export const THEY_SEEN: usize = 3 * COLUMN
/** Whether the lines would be in calls that this network does not see, if they were another's. */
export const AWAY: usize = 4 * COLUMN
export const THEY_AWAY: usize = 5 * COLUMN
export const TRAITS: usize = 6 * COLUMN
export const THEIR_TRAITS: usize = 7 * COLUMN
/** Draws of the attempt by purpose: 1, 2, 3 and 8. */
export const COURSE: usize = 8 * COLUMN
export const ANSWER: usize = 9 * COLUMN
export const MANNER: usize = 10 * COLUMN
export const AFTER: usize = 11 * COLUMN

/** What is known of the caller of the first row. */
export const GLANCES = memory.data(12 * COLUMN, 16)

const ELSEWHERE_CHANCE: u32 = 128_849_019
/** 2^47 / 60,000, rounded up: a minute. */
const PER_ELSEWHERE: i32 = 0x8bcf64e6
const ELSEWHERE_SHIFT: i32 = 47

/** Looks at rows, at most AT_A_TIME of them. */
export function glance(state: usize, rows: usize, end: usize): void {
  let at = GLANCES
  for (let row = rows; row < end; row += ROW) {
    store<i32>(at, knownOf(state, load<i32>(row, CALLER)))
    store<i32>(at, knownOf(state, load<i32>(row, CALLEE)), THEIRS)
    at += 4
  }
  at = GLANCES
  for (let row = rows; row < end; row += 4 * ROW) {
    glanceAtFour(state, row, at)
    at += 16
  }
}

function glanceAtFour(state: usize, row: usize, at: usize): void {
  const first = v128.load(row)
  const second = v128.load(row + ROW)
  const third = v128.load(row + 2 * ROW)
  const fourth = v128.load(row + 3 * ROW)
  const begin = v128.shuffle<i32>(first, second, 0, 4, 1, 5)
  const begin2 = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5)
  const rest = v128.shuffle<i32>(first, second, 2, 6, 3, 7)
  const rest2 = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7)
  const ms = v128.shuffle<i64>(begin, begin2, 0, 2)
  const caller = v128.shuffle<i64>(begin, begin2, 1, 3)
  const callee = v128.shuffle<i64>(rest, rest2, 0, 2)
  const key = v128.shuffle<i64>(rest, rest2, 1, 3)
  v128.store(at, seenUntil(state, phonesOf(caller, v128.load(at)), ms), SEEN)
  v128.store(at, seenUntil(state, phonesOf(callee, v128.load(at, THEIRS)), ms), THEY_SEEN)
  const window = v128.or(quotients(ms, PER_ELSEWHERE, ELSEWHERE_SHIFT), i32x4.splat(0x10000))
  v128.store(at, isAway(state, caller, window), AWAY)
  v128.store(at, isAway(state, callee, window), THEY_AWAY)
  v128.store(at, drawsOf(state, PEOPLE, caller, i32x4.splat(0)), TRAITS)
  v128.store(at, drawsOf(state, PEOPLE, callee, i32x4.splat(0)), THEIR_TRAITS)
  const front = stem(v128.xor(v128.xor(caller, key), i32x4.splat(word(state, OUTCOMES))))
  const back = tail(i32x4.add(caller, i32x4.splat(word(state, OUTCOMES + 4))))
  v128.store(at, finished(front, i32x4.splat(1), back), COURSE)
  v128.store(at, finished(front, i32x4.splat(2), back), ANSWER)
  v128.store(at, finished(front, i32x4.splat(3), back), MANNER)
  v128.store(at, finished(front, i32x4.splat(8), back), AFTER)
}

// @ts-ignore: decorator
@inline
function isAway(state: usize, lines: v128, window: v128): v128 {
  return i32x4.lt_u(drawsOf(state, ENGAGED, lines, window), i32x4.splat(ELSEWHERE_CHANCE))
}
