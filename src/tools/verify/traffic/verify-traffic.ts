// Traffic: the tables beside the calls, day by day, each before the calls of the day are read.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { LOCATIONS, MESSAGES, SESSIONS } from '../../../records/traffic-tables.ts'
import type { Table } from '../../../records/fields.ts'
import type { Check } from '../check.ts'
import type { Known } from '../calls/law.ts'
import type { Reading } from '../reading.ts'
import { ServedLaws } from './served.ts'
import type { TrafficLaws } from './law.ts'
import { LocationLaws } from './locations.ts'
import { MessageLaws } from './messages.ts'
import { SessionLaws } from './sessions.ts'
import { Timeline } from './timeline.ts'

interface Examined {
  readonly table: Table
  readonly served: ServedLaws
  readonly laws: TrafficLaws
}

export class Traffic {
  /** Where the dataset has data/locations. */
  readonly timeline: Timeline | undefined
  readonly #reading: Reading
  readonly #known: Known
  /** Locations first: the others are held against them. */
  readonly #tables: readonly Examined[]

  constructor(reading: Reading, known: Known) {
    const has = (table: Table) => reading.of(table.path).length > 0
    const { size } = known.network.sims
    this.#reading = reading
    this.#known = known
    this.timeline = has(LOCATIONS) ? new Timeline(size) : undefined
    const served = (table: Table, time: string) =>
      new ServedLaws(known, table, time, reading.of(table.path).reduce((sum, { entry }) => sum + entry.rows, 0))
    const tables: Examined[] = []
    if (this.timeline) tables.push({ table: LOCATIONS, served: served(LOCATIONS, 'event_time'), laws: new LocationLaws(this.timeline, size) })
    if (has(MESSAGES)) tables.push({ table: MESSAGES, served: served(MESSAGES, 'event_time'), laws: new MessageLaws(known, this.timeline) })
    if (has(SESSIONS)) tables.push({ table: SESSIONS, served: served(SESSIONS, 'start_time'), laws: new SessionLaws(known, this.timeline) })
    this.#tables = tables
  }

  get checks(): Check[] {
    return this.#tables.flatMap(({ served, laws }) => [...served.checks, ...laws.checks])
  }

  /** Reads a day (after 1970-01-01), or everything where tables are single files. */
  async day(day: number | undefined): Promise<void> {
    const { frame } = this.#known
    this.timeline?.begin(day === undefined ? Infinity : (day - frame.firstDay + 1) * DAY_LENGTH)
    for (const { table, served, laws } of this.#tables) {
      for (const piece of this.#reading.of(table.path)) {
        if (piece.day !== day) continue
        served.begin()
        await this.#reading.read(piece, (chunk) => laws.examine(served.examine(chunk, piece)))
      }
      if (table === LOCATIONS) this.timeline?.ready()
    }
  }

  /** After the last day. */
  async end(): Promise<void> {
    for (const { table, served: { ids }, laws } of this.#tables) {
      laws.end?.()
      if (ids.suspects === 0) continue
      for (const piece of this.#reading.of(table.path)) {
        let before = 0
        await this.#reading.again(piece, 'record_id', (chunk) => {
          ids.recount(chunk, before, piece.entry.path)
          before += chunk.rows
        })
      }
    }
  }
}
