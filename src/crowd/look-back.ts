// Looking back: whether a line is engaged at a moment, found without storage from the attempts that could still hold it.
import { DAY, HOUR, MAX_DEPTH, MAX_FOLLOWED, MAX_PAUSE, MAX_RING, MAX_SETUP, MAX_TALK, SECOND } from '../base/units.ts'
import { Ending, type Outcome, type View } from '../network/outcome.ts'
import { CANDIDATE, Candidates } from './candidates.ts'
import type { Crowd } from './crowd.ts'
import { Reaction, viewOfReaction } from './reactions.ts'

/** An attempt before this can hold nothing any more, with all its reactions. */
export const REACH = ((MAX_DEPTH + 1) * (MAX_SETUP + MAX_RING) + MAX_DEPTH * (MAX_PAUSE + MAX_FOLLOWED) + MAX_TALK) * SECOND
/** Lines visited for one question; ordinary loads need one or two. */
const BUDGET = 2_000
/** Lines visited before answers are kept. */
const PATIENCE = 50

/** A line's calls are too dense for looking back. */
export class TooBusy extends Error {
  override name = 'TooBusy'
}

/** Calls that the operations' pass has already decided. */
export interface Committed {
  /** Whether a call before (ms, caller, key) in the order of attempts holds the line at that moment. */
  holds(line: number, ms: number, caller: number, key: number): boolean
}

/**
 * Answers for the crowd's current day. Attempts are ordered by (moment, caller, key); every question is asked
 * just before one of them. The recursion ends because a state at t depends only on attempts before t.
 */
export class LookBack {
  /** Lines visited since the object was made. */
  visits = 0
  /** Takes every candidate for a call: only to show that the laws notice. */
  careless = false
  readonly #crowd: Crowd
  readonly #outcome: Outcome
  readonly #committed: Committed
  readonly #candidates: Candidates
  #left = 0
  /** Answers to questions within the present one. */
  readonly #known = new Map<string, boolean>()
  // The question asked: line, moment, and the attempt before which it is asked.
  #x = 0
  #t = 0

  constructor(crowd: Crowd, committed: Committed) {
    this.#crowd = crowd
    this.#outcome = crowd.outcome
    this.#committed = committed
    this.#candidates = new Candidates(crowd)
  }

  /** Whether `line` is engaged just before the attempt (ms, caller, key) of the crowd's current day. Throws TooBusy. */
  engaged(line: number, ms: number, caller: number, key: number): boolean {
    this.#left = BUDGET
    this.#candidates.refresh()
    if (this.#known.size > 0) this.#known.clear() // clearing costs a microsecond, even of nothing
    return this.#engaged(line, ms, caller, key)
  }

  /** Ordinary questions end before anything is asked twice; where lines call one another to and fro, answers are kept. */
  #engaged(line: number, ms: number, caller: number, key: number): boolean {
    this.visits++
    if (--this.#left < 0) {
      throw new TooBusy(`line ${line} at ${Math.floor(ms / HOUR)} h after the cut of day ${this.#crowd.day} cannot be `
        + `looked back at: ${BUDGET} lines visited. The load of this scenario is beyond what the method carries.`)
    }
    if (this.#left > BUDGET - PATIENCE) return this.#look(line, ms, caller, key)
    const question = `${line} ${ms} ${caller} ${key}`
    const known = this.#known.get(question)
    if (known !== undefined) return known
    const answer = this.#look(line, ms, caller, key)
    this.#known.set(question, answer)
    return answer
  }

  #look(line: number, ms: number, caller: number, key: number): boolean {
    if (this.#holdsLine(line, ms, caller, key)) return true
    const twin = this.#crowd.twinOf(line, ms)
    return twin >= 0 && this.#holdsLine(twin, ms, caller, key)
  }

  #holdsLine(line: number, ms: number, caller: number, key: number): boolean {
    if (this.#committed.holds(line, ms, caller, key)) return true
    if (line >= this.#crowd.population.lines.addresses) return false
    const begin = this.#candidates.of(line)
    for (let at = begin, end = begin + this.#candidates.rows[begin - 1]; at < end; at += CANDIDATE.size) {
      const { rows } = this.#candidates
      const s = rows[at]
      if (s > ms || s <= ms - REACH || this.#isVain(rows, at)) continue
      const view = rows[at + CANDIDATE.view] as View
      if (this.#holds(rows[at + CANDIDATE.caller], rows[at + CANDIDATE.callee], s, rows[at + CANDIDATE.key], view, 0, line, ms, caller, key)) return true
    }
    return false
  }

  /** Whether a candidate never comes about, whoever is free; remembered, as handsets that dial are asked about again and again. */
  #isVain(rows: Int32Array, at: number): boolean {
    if (rows[at + CANDIDATE.vain] === 1) return true
    if (this.#crowd.comesAbout(rows[at + CANDIDATE.caller], rows[at + CANDIDATE.callee], rows[at], rows[at + CANDIDATE.key])) return false
    rows[at + CANDIDATE.vain] = 1
    return true
  }

  /** Whether an attempt, or what follows from it, holds x at t. */
  #holds(from: number, to: number, ms: number, key: number, view: View, depth: number, x: number, t: number, byCaller: number, byKey: number): boolean {
    if (ms > t || (ms === t && (from > byCaller || (from === byCaller && key >= byKey)))) return false
    if (depth > 0 && !this.#crowd.comesAbout(from, to, ms, key)) return false // others have been asked about
    this.#x = x
    this.#t = t
    if (!this.#could(from, to, ms, key, view, depth)) return false
    if (this.careless) return true
    if (this.#engaged(from, ms, from, key)) return false
    const outcome = this.#outcome
    if (this.#crowd.isBarred(from)) outcome.barred()
    else if (this.#engaged(to, ms, from, key)) outcome.busy()
    else this.#crowd.settle(from, to, ms, key, view, null, DAY)
    const end = ms + outcome.hold * SECOND
    if (end > t && outcome.ending !== Ending.none && (x === from || outcome.setup > 0)) return true
    const reaction = this.#crowd.reactions.after(outcome.ending, view, depth, key, from)
    if (reaction === Reaction.none) return false
    const then = end + this.#crowd.reactions.pause * SECOND
    const next = this.#crowd.reactions.nextKey(key, from, reaction)
    const back = reaction === Reaction.callBack
    if (!this.#crowd.isThoughtOf(back ? from : to, next)) return false
    return this.#holds(back ? to : from, back ? from : to, then, next, viewOfReaction(view, reaction), depth + 1, x, t, byCaller, byKey)
  }

  /** Whether it might hold #x at #t, whatever the state of lines: the cheap question that ends most searches. */
  #could(from: number, to: number, ms: number, key: number, view: View, depth: number): boolean {
    if (ms > this.#t) return false
    const outcome = this.#outcome
    const refused = this.#crowd.isBarred(from)
    if (refused) outcome.barred()
    else this.#crowd.settle(from, to, ms, key, view, null, DAY)
    if (this.#couldFollow(from, to, ms, key, view, depth)) return true
    if (refused) return false
    outcome.busy()
    return this.#couldFollow(from, to, ms, key, view, depth)
  }

  #couldFollow(from: number, to: number, ms: number, key: number, view: View, depth: number): boolean {
    const { outcome } = this.#crowd
    const end = ms + outcome.hold * SECOND
    if (end > this.#t && (this.#x === from || outcome.setup > 0)) return true
    const reaction = this.#crowd.reactions.after(outcome.ending, view, depth, key, from)
    if (reaction === Reaction.none) return false
    const then = end + this.#crowd.reactions.pause * SECOND
    if (then > this.#t) return false
    const next = this.#crowd.reactions.nextKey(key, from, reaction)
    const back = reaction === Reaction.callBack
    if (!this.#crowd.isThoughtOf(back ? from : to, next)) return false
    return this.#could(back ? to : from, back ? from : to, then, next, viewOfReaction(view, reaction), depth + 1)
  }
}
