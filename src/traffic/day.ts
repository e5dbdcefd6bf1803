// A day: the attempts of everybody, brought to the switch in time order.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { INWARD, ROUND, SLOT_MASK, STRANGERS, bundleOf, numberOf } from '../crowd/tags.ts'
import { REACH } from '../crowd/look-back.ts'
import { Reaction, viewOfReaction } from '../crowd/reactions.ts'
import { Ending, type Errand, type Outcome, type View } from '../network/outcome.ts'
import type { Script } from '../operations/log.ts'
import { RANK_BITS } from '../population/lines.ts'
import { AHEAD, Queue, ROW } from './queue.ts'
import { SLICES, SLICE_BITS, Slices } from './slices.ts'

/** Who wants to know what became of the attempts. */
export interface Listener {
  /** Called once per attempt that a record could tell of, in order; `row` is its place in the script or -1. */
  attempt(caller: number, callee: number, ms: number, key: number, row: number, outcome: Outcome, view: View): void
}

/** A note is the view, the depth in a chain of reactions, and for scripted attempts their row + 1. */
const DEPTH_SHIFT = 2
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
  /** Moment until which each line is held. */
  readonly #until: Int32Array
  /** The same for lines beyond those of the country. */
  readonly #far = new Map<number, number>()
  readonly #queue = new Queue()
  /** Attempts of the crowd by origin and tag, and reactions as the queue has them. */
  readonly #drawn = new Slices(2)
  readonly #later = new Slices(ROW.size)

  constructor(crowd: Crowd, errands: readonly Errand[]) {
    this.#crowd = crowd
    this.#errands = errands
    this.#until = new Int32Array(crowd.population.lines.addresses)
  }

  /**
   * Only what is seized in [from, to) ms after the cut is wanted; what cannot matter for it is left out.
   * `onSlice` is told how much is done, 0 to 1.
   */
  run(day: number, script: Script, listener: Listener, from = 0, to = DAY, onSlice?: (share: number) => void): void {
    this.#crowd.setDay(day)
    this.#until.fill(0)
    this.#far.clear()
    this.#later.clear() // of a day that ended before its reactions
    const first = Math.max(0, from - REACH) >>> SLICE_BITS
    const last = (to - 1) >>> SLICE_BITS
    const stretch = Math.ceil(SLICES / Math.ceil(this.#crowd.population.lines.count / MOST_LINES))
    let row = 0
    while (row < script.length && script.ms[row] < first * 2 ** SLICE_BITS) row++
    for (let slice = first; slice <= last; slice++) {
      if ((slice - first) % stretch === 0) drawAttempts(this.#crowd, this.#drawn, slice, Math.min(last, slice + stretch - 1))
      this.#queue.clear()
      this.#drawn.drain(slice, (rows, used) => this.#loadDrawn(rows, used))
      this.#later.drain(slice, (rows, used) => this.#loadLater(rows, used))
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

  /** Works out callee, moment and key of the attempts drawn for a slice. */
  #loadDrawn(rows: Int32Array, used: number): void {
    const crowd = this.#crowd
    const { contacts, lines } = crowd.population
    for (let i = 0; i < used; i += 2) {
      const origin = rows[i]
      const tag = rows[i + 1]
      if (origin < 0) {
        this.#loadRound(-1 - origin, tag)
        continue
      }
      const other = contacts.partner(origin, tag & SLOT_MASK)
      if (other < 0) continue
      const inward = (tag & INWARD) !== 0
      if (inward && lines.subscriberAt(other) >= 0) continue
      const caller = inward ? other : origin
      const callee = inward ? origin : other
      const key = crowd.keyOf(origin, tag)
      if (!crowd.isThoughtOf(callee, key)) continue
      this.#queue.load(crowd.moment(origin, bundleOf(tag), numberOf(tag)), caller, callee, key, crowd.viewOf(tag & SLOT_MASK, key, caller, callee))
    }
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
    this.#queue.load(crowd.moment(origin, ROUND, number), caller, callee, key, crowd.viewOnRound(index, tag, key, caller, callee))
  }

  #loadLater(rows: Int32Array, used: number): void {
    for (let i = 0; i < used; i += 5) this.#queue.load(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4])
  }

  #resolve(end: number, script: Script, listener: Listener): void {
    const queue = this.#queue
    const crowd = this.#crowd
    const outcome = crowd.outcome
    for (let i = queue.next(), n = 0; i >= 0; i = queue.next(), n++) {
      if (n % AHEAD === 0) queue.warm(this.#until)
      const { rows } = queue
      const ms = rows[i]
      const caller = rows[i + ROW.caller]
      const callee = rows[i + ROW.callee]
      const key = rows[i + ROW.key]
      const note = rows[i + ROW.note]
      const row = (note >>> ROW_SHIFT) - 1
      const view = (note & 3) as View
      if (this.#isHeld(caller, ms)) continue
      if (row < 0 && !crowd.comesAbout(caller, callee, ms, key)) continue
      if (row < 0 ? crowd.isBarred(caller) : script.barred[row] === 1) outcome.barred()
      else if (this.#isHeld(callee, ms)) outcome.busy()
      else if (row < 0) crowd.settle(caller, callee, ms, key, view, null, DAY)
      else {
        const errand = script.errand[row]
        crowd.settle(caller, callee, ms, key, view, errand < 0 ? null : this.#errands[errand], script.limit[row])
      }
      if (outcome.ending === Ending.none) continue
      const release = ms + outcome.hold * SECOND
      this.#hold(caller, release)
      if (outcome.setup > 0) this.#hold(callee, release)
      listener.attempt(caller, callee, ms, key, row, outcome, view)
      if (row < 0) this.#react(caller, callee, key, view, (note >>> DEPTH_SHIFT) & 3, release, end)
    }
  }

  /** Whether a line is in a call, or the other one in its handset. */
  #isHeld(line: number, ms: number): boolean {
    if (line >= this.#until.length) return (this.#far.get(line) ?? 0) > ms
    if (this.#until[line] > ms) return true
    if (!this.#crowd.isSpecial(line)) return false
    const twin = this.#crowd.twinOf(line, ms)
    return twin >= 0 && this.#until[twin] > ms
  }

  #hold(line: number, until: number): void {
    if (line < this.#until.length) this.#until[line] = until
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
    const note = viewOfReaction(view, reaction) | ((depth + 1) << DEPTH_SHIFT)
    if (ms < end) return this.#queue.push(ms, from, to, next, note)
    const rows = this.#later.add(ms >>> SLICE_BITS)
    const at = this.#later.at
    rows[at] = ms
    rows[at + 1] = from
    rows[at + 2] = to
    rows[at + 3] = next
    rows[at + 4] = note
  }
}

/**
 * The attempts of some slices of the day as (origin, tag): one hash a bundle of links, and nothing else where it says no. Those of
 * rounds have -1 - index of the round for origin.
 */
function drawAttempts(crowd: Crowd, drawn: Slices, first: number, last: number): void {
  const { lines, ties: { rates, bundles } } = crowd.population
  for (let community = 0; community < lines.communities; community++) {
    for (let rank = 0; rank < lines.size; rank++) {
      const line = (community << RANK_BITS) | rank
      if (lines.subscriberAt(line) < 0) continue
      const outward = crowd.outward(line)
      const factor = outward + crowd.inward(line)
      for (let at = bundles[rank], end = bundles[rank + 1]; at < end; at++) {
        const bundle = at === end - 1 ? STRANGERS : at - bundles[rank]
        const n = crowd.attempts(line, bundle, rates[at], factor)
        for (let number = 0; number < n; number++) {
          const slice = crowd.moment(line, bundle, number) >>> SLICE_BITS
          if (slice >= first && slice <= last) put(drawn, slice, line, crowd.tag(line, bundle, number, outward / factor))
        }
      }
    }
  }
  drawRounds(crowd, drawn, first, last)
}

function drawRounds(crowd: Crowd, drawn: Slices, first: number, last: number): void {
  const { rounds } = crowd
  for (let index = 0; index < rounds.lines.length; index++) {
    for (let number = 0, n = rounds.calls(index); number < n; number++) {
      const slice = crowd.moment(rounds.lines[index], ROUND, number) >>> SLICE_BITS
      if (slice >= first && slice <= last) put(drawn, slice, -1 - index, crowd.roundTag(index, number))
    }
  }
}

function put(drawn: Slices, slice: number, origin: number, tag: number): void {
  const rows = drawn.add(slice)
  rows[drawn.at] = origin
  rows[drawn.at + 1] = tag
}
