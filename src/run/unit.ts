// A unit of work: one day from cut to cut, simulated and written, whoever does it.
import { formatDate } from '../base/calendar.ts'
import { CUT, DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Errand } from '../network/outcome.ts'
import { IDLE } from '../operations/acts.ts'
import type { PassLog, Script } from '../operations/log.ts'
import type { Chunk } from '../records/fields.ts'
import { Rows } from '../records/rows.ts'
import { CALLS, ROLES, TRUTH_CALLS, blind } from '../records/tables.ts'
import type { Scenario } from '../scenario/settings.ts'
import { CallRecorder, type CallsListener } from '../traffic/calls.ts'
import { Day, type Listener } from '../traffic/day.ts'
import { StreamRunner, heardBy } from '../traffic/stream.ts'
import { makeStreams } from '../traffic/streams.ts'
import { pairName, roleOf } from '../traffic/truth.ts'
import type { Desk, Writer } from './dataset.ts'

/** Midnight within a unit, ms after the cut. */
const MIDNIGHT = DAY - CUT
/** Every day has its hours before the cut from one unit, and those after it from the next. */
const PARTS = 2
const TRUTH_ROWS = 8192

export interface Cast {
  readonly scenario: Scenario
  readonly log: PassLog
  /** By operation of the log. */
  readonly errands: readonly Errand[]
  readonly labels: Uint8Array
}

/** Runs units one after the other, in any order; everything large is made once. */
export class UnitRunner implements CallsListener {
  /** Records of the unit so far, by role in the order of ROLES. */
  readonly roles = new Float64Array(ROLES.length)
  readonly #cast: Cast
  readonly #desk: Desk
  readonly #day: Day
  readonly #recorder: CallRecorder
  readonly #table
  readonly #streams: readonly StreamRunner[]
  readonly #listener: Listener
  readonly #truth = new Rows(TRUTH_CALLS, TRUTH_ROWS)
  #calls: Writer | null = null
  #truths: Writer | null = null
  #script: Script = IDLE

  constructor(cast: Cast, crowd: Crowd, desk: Desk) {
    const { scenario, log, labels, errands } = cast
    this.#cast = cast
    this.#desk = desk
    this.#day = new Day(crowd, errands)
    const { subscribers } = scenario.population
    this.#streams = makeStreams(scenario, crowd, log).map((stream) => new StreamRunner(stream, subscribers, scenario.period.utcOffset))
    this.#table = scenario.output.blind ? blind(CALLS) : CALLS
    this.#recorder = new CallRecorder(this.#table, crowd, log.members, labels, scenario.period.utcOffset, this)
    this.#listener = heardBy([this.#recorder, ...this.#streams.map(({ stream }) => stream)])
  }

  /** Unit -1 is the day before the period, of which only the small hours after midnight are kept. */
  run(unit: number, onShare?: (share: number) => void): void {
    const { scenario: { period }, log } = this.#cast
    this.#script = log.scripts[unit] ?? IDLE
    this.roles.fill(0)
    const cut = (period.from + unit) * (DAY / SECOND) + CUT / SECOND - period.utcOffset * 60
    const from = unit < 0 ? MIDNIGHT : 0
    const to = period.from + unit === period.to ? MIDNIGHT : DAY
    this.#recorder.begin(unit, cut, this.#script, from, to)
    if (unit >= 0) this.#openParts(period.from + unit, 2)
    for (const { stream } of this.#streams) stream.begin?.()
    const tables = 1 + this.#streams.length
    this.#day.run(unit, this.#script, this.#listener, from, to, (share) => onShare?.(share / tables))
    this.#recorder.end()
    this.#closeParts()
    this.#streams.forEach((runner, i) => {
      this.#stream(runner, unit, cut, from, to)
      onShare?.((i + 2) / tables)
    })
  }

  /** Called by the recorder when the seizures pass midnight. */
  midnight(unit: number): void {
    this.#closeParts()
    this.#openParts(this.#cast.scenario.period.from + unit + 1, 1)
  }

  rows(rows: Rows): void {
    this.#calls?.write(this.#counted(rows))
  }

  #counted(rows: Rows): Chunk {
    this.roles[ROLES.indexOf('none')] += rows.size
    return rows.chunk()
  }

  operated(recordId: number, reference: number, row: number): void {
    const { log, labels } = this.#cast
    const operation = this.#script.operation[row]
    const role = roleOf(this.#script.part[row], labels[operation])
    this.roles[ROLES.indexOf('none')]--
    this.roles[ROLES.indexOf(role)]++
    this.#truth.add({
      record_id: recordId, network_call_reference: reference, label: role === 'relay' ? 1 : 0, role,
      operation_id: log.operations[operation].id, pair_id: pairName(log, operation, this.#script.pair[row]),
    })
    if (this.#truth.size === TRUTH_ROWS) this.#flushTruth()
  }

  /** Writes another table of the same unit, in the same two parts. */
  #stream(runner: StreamRunner, unit: number, cut: number, from: number, to: number): void {
    const { table } = runner.stream
    const date = this.#cast.scenario.period.from + unit
    let writer = unit < 0 ? null : this.#desk.open(table, { day: formatDate(date), part: 2, parts: PARTS })
    runner.run(cut, from, to, {
      rows: (rows) => writer?.write(rows.chunk()),
      midnight: () => {
        if (writer) this.#desk.close(writer)
        writer = this.#desk.open(table, { day: formatDate(date + 1), part: 1, parts: PARTS })
      },
    })
    if (writer) this.#desk.close(writer)
  }

  #openParts(date: number, part: number): void {
    const piece = { day: formatDate(date), part, parts: PARTS }
    this.#calls = this.#desk.open(this.#table, piece)
    this.#truths = this.#desk.open(TRUTH_CALLS, piece)
  }

  #closeParts(): void {
    const left = this.#recorder.left()
    this.#flushTruth()
    if (this.#calls) this.#desk.close(this.#calls, left && this.#counted(left))
    if (this.#truths) this.#desk.close(this.#truths)
    this.#calls = null
    this.#truths = null
  }

  #flushTruth(): void {
    if (this.#truth.size > 0) this.#truths?.write(this.#truth.chunk())
    this.#truth.size = 0
  }
}
