// A day: the attempts of everybody, brought to the switch in time order.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { REACH } from '../crowd/look-back.ts'
import { Reaction, viewOfReaction } from '../crowd/reactions.ts'
import { INWARD, ROUND, numberOf } from '../crowd/tags.ts'
import { INTS } from '../kernels/arena.ts'
import { Ending, type Errand, type Outcome, View } from '../network/outcome.ts'
import type { Script } from '../operations/log.ts'
import {
  ASK, BATCH, DRAWN_AT, FOLLOW_PAUSE, FORETOLD, NONE, NOTE_DEPTH, ROW, drawFrom, foretell, load, stoppedAt,
} from './foresight.ts'
import { Held } from './held.ts'
import { layDay } from './laid.ts'
import { Queue } from './queue.ts'
import { SLICES, SLICE_BITS, Slices } from './slices.ts'

/** Who wants to know what became of the attempts. */
export interface Listener {
  /** Called once per attempt that a record could tell of, in order; `row` is its place in the script or -1. */
  attempt(caller: number, callee: number, ms: number, key: number, row: number, outcome: Outcome, view: View): void
}

/** From here on the note of a scripted attempt has its row + 1. */
const ROW_SHIFT = 4

/**
 * The attempts of so many lines are drawn for a whole day at once, 8 bytes each, seven or eight a subscriber. With more lines
 * the day is drawn in stretches, each from the beginning, which costs a tenth of the day's work.
 */
const MOST_LINES = 10_000_000

/** Runs days, one at a time; its arrays serve the next. */
export class Day {
  readonly #crowd: Crowd
  readonly #errands: readonly Errand[]
  readonly #held: Held
  readonly #queue = new Queue()
  /** Rows that wait to be foretold. */
  #staged = 0
  /** Attempts among contacts and strangers by line and tag, of rounds by index and tag; reactions by moment, parties, key and note. */
  readonly #drawn = new Slices(2)
  readonly #rounds = new Slices(2)
  readonly #later = new Slices(5)

  constructor(crowd: Crowd, errands: readonly Errand[]) {
    this.#crowd = crowd
    this.#errands = errands
    this.#held = new Held(crowd.population.lines.addresses)
  }

  /**
   * Only what is seized in [from, to) ms after the cut is wanted; what cannot matter for it is left out.
   * `onSlice` is told how much is done, 0 to 1.
   */
  run(day: number, script: Script, listener: Listener, from = 0, to = DAY, onSlice?: (share: number) => void): void {
    this.#crowd.setDay(day)
    layDay(this.#crowd)
    this.#held.clear()
    this.#later.clear() // of a day that ended before its reactions
    const first = Math.max(0, from - REACH) >>> SLICE_BITS
    const last = (to - 1) >>> SLICE_BITS
    const stretch = Math.ceil(SLICES / Math.ceil(this.#crowd.population.lines.count / MOST_LINES))
    let row = 0
    while (row < script.length && script.ms[row] < first * 2 ** SLICE_BITS) row++
    for (let slice = first; slice <= last; slice++) {
      if ((slice - first) % stretch === 0) this.#draw(slice, Math.min(last, slice + stretch - 1))
      this.#queue.clear()
      this.#held.forgetBefore(slice * 2 ** SLICE_BITS)
      this.#load(slice)
      const end = (slice + 1) * 2 ** SLICE_BITS
      for (; row < script.length && script.ms[row] < end; row++) {
        const note = script.view[row] | ((row + 1) << ROW_SHIFT)
        this.#queue.load(script.ms[row], script.caller[row], script.callee[row], script.key[row], note)
      }
      this.#queue.sort()
      this.#resolve(end, script, listener)
      onSlice?.((slice + 1 - first) / (last + 1 - first))
    }
  }

  /** Works out callee, moment, key and fate of the attempts drawn for a slice, of the calls of rounds and of reactions. */
  #load(slice: number): void {
    this.#drawn.drain(slice, (rows, used) => this.#foretell(load(rows.subarray(0, used))))
    this.#rounds.drain(slice, (rows, used) => {
      for (let i = 0; i < used; i += 2) this.#loadRound(rows[i], rows[i + 1])
    })
    this.#later.drain(slice, (rows, used) => {
      for (let i = 0; i < used; i += 5) this.#stage(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4])
    })
    this.#foretell(this.#staged)
  }

  #loadRound(index: number, tag: number): void {
    const crowd = this.#crowd
    const origin = crowd.rounds.lines[index]
    const number = numberOf(tag)
    const other = crowd.rounds.partner(index, number)
    if (other < 0 || !crowd.population.lines.isSeen(origin, other)) return
    const inward = (tag & INWARD) !== 0
    const caller = inward ? other : origin
    const callee = inward ? origin : other
    const key = crowd.keyOf(origin, tag)
    if (!crowd.isThoughtOf(callee, key)) return
    this.#stage(crowd.moment(origin, ROUND, number), caller, callee, key, crowd.viewOnRound(index, tag, key, caller, callee))
  }

  #stage(ms: number, caller: number, callee: number, key: number, note: number): void {
    const at = FORETOLD + ROW.size * this.#staged++
    INTS[at] = ms
    INTS[at + ROW.caller] = caller
    INTS[at + ROW.callee] = callee
    INTS[at + ROW.key] = key
    INTS[at + ROW.note] = note
    if (this.#staged === BATCH) this.#foretell(BATCH)
  }

  #foretell(count: number): void {
    foretell(count)
    this.#queue.take(INTS.subarray(FORETOLD, FORETOLD + ROW.size * count))
    this.#staged = 0
  }

  #resolve(end: number, script: Script, listener: Listener): void {
    const queue = this.#queue
    const held = this.#held
    const { outcome } = this.#crowd
    for (let i = queue.next(); i >= 0; i = queue.next()) {
      const { rows } = queue
      const ms = rows[i]
      const caller = rows[i + ROW.caller]
      const callee = rows[i + ROW.callee]
      const key = rows[i + ROW.key]
      const note = rows[i + ROW.note]
      const fate = rows[i + ROW.fate]
      const row = (note >>> ROW_SHIFT) - 1
      let view = (note & 3) as View
      if (fate !== ASK) {
        if (fate === NONE || held.has(caller, ms)) continue
        if (held.has(callee, ms)) outcome.busy()
        else outcome.take(fate, rows[i + ROW.length])
      } else {
        if (this.#isHeld(caller, ms)) continue
        if (row < 0 && note >>> NOTE_DEPTH === 0 && this.#crowd.isSold(callee)) view = View.unknown
        if (!this.#ask(caller, callee, ms, key, view, row, script)) continue
      }
      const release = ms + outcome.hold * SECOND
      held.add(caller, release)
      if (outcome.setup > 0) held.add(callee, release)
      listener.attempt(caller, callee, ms, key, row, outcome, view)
      if (row >= 0) continue
      const depth = (note >>> NOTE_DEPTH) & 3
      const isNew = fate === ASK || outcome.ending === Ending.busy // the kernel knows of no line that is held
      const follow = isNew ? this.#followOf(view, depth, key, caller) : rows[i + ROW.follow]
      if (follow !== 0) this.#react(caller, callee, key, view, depth, release, follow, end)
    }
  }

  /** Lets the crowd decide an attempt whose caller is free; the answer stands in its outcome. Whether it comes about. */
  #ask(caller: number, callee: number, ms: number, key: number, view: View, row: number, script: Script): boolean {
    const crowd = this.#crowd
    const { outcome } = crowd
    if (row < 0 && !crowd.comesAbout(caller, callee, ms, key)) return false
    if (row < 0 ? crowd.isBarred(caller) : script.barred[row] === 1) outcome.barred()
    else if (this.#isHeld(callee, ms)) outcome.busy()
    else if (row < 0) crowd.settle(caller, callee, ms, key, view, null, DAY)
    else {
      const errand = script.errand[row]
      crowd.settle(caller, callee, ms, key, view, errand < 0 ? null : this.#errands[errand], script.limit[row])
    }
    return outcome.ending !== Ending.none
  }

  /** Whether a line is in a call, or the other one in its handset. */
  #isHeld(line: number, ms: number): boolean {
    if (this.#held.has(line, ms)) return true
    if (!this.#crowd.isSpecial(line)) return false
    const twin = this.#crowd.twinOf(line, ms)
    return twin >= 0 && this.#held.has(twin, ms)
  }

  /** What follows from the outcome, as kernels pack it. */
  #followOf(view: View, depth: number, key: number, caller: number): number {
    const { reactions, outcome } = this.#crowd
    const reaction = reactions.after(outcome.ending, view, depth, key, caller)
    return reaction === Reaction.none ? 0 : reaction | (reactions.pause << FOLLOW_PAUSE)
  }

  /** Lets caller or callee follow up, in this slice or a later one; not beyond the cut. */
  #react(caller: number, callee: number, key: number, view: View, depth: number, release: number, follow: number, end: number): void {
    const ms = release + (follow >>> FOLLOW_PAUSE) * SECOND
    if (ms >= DAY) return
    const reaction = (follow & (2 ** FOLLOW_PAUSE - 1)) as Reaction
    const back = reaction === Reaction.callBack
    const from = back ? callee : caller
    const to = back ? caller : callee
    const next = this.#crowd.reactions.nextKey(key, caller, reaction)
    if (!this.#crowd.isThoughtOf(to, next)) return
    const note = viewOfReaction(view, reaction) | ((depth + 1) << NOTE_DEPTH)
    if (ms < end) return this.#queue.push(ms, from, to, next, note)
    const rows = this.#later.add(ms >>> SLICE_BITS)
    const at = this.#later.at
    rows[at] = ms
    rows[at + 1] = from
    rows[at + 2] = to
    rows[at + 3] = next
    rows[at + 4] = note
  }

  /** Draws the attempts of some slices: (line, tag) each, and those of rounds as (index of the round, tag). */
  #draw(first: number, last: number): void {
    const { lines } = this.#crowd.population
    for (let community = 0; community < lines.communities; community++) {
      for (let rank = 0; rank < lines.size; rank = stoppedAt) {
        const end = DRAWN_AT + 3 * drawFrom(community, rank, first, last)
        for (let at = DRAWN_AT; at < end; at += 3) put(this.#drawn, INTS[at], INTS[at + 1], INTS[at + 2])
      }
    }
    const { rounds } = this.#crowd
    for (let index = 0; index < rounds.lines.length; index++) {
      for (let number = 0, n = rounds.calls(index); number < n; number++) {
        const slice = this.#crowd.moment(rounds.lines[index], ROUND, number) >>> SLICE_BITS
        if (slice >= first && slice <= last) put(this.#rounds, slice, index, this.#crowd.roundTag(index, number))
      }
    }
  }
}

function put(drawn: Slices, slice: number, origin: number, tag: number): void {
  const rows = drawn.add(slice)
  rows[drawn.at] = origin
  rows[drawn.at + 1] = tag
}
