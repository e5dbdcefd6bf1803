// A day: the attempts of everybody, brought to the switch in time order.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { statusOf } from '../crowd/known.ts'
import { REACH } from '../crowd/look-back.ts'
import { Reaction, viewOfReaction } from '../crowd/reactions.ts'
import { INTS } from '../kernels/arena.ts'
import { Ending, type Errand, type Outcome, View } from '../network/outcome.ts'
import type { Script } from '../operations/log.ts'
import { drawSlices, foretell, loadSlice } from './foresight.ts'
import { layDay } from './laid.ts'
import { CALLEE_STATUS, CALLER_STATUS, DONE, NOTE_DEPTH, ROW, Stop, queue } from './queue.ts'
import { SLICES, SLICE_BITS } from './slices.ts'

/** Who wants to know what became of the attempts. */
export interface Listener {
  /**
   * Called with attempts that a record could tell of, in order: rows of the queue, resolved. They lie in the arena, good for this
   * call; the last bit of a row may be written to.
   */
  attempts(rows: Int32Array): void
}

/** From here on the note of a scripted attempt has its row + 1. */
const ROW_SHIFT = 4

/** The place in the script of an attempt with such a note, or -1. */
export function rowOf(note: number): number {
  return (note >>> ROW_SHIFT) - 1
}

/** Tells of resolved rows one by one; the answer stands in `outcome`. */
export function eachAttempt(
  rows: Int32Array, outcome: Outcome,
  tell: (caller: number, callee: number, ms: number, key: number, row: number, outcome: Outcome, view: View) => void,
): void {
  for (let i = 0; i < rows.length; i += ROW.size) {
    const note = rows[i + ROW.note]
    outcome.take(rows[i + ROW.fate], rows[i + ROW.length])
    tell(rows[i + ROW.caller], rows[i + ROW.callee], rows[i], rows[i + ROW.key], rowOf(note), outcome, (note & 3) as View)
  }
}

/**
 * The attempts of so many lines are drawn for a whole day at once, two or three a line; there is room for as many. With more lines, or
 * busier ones, the day is drawn in stretches, each from the beginning, which costs a tenth of the day's work.
 */
const MOST_LINES = 20_000_000

/** Runs days, one at a time; its arrays serve the next. */
export class Day {
  readonly #crowd: Crowd
  readonly #errands: readonly Errand[]
  /** Lines beyond those of the country: the moment until which each is held. */
  readonly #far = new Map<number, number>()
  /** Slices that are drawn at a time. */
  #stretch: number

  constructor(crowd: Crowd, errands: readonly Errand[]) {
    this.#crowd = crowd
    this.#errands = errands
    this.#stretch = Math.ceil(SLICES / Math.ceil(crowd.population.lines.count / MOST_LINES))
  }

  /**
   * Only what is seized in [from, to) ms after the cut is wanted; what cannot matter for it is left out.
   * `onSlice` is told how much is done, 0 to 1.
   */
  run(day: number, script: Script, listener: Listener, from = 0, to = DAY, onSlice?: (share: number) => void): void {
    this.#begin(day)
    const first = Math.max(0, from - REACH) >>> SLICE_BITS
    const last = (to - 1) >>> SLICE_BITS
    let drawn = first
    let row = 0
    while (row < script.length && script.ms[row] < first * 2 ** SLICE_BITS) row++
    for (let slice = first; slice <= last; slice++) {
      if (slice === drawn) drawn = this.#draw(slice, last)
      const end = (slice + 1) * 2 ** SLICE_BITS
      queue.beginSlice(end)
      this.#load(slice)
      for (; row < script.length && script.ms[row] < end; row++) {
        queue.load(script.ms[row], script.caller[row], script.callee[row], script.key[row], script.view[row] | ((row + 1) << ROW_SHIFT))
      }
      queue.sort()
      this.#resolve(end, script, listener)
      onSlice?.((slice + 1 - first) / (last + 1 - first))
    }
  }

  #begin(day: number): void {
    this.#crowd.setDay(day)
    layDay(this.#crowd)
    queue.begin()
    this.#far.clear()
  }

  /** Works out callee, moment, key and fate of the attempts drawn for a slice, of the calls of rounds and of reactions. */
  #load(slice: number): void {
    const rows = queue.room(0)
    loadSlice(slice)
    queue.loadKept(slice)
    foretell(rows, (queue.room(0) - rows) / (4 * ROW.size))
  }

  #resolve(end: number, script: Script, listener: Listener): void {
    for (let stop: number = Stop.full; stop !== Stop.over;) {
      stop = queue.resolve()
      if (stop === Stop.asked) this.#ask(queue.asked, end, script)
      else this.#hand(listener)
    }
  }

  #hand(listener: Listener): void {
    const done = queue.takeDone()
    if (done > 0) listener.attempts(INTS.subarray(DONE, DONE + done * ROW.size))
  }

  /** Lets the crowd decide an attempt about which no kernel knows everything. */
  #ask(at: number, end: number, script: Script): void {
    const [ms, caller, callee, key, note] = [INTS[at], INTS[at + ROW.caller], INTS[at + ROW.callee], INTS[at + ROW.key], INTS[at + ROW.note]]
    const { outcome } = this.#crowd
    const row = rowOf(note)
    let view = (note & 3) as View
    if (this.#isHeld(caller, ms)) return
    if (note >>> NOTE_DEPTH === 0 && this.#crowd.isSold(callee)) view = View.unknown
    if (!this.#decide(caller, callee, ms, key, view, row, script)) return
    const release = ms + outcome.hold * SECOND
    this.#hold(caller, release)
    if (outcome.setup > 0) this.#hold(callee, release)
    const status = (statusOf(this.#crowd, caller) << CALLER_STATUS) | (statusOf(this.#crowd, callee) << CALLEE_STATUS)
    const done = queue.settled(at, outcome.facts, outcome.length, status)
    INTS[done + ROW.note] = (note & ~3) | view
    if (row < 0) this.#react(caller, callee, key, view, (note >>> NOTE_DEPTH) & 3, release, end)
  }

  /** The answer stands in the crowd's outcome. Whether the attempt comes about. */
  #decide(caller: number, callee: number, ms: number, key: number, view: View, row: number, script: Script): boolean {
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
    if (line >= this.#crowd.population.lines.addresses) return (this.#far.get(line) ?? 0) > ms
    if (queue.isHeld(line, ms)) return true
    if (!this.#crowd.isSpecial(line)) return false
    const twin = this.#crowd.twinOf(line, ms)
    return twin >= 0 && queue.isHeld(twin, ms)
  }

  #hold(line: number, until: number): void {
    if (line < this.#crowd.population.lines.addresses) queue.hold(line, until)
    else this.#far.set(line, until)
  }

  /** Lets caller or callee follow up, in this slice or a later one; not beyond the cut. */
  #react(caller: number, callee: number, key: number, view: View, depth: number, release: number, end: number): void {
    const { reactions, outcome } = this.#crowd
    const reaction = reactions.after(outcome.ending, view, depth, key, caller)
    if (reaction === Reaction.none) return
    const ms = release + reactions.pause * SECOND
    if (ms >= DAY) return
    const back = reaction === Reaction.callBack
    const from = back ? callee : caller
    const to = back ? caller : callee
    const next = reactions.nextKey(key, caller, reaction)
    if (!this.#crowd.isThoughtOf(to, next)) return
    const note = viewOfReaction(view, reaction) | ((depth + 1) << NOTE_DEPTH)
    if (ms < end) queue.push(ms, from, to, next, note)
    else queue.keep(ms, from, to, next, note)
  }

  /** Draws the attempts of slices from one on, of as many as there is room for; gives the slice at which to go on. */
  #draw(first: number, last: number): number {
    for (;;) {
      const end = Math.min(last, first + this.#stretch - 1)
      if (drawSlices(this.#crowd, first, end)) return end + 1
      if (end === first) throw new RangeError('the arena has no room for so many attempts in a minute')
      this.#stretch = Math.ceil((end + 1 - first) / 2)
    }
  }
}
