// What becomes of attempts if both lines are free, and what follows from it: network/outcome.ts and crowd/reactions.ts, row by row.
import {
  ANSWERING, ANSWERS, ASKED, BY_HOUR, CALL_BACK, MOVING, REDIAL, REJECTED, RETRY, RETRY_BUSY, RETURN, RINGS, SECONDS,
  SUSPENDED, TALK, TALKATIVE, UNSAID, VACANT, VIEWS, double, int, isOffNet, mayMove, phoneOf, profileOf, roll, statusIn, table, todayIn,
  unit, whole,
} from './crowd'
import {
  AFTER, ANSWER, AT_A_TIME, AWAY, COURSE, GLANCES, MANNER, SEEN, THEIRS, THEIR_TRAITS, THEY_AWAY, THEY_SEEN, TRAITS, glance,
} from './glance'
import { DAY, HOUR, lostAt } from './presence'
import { CALLEE, CALLER, FATE, FOLLOW, KEY, LENGTH, NOTE, ROW } from './row'

/** Ending, who hung up, setup and ring in the fate of an attempt, as the facts of a leg have them (traffic/legs.ts). */
export const ENDING: i32 = 6
export const RELEASED_BY_CALLEE: i32 = 10
export const SETUP: i32 = 11
export const RING: i32 = 15
/** The fate of an attempt about which the crowd must be asked: something is special about one of its lines today. */
export const ASK: i32 = -1
/** The fate of one that does not come about, and of one that is given up before the callee is alerted, if its line is free. */
export const NONE: i32 = 0
export const VAIN: i32 = 1

export const BUSY: i32 = 1 << ENDING
const ABSENT: i32 = 2 << ENDING
export const ANSWERED: i32 = 3
export const DROPPED: i32 = 4
const REJECTS: i32 = 5
const GAVE_UP: i32 = 6
const RANG_OUT: i32 = 7
/** The number is nobody's; its contract is suspended. */
const NOBODYS: i32 = 9 << ENDING
const RESTS: i32 = 10 << ENDING
const STILL_CALLED: f64 = 0.1
/** Endings with a talk, a bit each. */
export const TALKED: i32 = 0b11000

export const SECOND: i32 = 1000
const MAX_SETUP: i32 = 8
const MAX_TALK: i32 = 7200
const MAX_RING: i32 = 60
export const BUSY_TONE: i32 = 3
const ANNOUNCEMENT: i32 = 7
const GIVES_UP: f64 = 0.8
const DROPS: f64 = 0.004
const REDRAWS: i32 = 32
const PLACES: i32 = 2047
const MAX_DEPTH: i32 = 2
const MAX_FOLLOWED: i32 = 300
const AGAIN: f64 = 0.22
const BY_CALLER: f64 = 2.0 / 3.0
const REDIAL_BUSY: f64 = 0.35
const REDIAL_ABSENT: f64 = 0.2
/** What follows: pause << 2 | kind; then the status of caller and callee. */
const REDIALS: i32 = 1
export const CALLS_BACK: i32 = 2
export const CALLER_STATUS: i32 = 20
export const CALLEE_STATUS: i32 = 22
export const FOLLOWS: i32 = (1 << CALLER_STATUS) - 1

/** The attempt at hand. */
let caller: i32 = 0
let key: i32 = 0
let ms: i32 = 0
let setup: i32 = 0
let ring: i32 = 0
let talk: i32 = 0
let ending: i32 = 0
let calleeReleases: bool = false

/** Fate, length (talk, or holding time where there is none) and follow-up of each row. */
export function foretell(state: usize, rows: usize, count: i32): void {
  const end = rows + <usize>count * ROW
  for (let row = rows; row < end; row += AT_A_TIME * ROW) {
    const until = min(row + AT_A_TIME * ROW, end)
    glance(state, row, until)
    foretellSome(state, row, until)
  }
}

function foretellSome(state: usize, rows: usize, end: usize): void {
  let at = GLANCES
  for (let row = rows; row < end; row += ROW, at += 4) {
    const mine = load<i32>(at)
    const theirs = load<i32>(at, THEIRS)
    caller = load<i32>(row, CALLER)
    key = load<i32>(row, KEY)
    ms = load<i32>(row)
    const note = load<i32>(row, NOTE)
    const fate = statusIn(mine) == ASKED || statusIn(theirs) == ASKED ? ASK : fateOf(state, load<i32>(row, CALLEE), mine, theirs, note & 3, at)
    store<i32>(row, fate, FATE)
    if (fate == ASK) {
      store<i32>(row, 0, FOLLOW)
      continue
    }
    store<i32>(row, fate == BUSY ? BUSY_TONE : isAnnounced(fate) ? ANNOUNCEMENT : talk > 0 ? talk : setup + ring, LENGTH)
    const follow = fate > VAIN && (note >>> 2) < MAX_DEPTH ? followOf(state, (fate >> ENDING) & 15, note & 3, load<i32>(at, AFTER)) : 0
    store<i32>(row, follow | (statusIn(mine) << CALLER_STATUS) | (statusIn(theirs) << CALLEE_STATUS), FOLLOW)
  }
}

// @ts-ignore: decorator
@inline
function isAnnounced(fate: i32): bool {
  return fate == ABSENT || fate == NOBODYS || fate == RESTS
}

/** By what is known of both lines, and what was glanced at, at `at`. */
function fateOf(state: usize, callee: i32, mine: i32, theirs: i32, view: i32, at: usize): i32 {
  const ready = ms + MAX_SETUP * SECOND
  const phone = phoneOf(caller, statusIn(mine))
  let known = load<i32>(at, SEEN)
  if (ready > DAY || known == 0 || todayIn(mine) >= SUSPENDED) return NONE
  if (known < ready) {
    if (lostAt(state, phone, known, ready) < ready) return NONE
    known = ready
  }
  if (load<i32>(at, AWAY) != 0 && isOffNet(state, caller)) return NONE
  if (phone == phoneOf(callee, statusIn(theirs))) return NONE // the other SIM in the same handset
  if (mayChange(state, caller, mine, ready)) return ASK
  if (todayIn(theirs) == SUSPENDED) return RESTS
  if (todayIn(theirs) >= VACANT) return todayIn(theirs) == VACANT && unit(roll(state, key, caller, 7)) < STILL_CALLED ? NOBODYS : NONE
  if (load<i32>(at, THEY_AWAY) != 0 && isOffNet(state, callee)) return BUSY
  const shown = load<i32>(at, THEY_SEEN)
  if (shown == 0) return ABSENT
  alert(state, load<i32>(at, TRAITS), load<i32>(at, THEIR_TRAITS), view, at)
  fit(state, DAY)
  const wanted = ms + (setup + ring + talk) * SECOND
  if (mayChange(state, caller, mine, wanted) || mayChange(state, callee, theirs, wanted)) return ASK
  let kept = shown >= wanted ? wanted : lostAt(state, phoneOf(callee, statusIn(theirs)), shown, wanted)
  if (known < kept) kept = lostAt(state, phone, known, kept)
  if (kept < wanted) fit(state, kept)
  if (ending == NONE) return VAIN
  return (ending << ENDING) | (calleeReleases ? 1 << RELEASED_BY_CALLEE : 0) | (setup << SETUP) | (ring << RING)
}

/** Whether a line may go to another handset up to a moment: then the crowd must be asked. */
// @ts-ignore: decorator
@inline
function mayChange(state: usize, line: i32, known: i32, until: i32): bool {
  return todayIn(known) == MOVING && mayMove(state, line, ms, until)
}

function alert(state: usize, mine: i32, theirs: i32, view: i32, at: usize): void {
  const profile = profileOf(state, theirs)
  const bits = load<i32>(at, COURSE)
  const manner = load<i32>(at, MANNER)
  setup = 2 + ((bits >>> 8) & 3)
  const willing = double(table(state, ANSWERING), (theirs >>> 10) & 3) * double(table(state, ANSWERS), profile)
  const wish = double(table(state, VIEWS), view) * willing * double(table(state, BY_HOUR), <i32>(<u32>ms / HOUR))
  if (unit(load<i32>(at, ANSWER)) >= wish) return noAnswer(state, view, manner)
  const talkative = table(state, TALKATIVE)
  const patience = double(talkative, (theirs >>> 5) & 31) * double(table(state, TALK), profile)
  const factor = patience * (double(talkative, (mine >>> 5) & 31) * double(table(state, TALK), profileOf(state, mine)))
  ring = int(table(state, RINGS), bits & 255)
  converse(state, ((theirs >>> 16) & 3) + ((mine >>> 16) & 3), factor, bits << 10, manner)
}

function converse(state: usize, uneven: i32, factor: f64, spare: i32, first: i32): void {
  const seconds = table(state, SECONDS) + (<usize>uneven << 14)
  let length = Math.round(double(seconds, first & PLACES) * factor)
  for (let again = 0; length > <f64>MAX_TALK; again++) {
    const bits = roll(state, key, caller, 16 + again)
    length = again < REDRAWS ? Math.round(double(seconds, bits & PLACES) * factor) : <f64>(1 + whole(bits, MAX_TALK))
  }
  talk = max(1, <i32>length)
  calleeReleases = first >= 0 // the upper half of a draw's range has its sign bit set
  ending = unit(spare) < DROPS ? DROPPED : ANSWERED
}

function noAnswer(state: usize, view: i32, bits: i32): void {
  const which = unit(bits)
  const rejected = double(table(state, REJECTED), view)
  talk = 0
  calleeReleases = which < rejected
  if (calleeReleases) {
    ending = REJECTS
    ring = 3 + whole(bits << 12, 12)
  } else if (which < rejected + (1 - rejected) * GIVES_UP) {
    ending = GAVE_UP
    ring = 15 + whole(bits << 12, 26)
  } else {
    ending = RANG_OUT
    ring = MAX_RING - 14 + whole(bits << 12, 15)
  }
}

/** Ends the attempt before `limit`, where it lasts longer. */
function fit(state: usize, limit: i32): void {
  if (ms + (setup + ring + talk) * SECOND <= limit) return
  const bits = roll(state, key, caller, 4)
  const left = (limit - ms) / SECOND
  const quiet = setup + ring
  if (left <= setup) {
    ending = NONE
  } else if (talk > 0 && left > quiet) {
    talk = 1 + whole(bits, left - quiet)
  } else {
    ring = min(ring, 1 + whole(bits, left - setup))
    talk = 0
    ending = GAVE_UP
    calleeReleases = false
  }
}

/** What follows where the callee turns out to be in a call. */
export function afterBusy(state: usize, row: usize): i32 {
  const note = load<i32>(row, NOTE)
  if (note >>> 2 >= MAX_DEPTH) return 0
  caller = load<i32>(row, CALLER)
  key = load<i32>(row, KEY)
  return followOf(state, BUSY >> ENDING, note & 3, roll(state, key, caller, 8))
}

/** What caller or callee does after an attempt that ended so, by 32 bits of it, 0: nothing. */
function followOf(state: usize, how: i32, view: i32, bits: i32): i32 {
  if (how == DROPPED || how > RANG_OUT || (how == ANSWERED && (view != 0 || talk > MAX_FOLLOWED))) return 0
  const u = unit(bits & 0xfffff000)
  const place = bits & 0xfff
  if (how == ANSWERED) return u < AGAIN ? pause(state, UNSAID, place, u < AGAIN * BY_CALLER ? REDIALS : CALLS_BACK) : 0
  if (how == BUSY >> ENDING) return u < REDIAL_BUSY ? pause(state, RETRY_BUSY, place, REDIALS) : 0
  if (how == ABSENT >> ENDING) return u < REDIAL_ABSENT ? pause(state, RETRY, place, REDIALS) : 0
  const back = double(table(state, CALL_BACK), view)
  if (u < back) return pause(state, RETURN, place, CALLS_BACK)
  return u < back + double(table(state, REDIAL), view) ? pause(state, RETRY, place, REDIALS) : 0
}

// @ts-ignore: decorator
@inline
function pause(state: usize, pauses: usize, place: i32, kind: i32): i32 {
  return (int(table(state, pauses), place) << 2) | kind
}
