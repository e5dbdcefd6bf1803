// Looking back: whether a line is engaged at a moment, found without storage from the attempts that could still hold it.
import { DAY, HOUR, MAX_DEPTH, MAX_PAUSE, MAX_RING, MAX_SETUP, MAX_TALK, SECOND } from '../base/units.ts'
import { Ending, type Outcome, type View } from '../network/outcome.ts'
import { RANK_MASK } from '../population/lines.ts'
import { BUNDLE_BITS, MAX_CONTACTS, STRANGER_SLOTS } from '../population/ties.ts'
import { type Crowd, INWARD, SLOT_MASK, STRANGERS, bundleAt } from './crowd.ts'
import { Reaction, viewOfReaction } from './reactions.ts'

/** An attempt before this can hold nothing any more, with all its reactions. */
export const REACH = ((MAX_DEPTH + 1) * (MAX_SETUP + MAX_RING) + MAX_DEPTH * MAX_PAUSE + MAX_TALK) * SECOND
/** Lines visited for one question; ordinary loads need one or two. */
const BUDGET = 100_000

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
  #left = 0
  // The question asked: line, moment, and the attempt before which it is asked.
  #x = 0
  #t = 0

  constructor(crowd: Crowd, committed: Committed) {
    this.#crowd = crowd
    this.#outcome = crowd.outcome
    this.#committed = committed
  }

  /** Whether `line` is engaged just before the attempt (ms, caller, key) of the crowd's current day. Throws TooBusy. */
  engaged(line: number, ms: number, caller: number, key: number): boolean {
    this.#left = BUDGET
    return this.#engaged(line, ms, caller, key)
  }

  #engaged(line: number, ms: number, caller: number, key: number): boolean {
    this.visits++
    if (--this.#left < 0) {
      throw new TooBusy(`line ${line} at ${Math.floor(ms / HOUR)} h after the cut of day ${this.#crowd.day} cannot be `
        + `looked back at: ${BUDGET} lines visited. The load of this scenario is beyond what the method carries.`)
    }
    if (this.#committed.holds(line, ms, caller, key)) return true
    const { lines } = this.#crowd.population
    if (line >= lines.addresses) return false
    return lines.subscriberAt(line) >= 0
      ? this.#subscriber(line, ms, caller, key)
      : this.#partners(line, ms, caller, key) // a line of another network is seen only in its calls with subscribers
  }

  /** A subscriber: the attempts of which it is the origin, and those of the partners it has in this network. */
  #subscriber(line: number, ms: number, caller: number, key: number): boolean {
    const crowd = this.#crowd
    const { ties } = crowd.population
    const rank = line & RANK_MASK
    const outward = crowd.outward(line)
    const factor = outward + crowd.inward(line)
    for (let at = ties.bundles[rank], end = ties.bundles[rank + 1]; at < end; at++) {
      const bundle = at === end - 1 ? STRANGERS : at - ties.bundles[rank]
      const n = crowd.attempts(line, bundle, ties.rates[at], factor)
      if (n > 0 && this.#bundle(line, bundle, n, outward / factor, -1, line, ms, caller, key)) return true
    }
    return this.#partners(line, ms, caller, key)
  }

  /** What subscribers among the partners of a line do over the slots that lead to it. */
  #partners(line: number, ms: number, caller: number, key: number): boolean {
    const crowd = this.#crowd
    const { ties, contacts, lines } = crowd.population
    const known = ties.contacts[line & RANK_MASK]
    const bound = crowd.liveliest()
    for (let link = 0; link < known + STRANGER_SLOTS; link++) {
      const slot = link < known ? link : MAX_CONTACTS + link - known
      const other = contacts.partner(line, slot)
      if (other < 0) continue
      const bundle = slot >> BUNDLE_BITS
      const rate = ties.rates[bundleAt(ties, other, bundle)]
      if (crowd.attempts(other, bundle, rate, bound) === 0 || lines.subscriberAt(other) < 0) continue
      const outward = crowd.outward(other)
      const factor = outward + crowd.inward(other)
      const n = crowd.attempts(other, bundle, rate, factor)
      if (n > 0 && this.#bundle(other, bundle, n, outward / factor, slot, line, ms, caller, key)) return true
    }
    return false
  }

  /** Does one of the attempts of a bundle hold x at t? With `only` not negative, of those over that slot. */
  #bundle(origin: number, bundle: number, n: number, share: number, only: number, x: number, t: number, byCaller: number, byKey: number): boolean {
    const crowd = this.#crowd
    for (let number = 0; number < n; number++) {
      const ms = crowd.moment(origin, bundle, number)
      if (ms > t || ms <= t - REACH) continue
      const tag = crowd.tag(origin, bundle, number, share)
      const slot = tag & SLOT_MASK
      if (only >= 0 && slot !== only) continue
      const other = only >= 0 ? x : crowd.population.contacts.partner(origin, slot)
      if (other < 0) continue
      const inward = (tag & INWARD) !== 0
      if (inward && crowd.population.lines.subscriberAt(other) >= 0) continue
      const from = inward ? other : origin
      const to = inward ? origin : other
      const key = crowd.keyOf(origin, tag)
      if (this.#holds(from, to, ms, key, crowd.viewOf(slot, key, from, to), 0, x, t, byCaller, byKey)) return true
    }
    return false
  }

  /** Whether an attempt, or what follows from it, holds x at t. */
  #holds(from: number, to: number, ms: number, key: number, view: View, depth: number, x: number, t: number, byCaller: number, byKey: number): boolean {
    if (ms > t || (ms === t && (from > byCaller || (from === byCaller && key >= byKey)))) return false
    if (!this.#crowd.comesAbout(from, to, ms, key)) return false
    this.#x = x
    this.#t = t
    if (!this.#could(from, to, ms, key, view, depth)) return false
    if (this.careless) return true
    if (this.#engaged(from, ms, from, key)) return false
    const outcome = this.#outcome
    if (this.#engaged(to, ms, from, key)) outcome.busy()
    else this.#crowd.settle(from, to, ms, key, view, null, DAY)
    const end = ms + outcome.hold * SECOND
    if (end > t && outcome.ending !== Ending.none && (x === from || outcome.setup > 0)) return true
    const reaction = this.#crowd.reactions.after(outcome.ending, view, depth, key, from)
    if (reaction === Reaction.none) return false
    const then = end + this.#crowd.reactions.pause * SECOND
    const next = this.#crowd.reactions.nextKey(key, from, reaction)
    const back = reaction === Reaction.callBack
    return this.#holds(back ? to : from, back ? from : to, then, next, viewOfReaction(view, reaction), depth + 1, x, t, byCaller, byKey)
  }

  /** Whether it might hold #x at #t, whatever the state of lines: the cheap question that ends most searches. */
  #could(from: number, to: number, ms: number, key: number, view: View, depth: number): boolean {
    if (ms > this.#t) return false
    const outcome = this.#outcome
    this.#crowd.settle(from, to, ms, key, view, null, DAY)
    if (this.#couldFollow(from, to, ms, key, view, depth)) return true
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
    const next = this.#crowd.reactions.nextKey(key, from, reaction)
    const back = reaction === Reaction.callBack
    return this.#could(back ? to : from, back ? from : to, then, next, viewOfReaction(view, reaction), depth + 1)
  }
}
