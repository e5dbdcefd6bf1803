// Calls: what the network writes down of an attempt, a record for each leg of a subscriber.
import { CUT, DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Outcome } from '../network/outcome.ts'
import { IDLE } from '../operations/acts.ts'
import { type MemberFacts, Part, type Script } from '../operations/log.ts'
import type { Table } from '../records/fields.ts'
import { Rows } from '../records/rows.ts'
import { callNumber, fillCalls, legNumber } from './call-columns.ts'
import { inArena } from './columns.ts'
import { type Listener, rowOf } from './day.ts'
import { CHUNK_ROWS, Leg, Legs, PARTIAL } from './legs.ts'
import { ROW } from './queue.ts'
import { Whereabouts } from './whereabouts.ts'

/** Midnight within a unit, ms after the cut. */
const MIDNIGHT = DAY - CUT

/** Who takes the rows. */
export interface CallsListener {
  /** The rows are full; they are emptied afterwards. */
  rows(rows: Rows): void
  /** From the attempt that comes next on, seizures lie in the next day of the calendar. */
  midnight(unit: number): void
  /** A record of a call in which an operation has a hand; `row` is its place in the script. */
  operated(recordId: number, reference: number, row: number): void
}

/** Collects legs, and makes rows of them when there are many. */
export class CallRecorder implements Listener {
  readonly #crowd: Crowd
  readonly #whereabouts: Whereabouts
  /** By operation: the label of its dials. */
  readonly #labels: Uint8Array
  readonly #listener: CallsListener
  readonly #rows: Rows
  readonly #utcOffset: number
  readonly #legs = new Legs()
  #script: Script = IDLE
  #from = 0
  #to = 0
  #day = 0
  #late = false

  /** `table` is CALLS, blind or not. */
  constructor(table: Table, crowd: Crowd, members: readonly MemberFacts[], labels: Uint8Array, utcOffset: number, listener: CallsListener) {
    this.#crowd = crowd
    this.#whereabouts = new Whereabouts(crowd, members)
    this.#labels = labels
    this.#listener = listener
    this.#rows = new Rows(table, CHUNK_ROWS, 0, inArena)
    this.#utcOffset = utcOffset
  }

  /** Begins a unit; only attempts seized in [from, to) ms after its cut leave records. `cut` is in Unix seconds. */
  begin(day: number, cut: number, script: Script, from: number, to: number): void {
    this.#day = day
    this.#late = false
    this.#script = script
    this.#from = from
    this.#to = to
    this.#rows.epoch = cut
    this.#rows.ints('utc_offset').fill(this.#utcOffset)
  }

  /** Ends the unit: even a day without calls after midnight has its files. */
  end(): void {
    if (!this.#late && this.#to > MIDNIGHT) this.#listener.midnight(this.#day)
  }

  /** The rows that are left, which are not handed over; good until others are made. */
  left(): Rows | undefined {
    return this.#legs.size > 0 ? this.#make(this.#legs.size) : undefined
  }

  attempts(rows: Int32Array): void {
    const begin = placeOf(rows, this.#from)
    const end = placeOf(rows, this.#to)
    const midnight = this.#late ? begin : placeOf(rows, MIDNIGHT)
    this.#add(rows.subarray(begin, Math.min(midnight, end)))
    if (midnight < end && !this.#late) {
      this.#late = true
      this.#listener.midnight(this.#day)
    }
    this.#add(rows.subarray(Math.max(midnight, begin), end))
  }

  /** Makes legs of attempts, and rows of the legs where there are enough. */
  #add(attempts: Int32Array): void {
    if (attempts.length <= 0) return
    if (this.#script.length > 0) this.#tellAll(attempts)
    this.#legs.add(attempts)
    if (this.#legs.size >= CHUNK_ROWS) this.#listener.rows(this.#make(CHUNK_ROWS))
  }

  #make(count: number): Rows {
    fillCalls(this.#rows, this.#legs, count, this.#crowd, this.#whereabouts)
    this.#legs.drop(count)
    return this.#rows
  }

  /** Labels the script's attempts among them, and tells the truth of their records at once, while it is known who acted. */
  #tellAll(attempts: Int32Array): void {
    const { outcome } = this.#crowd
    for (let i = 0; i < attempts.length; i += ROW.size) {
      const row = rowOf(attempts[i + ROW.note])
      if (row < 0) continue
      attempts[i + ROW.follow] |= this.#isRelay(row) ? 1 : 0
      outcome.take(attempts[i + ROW.fate], attempts[i + ROW.length])
      this.#tell(attempts[i + ROW.caller], attempts[i + ROW.callee], attempts[i], row, outcome)
    }
  }

  #tell(caller: number, callee: number, ms: number, row: number, outcome: Outcome): void {
    const { lines } = this.#crowd.population
    const from = caller < lines.addresses ? lines.subscriberAt(caller) : -1
    const to = callee < lines.addresses ? lines.subscriberAt(callee) : -1
    const pieces = outcome.talk > PARTIAL ? Math.ceil(outcome.talk / PARTIAL) : 1
    for (let piece = 0; piece < pieces; piece++) {
      if (from >= 0) this.#operated(ms, from, to < 0 ? -1 - callee : to, Leg.MOC, piece, row)
    }
    for (let piece = 0; piece < pieces; piece++) {
      if (to >= 0 && outcome.setup > 0) this.#operated(ms, to, from < 0 ? -1 - caller : from, Leg.MTC, piece, row)
    }
  }

  #operated(ms: number, subscriber: number, peer: number, leg: number, piece: number, row: number): void {
    const { numbering, lines: { subscribers } } = this.#crowd.population
    const own = legNumber(this.#day, (ms / SECOND) | 0, subscribers, subscriber, leg)
    this.#listener.operated(numbering.recordId(own + piece), numbering.callReference(callNumber(own, leg, subscriber, peer)), row)
  }

  #isRelay(row: number): boolean {
    return this.#script.part[row] === Part.dial && this.#labels[this.#script.operation[row]] === 1
  }
}

/** Where the rows begin, in order of time, that are not before a moment. */
function placeOf(rows: Int32Array, ms: number): number {
  let low = 0
  let high = rows.length / ROW.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows[middle * ROW.size] < ms) low = middle + 1
    else high = middle
  }
  return low * ROW.size
}
