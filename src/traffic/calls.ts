// Calls: what the network writes down of an attempt, a record for each leg of a subscriber.
import { CUT, DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { type Outcome, wasAnswered } from '../network/outcome.ts'
import { type MemberFacts, Part, type Script } from '../operations/log.ts'
import type { Table } from '../records/fields.ts'
import { Rows } from '../records/rows.ts'
import type { Listener } from './day.ts'

/** Rows of a chunk, and so of a row group. */
export const CHUNK_ROWS = 131_072
/** A call is billed in pieces of half an hour (cut at exactly 1,800 s in 10-16 % of SIMs' longest calls, Sichuan 2020). */
const PARTIAL = 1800
const MOST_PARTIALS = 4
/** Midnight within a unit, ms after the cut. */
const MIDNIGHT = DAY - CUT
const MOC = 0
const MTC = 1

/** causeForTerm (TS 32.298), diagnostics (TS 24.008 annex H) and disconnectparty, by Ending. */
const CAUSE = Int32Array.of(0, 3, 3, 0, 4, 3, 3, 3, 3)
const DIAGNOSTICS = Int32Array.of(0, 17, 20, 16, 41, 21, 16, 19, 8)
const PARTY = Int32Array.of(0, 3, 3, 1, 3, 2, 1, 3, 3)
const PARTIAL_CAUSE = 1
const BY_CALLEE = 2

/** Who takes the rows. */
export interface CallsListener {
  /** The rows are full, or the day of their seizure is over; they are emptied afterwards. */
  rows(rows: Rows): void
  /** From the attempt that comes next on, seizures lie in the next day of the calendar. */
  midnight(unit: number): void
  /** A record of a call in which an operation has a hand; `row` is its place in the script. */
  operated(recordId: number, reference: number, row: number): void
}

/** Fills columns leg by leg. */
export class CallRecorder implements Listener {
  readonly #crowd: Crowd
  readonly #members: readonly MemberFacts[]
  /** By operation: the label of its dials. */
  readonly #labels: Uint8Array
  readonly #listener: CallsListener
  readonly #rows: Rows
  readonly #columns
  #script: Script | null = null
  #from = 0
  #to = 0
  #secondsBefore = 0
  #day = 0
  #late = false

  /** `table` is CALLS, blind or not. */
  constructor(table: Table, crowd: Crowd, members: readonly MemberFacts[], labels: Uint8Array, utcOffset: number, listener: CallsListener) {
    this.#crowd = crowd
    this.#members = members
    this.#labels = labels
    this.#listener = listener
    this.#rows = new Rows(table, CHUNK_ROWS)
    this.#columns = columnsOf(this.#rows, utcOffset)
  }

  /** Begins a unit; only attempts seized in [from, to) ms after its cut leave records. `cut` is in Unix seconds. */
  begin(day: number, cut: number, script: Script, from: number, to: number): void {
    this.#day = day
    this.#late = false
    this.#script = script
    this.#from = from
    this.#to = to
    this.#secondsBefore = (day + 1) * (DAY / SECOND)
    this.#rows.epoch = cut
  }

  /** Ends the unit: even a day without calls after midnight has its files. */
  end(): void {
    if (!this.#late && this.#to > MIDNIGHT) this.#listener.midnight(this.#day)
  }

  /** Hands over what is left. */
  flush(): void {
    if (this.#rows.size > 0) this.#listener.rows(this.#rows)
    this.#rows.size = 0
  }

  attempt(caller: number, callee: number, ms: number, _key: number, row: number, outcome: Outcome): void {
    if (ms < this.#from || ms >= this.#to) return
    if (!this.#late && ms >= MIDNIGHT) {
      this.#late = true
      this.#listener.midnight(this.#day)
    }
    const { lines, numbering } = this.#crowd.population
    const from = caller < lines.addresses ? lines.subscriberAt(caller) : -1
    const to = callee < lines.addresses ? lines.subscriberAt(callee) : -1
    const second = (ms / SECOND) | 0
    const calling = from < 0 ? numbering.offNetNumber(caller) : numbering.msisdn(from)
    const called = to < 0 ? numbering.offNetNumber(callee) : numbering.msisdn(to)
    const leg = from < 0 ? this.#legKey(second, to, MTC) : this.#legKey(second, from, MOC)
    const reference = numbering.callReference(leg)
    const label = row >= 0 && this.#isRelay(row) ? 1 : 0
    if (from >= 0) this.#leg(MOC, caller, from, ms, second, calling, called, reference, label, row, outcome)
    if (to >= 0 && outcome.setup > 0) this.#leg(MTC, callee, to, ms, second, calling, called, reference, label, row, outcome)
  }

  #leg(type: number, line: number, subscriber: number, ms: number, second: number, calling: number, called: number,
    reference: number, label: number, row: number, outcome: Outcome): void {
    const pieces = outcome.talk > PARTIAL ? Math.ceil(outcome.talk / PARTIAL) : 1
    for (let piece = 0; piece < pieces; piece++) {
      if (this.#rows.size === CHUNK_ROWS) this.flush()
      const at = this.#rows.size++
      const c = this.#columns
      const { numbering } = this.#crowd.population
      const id = numbering.recordId(this.#legKey(second, subscriber, type) + piece)
      c.recordId[at] = id
      c.recordType[at] = type
      c.imsi[at] = numbering.imsi(subscriber)
      c.msisdn[at] = type === MOC ? calling : called
      c.calling[at] = calling
      c.called[at] = called
      c.seizure[at] = second
      c.reference[at] = reference
      if (c.label) c.label[at] = label
      this.#whereabouts(at, line, subscriber, ms)
      this.#course(at, second, outcome, piece, pieces)
      if (row >= 0) this.#listener.operated(id, reference, row)
    }
  }

  /** Handset, cell and switching centre of a line at the seizure. */
  #whereabouts(at: number, line: number, subscriber: number, ms: number): void {
    const { holdings, population } = this.#crowd
    const c = this.#columns
    let handset = subscriber
    let cell: number
    const holding = holdings.isSold(line, this.#day) ? holdings.at(line, this.#day * DAY + ms) : undefined
    if (holding) {
      const member = this.#members[holding.member]
      handset = holding.handset
      cell = population.places.cellAt(member.x, member.y, handset, ms)
    } else cell = population.places.cellOf(line, ms)
    const lac = population.places.lac(cell)
    c.imei[at] = population.numbering.imei(handset)
    c.lac[at] = lac
    c.cell[at] = population.places.cellId(cell)
    c.entity[at] = lac & 15
  }

  /** Times, causes and who hung up; a long call in pieces. */
  #course(at: number, second: number, outcome: Outcome, piece: number, pieces: number): void {
    const c = this.#columns
    const answered = wasAnswered(outcome.ending)
    const last = piece === pieces - 1
    const quiet = outcome.setup + outcome.ring
    const before = piece * PARTIAL
    const duration = answered ? Math.min(PARTIAL, outcome.talk - before) : outcome.hold
    c.alerting[at] = second + outcome.setup
    c.alerted[at] = outcome.setup > 0 ? 1 : 0
    c.answer[at] = second + quiet + before
    c.answered[at] = answered ? 1 : 0
    c.duration[at] = duration
    c.release[at] = answered ? second + quiet + before + duration : second + duration
    c.cause[at] = last ? CAUSE[outcome.ending] : PARTIAL_CAUSE
    c.diagnostics[at] = DIAGNOSTICS[outcome.ending]
    c.diagnosed[at] = last ? 1 : 0
    c.party[at] = outcome.calleeReleases && outcome.ending !== 4 ? BY_CALLEE : PARTY[outcome.ending]
    c.partied[at] = last ? 1 : 0
    c.partial[at] = piece + 1
    c.partials[at] = pieces > 1 ? 1 : 0
  }

  /** One leg's number among all legs of the run: below 2^52, as the scenario's bounds see to. */
  #legKey(second: number, subscriber: number, type: number): number {
    return ((this.#secondsBefore + second) * this.#crowd.population.lines.subscribers + subscriber) * (2 * MOST_PARTIALS) + type * MOST_PARTIALS
  }

  #isRelay(row: number): boolean {
    const script = this.#script
    return script !== null && script.part[row] === Part.dial && this.#labels[script.operation[row]] === 1
  }
}

function columnsOf(rows: Rows, utcOffset: number) {
  rows.ints('utc_offset').fill(utcOffset)
  const labelled = rows.table.fields.some(({ name }) => name === 'label')
  return {
    recordId: rows.floats('record_id'), recordType: rows.ints('record_type'), msisdn: rows.floats('served_msisdn'),
    imsi: rows.floats('served_imsi'), imei: rows.floats('served_imei'), calling: rows.floats('calling_number'),
    called: rows.floats('called_number'), seizure: rows.ints('seizure_time'), alerting: rows.ints('alerting_time'),
    alerted: rows.valid('alerting_time'), answer: rows.ints('answer_time'), answered: rows.valid('answer_time'),
    release: rows.ints('release_time'), duration: rows.ints('call_duration'), cause: rows.ints('cause_for_term'),
    diagnostics: rows.ints('diagnostics'), diagnosed: rows.valid('diagnostics'), party: rows.ints('disconnect_party'),
    partied: rows.valid('disconnect_party'), lac: rows.ints('lac'), cell: rows.ints('cell'),
    entity: rows.ints('recording_entity'), reference: rows.floats('network_call_reference'),
    partial: rows.ints('partial_record_number'), partials: rows.valid('partial_record_number'),
    label: labelled ? rows.ints('label') : null,
  }
}
