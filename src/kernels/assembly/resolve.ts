// The switch: turns the attempts of a slice, in order, into what became of them; it holds lines and lets reactions follow.
import { TWIN, TWINNED, isThoughtOf, roll } from './crowd'
import {
  ASK, BUSY, BUSY_TONE, CALLEE_STATUS, CALLER_STATUS, CALLS_BACK, ENDING, FOLLOWS, NONE, RING, SECOND, SETUP, TALKED, VAIN, afterBusy, foretell,
} from './foretell'
import { hold, isHeld } from './held'
import { keep } from './kept'
import { DAY } from './presence'
import { another, next, push, readAhead } from './queue'
import { CALLEE, CALLER, FATE, FOLLOW, KEY, LENGTH, NOTE, ROW, enter } from './row'
import { EXPECTED, KNOWN } from './tags'

/** Words of the switch, bytes, behind those of the queue: end of the slice; what is done, and how many rows; the row of which the
 * crowd must be asked. */
const END: usize = 32
const DONE: usize = 36
const DONE_COUNT: usize = 40
const ASKED_ROW: usize = 44
/** Rows for which there is room in what is done. */
const MOST: i32 = 1024

/** Why it stopped: all is resolved; the crowd must be asked about a row; what is done must be taken. */
const OVER: i32 = 0
const ASKED: i32 = 1
const FULL: i32 = 2

/** Goes on with the slice as far as it can, and says why it stopped. */
export function resolve(state: usize, q: usize): i32 {
  while (load<i32>(q, DONE_COUNT) < MOST) {
    readAhead(state, q)
    const row = next(q)
    if (row == 0) return OVER
    const fate = load<i32>(row, FATE)
    if (fate == NONE) continue
    if (fate == ASK) {
      store<u32>(q, <u32>row, ASKED_ROW)
      return ASKED
    }
    const ms = load<i32>(row)
    const follow = load<i32>(row, FOLLOW)
    if (isEngaged(state, load<i32>(row, CALLER), ms, (follow >> CALLER_STATUS) & 3)) continue
    if (isEngaged(state, load<i32>(row, CALLEE), ms, (follow >> CALLEE_STATUS) & 3)) settle(state, q, row, BUSY, BUSY_TONE, afterBusy(state, row))
    else if (fate != VAIN) settle(state, q, row, fate, load<i32>(row, LENGTH), follow & FOLLOWS)
  }
  return FULL
}

/** Whether a line is in a call, or the other one in its handset. */
// @ts-ignore: decorator
@inline
function isEngaged(state: usize, line: i32, ms: i32, status: i32): bool {
  if (isHeld(state, line, ms)) return true
  return status == TWINNED && isHeld(state, line ^ TWIN, ms)
}

/** What came of an attempt is written down, the lines are held, and what follows is put in its place. */
function settle(state: usize, q: usize, row: usize, fate: i32, length: i32, follow: i32): void {
  const caller = load<i32>(row, CALLER)
  const setup = (fate >> SETUP) & 15
  const talked = ((TALKED >> ((fate >> ENDING) & 15)) & 1) == 1
  const release = load<i32>(row) + (talked ? setup + (fate >>> RING) + length : length) * SECOND
  hold(state, caller, release)
  if (setup > 0) hold(state, load<i32>(row, CALLEE), release)
  const count = load<i32>(q, DONE_COUNT)
  const done = <usize>load<u32>(q, DONE) + <usize>count * ROW
  v128.store(done, v128.load(row))
  store<i32>(done, load<i32>(row, NOTE), NOTE)
  store<i32>(done, fate, FATE)
  store<i32>(done, length, LENGTH)
  store<i32>(done, load<i32>(row, FOLLOW) & ~FOLLOWS, FOLLOW)
  store<i32>(q, count + 1, DONE_COUNT)
  if (follow != 0) react(state, q, row, release, follow)
}

/** Lets caller or callee follow up, in this slice or a later one; not beyond the cut. */
function react(state: usize, q: usize, row: usize, release: i32, follow: i32): void {
  const ms = release + (follow >>> 2) * SECOND
  if (ms >= DAY) return
  const caller = load<i32>(row, CALLER)
  const callee = load<i32>(row, CALLEE)
  const kind = follow & 3
  const key = roll(state, load<i32>(row, KEY), caller, 9 + kind)
  const back = kind == CALLS_BACK
  const to = back ? caller : callee
  if (!isThoughtOf(state, to, key)) return
  const note = load<i32>(row, NOTE)
  const view = note & 3
  const next = (back && view != KNOWN ? EXPECTED : view) | (((note >>> 2) + 1) << 2)
  if (ms < load<i32>(q, END)) {
    const place = another(q)
    enter(place, ms, back ? callee : caller, to, key, next)
    foretell(state, place, 1)
    push(q, place)
  } else keep(q, ms, back ? callee : caller, to, key, next)
}
