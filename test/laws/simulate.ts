// Runs a scenario in memory: the pass, then every unit, with each attempt and each row as a plain object.
import { CUT, DAY, SECOND } from '../../src/base/units.ts'
import { Crowd } from '../../src/crowd/crowd.ts'
import type { Profile } from '../../src/crowd/profile.ts'
import { profiles as everybody } from '../../src/crowd/profiles/index.ts'
import type { Ending } from '../../src/network/outcome.ts'
import { IDLE } from '../../src/operations/acts.ts'
import { makeErrands } from '../../src/operations/errands.ts'
import { kinds } from '../../src/operations/kinds/index.ts'
import type { PassLog, Script } from '../../src/operations/log.ts'
import { runPass } from '../../src/operations/pass.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { type Population, makePopulation } from '../../src/population/population.ts'
import type { Chunk, Column } from '../../src/records/fields.ts'
import type { Rows } from '../../src/records/rows.ts'
import { CALLS } from '../../src/records/tables.ts'
import type { Operation, Scenario } from '../../src/scenario/settings.ts'
import { CallRecorder, type CallsListener } from '../../src/traffic/calls.ts'
import { Day, type Listener, eachAttempt } from '../../src/traffic/day.ts'

/** Everybody is barred by mistake in most weeks, for laws and mutants. */
export const harsh: readonly Profile[] = everybody.map((profile) => ({ ...profile, barred: 0.6 }))

/** An attempt as the day resolved it; times in ms after the cut of its unit, lengths in seconds. */
export interface Attempt {
  readonly unit: number
  readonly caller: number
  readonly callee: number
  readonly ms: number
  readonly key: number
  /** Place in the script of its day, -1: the crowd's. */
  readonly row: number
  readonly ending: Ending
  readonly setup: number
  readonly ring: number
  readonly talk: number
  readonly hold: number
  /** Moment of release. */
  readonly until: number
}

/** A row of data/calls. Times are Unix seconds; identifiers numbers; categories texts; null where there is nothing. */
export interface CallRow {
  readonly record_id: number
  readonly record_type: string
  readonly served_msisdn: number
  readonly served_imsi: number
  readonly served_imei: number | null
  readonly calling_number: number
  readonly called_number: number
  readonly seizure_time: number
  readonly alerting_time: number | null
  readonly answer_time: number | null
  readonly release_time: number
  readonly call_duration: number
  readonly cause_for_term: number
  readonly diagnostics: number | null
  readonly disconnect_party: number | null
  readonly lac: number | null
  readonly cell: number | null
  readonly recording_entity: string
  readonly network_call_reference: number
  readonly partial_record_number: number | null
  readonly utc_offset: number
  readonly label: number
}

/** Rows that were handed over together, and the calendar day whose folder they are for. */
export interface Batch {
  readonly unit: number
  readonly date: number
  readonly rows: readonly CallRow[]
}

/** What the truth hears of a record of an operation. */
export interface Operated {
  readonly unit: number
  readonly record: number
  readonly reference: number
  readonly row: number
}

export interface Stage {
  readonly scenario: Scenario
  readonly population: Population
  readonly crowd: Crowd
  readonly log: PassLog
  /** By operation of the log. */
  readonly labels: Uint8Array
  /** By operation of the log. */
  readonly settings: readonly Operation[]
}

export interface Simulation extends Stage {
  /** In the order in which the days gave them; unit -1 first, unless the units were run in another order. */
  readonly attempts: readonly Attempt[]
  readonly batches: readonly Batch[]
  readonly rows: readonly CallRow[]
  readonly operated: readonly Operated[]
  /** Calendar days and parts (1 before the cut, 2 after it) that were opened. */
  readonly parts: readonly string[]
}

/** Everybody on the stage, and the pass run. */
export function perform(scenario: Scenario, profiles: readonly Profile[] = everybody): Stage {
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, profiles, new Holdings(population.lines.addresses))
  const log = runPass(scenario, crowd)
  const labels = Uint8Array.from(log.operations, ({ kind }) => kinds.find(({ name }) => name === kind)?.label ?? 0)
  const settings = scenario.operations.flatMap((operation) => Array.from({ length: operation.count }, () => operation))
  return { scenario, population, crowd, log, labels, settings }
}

/** The pass and all units, as `run` does it but for files. `reverse` runs the units from the last to the first. */
export function simulate(scenario: Scenario, options: { reverse?: boolean; profiles?: readonly Profile[] } = {}): Simulation {
  const stage = perform(scenario, options.profiles)
  const memory = new Memory(stage)
  const units = Array.from({ length: daysOf(scenario) + 1 }, (_, i) => i - 1)
  if (options.reverse) units.reverse()
  for (const unit of units) memory.run(unit)
  const { resolved: attempts, records, parts } = memory
  const batches = memory.batches.toSorted((a, b) => a.unit - b.unit || a.date - b.date)
  return { ...stage, attempts, batches, rows: batches.flatMap(({ rows }) => rows), operated: records, parts }
}

export function daysOf({ period }: Scenario): number {
  return period.to - period.from + 1
}

/** Unix seconds of the cut that begins a unit. */
export function cutOf({ period }: Scenario, unit: number): number {
  return (period.from + unit) * (DAY / SECOND) + CUT / SECOND - period.utcOffset * 60
}

const MIDNIGHT = DAY - CUT

class Memory implements CallsListener, Listener {
  readonly resolved: Attempt[] = []
  readonly batches: Batch[] = []
  readonly records: Operated[] = []
  readonly parts: string[] = []
  readonly #stage: Stage
  readonly #day: Day
  readonly #recorder: CallRecorder
  #unit = 0
  #date = 0

  constructor(stage: Stage) {
    this.#stage = stage
    this.#day = new Day(stage.crowd, makeErrands(stage.settings, stage.scenario.groups))
    const { scenario, crowd, log, labels } = stage
    this.#recorder = new CallRecorder(CALLS, crowd, log.members, labels, scenario.period.utcOffset, this)
  }

  run(unit: number): void {
    const { scenario, log } = this.#stage
    const { period } = scenario
    const script: Script = log.scripts[unit] ?? IDLE
    const from = unit < 0 ? MIDNIGHT : 0
    const to = period.from + unit === period.to ? MIDNIGHT : DAY
    this.#unit = unit
    this.#date = period.from + unit
    this.#recorder.begin(unit, cutOf(scenario, unit), script, from, to)
    if (unit >= 0) this.parts.push(`${this.#date}/2`)
    this.#day.run(unit, script, this, from, to)
    this.#recorder.end()
    this.#takeLeft()
  }

  attempts(rows: Int32Array): void {
    eachAttempt(rows, this.#stage.crowd.outcome, (caller, callee, ms, key, row, outcome) => {
      const { ending, setup, ring, talk, hold } = outcome
      this.resolved.push({ unit: this.#unit, caller, callee, ms, key, row, ending, setup, ring, talk, hold, until: ms + hold * SECOND })
    })
    this.#recorder.attempts(rows)
  }

  midnight(unit: number): void {
    this.#takeLeft()
    this.#date = this.#stage.scenario.period.from + unit + 1
    this.parts.push(`${this.#date}/1`)
  }

  #takeLeft(): void {
    const left = this.#recorder.left()
    if (left) this.rows(left)
  }

  operated(record: number, reference: number, row: number): void {
    this.records.push({ unit: this.#unit, record, reference, row })
  }

  rows(rows: Rows): void {
    this.batches.push({ unit: this.#unit, date: this.#date, rows: objectsOf(rows.chunk()) as unknown as CallRow[] })
  }
}

type Cell = number | string | null

/** The rows of a chunk as objects. */
export function objectsOf({ rows, columns }: Chunk): Record<string, Cell>[] {
  const cells = columns.map(cellsOf)
  const names = columns.map(({ field }) => field.name)
  return Array.from({ length: rows }, (_, at) => {
    const row: Record<string, Cell> = {}
    for (let i = 0; i < names.length; i++) row[names[i]] = cells[i](at)
    return row
  })
}

function cellsOf({ field, data, valid, epoch }: Column): (at: number) => Cell {
  const copy = data.slice()
  const filled = valid?.slice()
  const value = field.type === 'category' ? (at: number) => field.values?.[copy[at] as number] ?? null
    : field.type === 'time' ? (at: number) => (copy[at] as number) + (epoch ?? 0) : (at: number) => copy[at]
  return (at) => (filled && filled[at] === 0 ? null : value(at))
}
