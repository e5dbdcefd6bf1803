// Locations: what the network writes down when a phone comes, goes, or enters another location area.
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Rows } from '../records/rows.ts'
import { LOCATIONS } from '../records/traffic-tables.ts'
import { legNumber } from './call-columns.ts'
import { Presence } from './presence.ts'
import type { Stream } from './stream.ts'
import type { Watch } from './watch.ts'
import { Served } from './served.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Codes of event_type. */
export const Visit = { attach: 0, detach: 1, update: 2 } as const
/** Of a row: ms, subscriber, Visit. */
const TYPE = 2

/** Periodic updates of phones that stay where they are leave no record (their timer is the operator's choice). */
export class Locations implements Stream {
  readonly table = LOCATIONS
  readonly width = 3
  readonly #crowd: Crowd
  readonly #whereabouts: Whereabouts
  readonly #presence: Presence

  constructor(crowd: Crowd, whereabouts: Whereabouts) {
    this.#crowd = crowd
    this.#whereabouts = whereabouts
    this.#presence = new Presence(crowd)
  }

  draw(subscriber: number, from: number, to: number, watch: Watch): void {
    const presence = this.#presence
    const line = this.#crowd.population.lines.lineOf(subscriber)
    const stretches = presence.find(line, from - 1, to)
    for (let i = 0; i < stretches; i++) {
      const begin = presence.from[i]
      const end = presence.to[i]
      if (begin >= from) enter(watch, begin, subscriber, Visit.attach)
      this.#updates(line, subscriber, begin, end, watch)
      if (end < to) enter(watch, end, subscriber, Visit.detach)
    }
  }

  /** Enters a row wherever a phone that is there finds itself in another area than at the last look. */
  #updates(line: number, subscriber: number, begin: number, end: number, watch: Watch): void {
    const { places } = this.#crowd.population
    const whereabouts = this.#whereabouts
    let area = places.map.lac(whereabouts.cellOf(line, begin))
    for (let at = whereabouts.steadyUntil(line, begin); at < end; at = whereabouts.steadyUntil(line, at)) {
      const now = places.map.lac(whereabouts.cellOf(line, at))
      if (now !== area) enter(watch, at, subscriber, Visit.update)
      area = now
    }
  }

  fill(rows: Rows, watch: Watch, order: Int32Array, from: number, to: number): void {
    const { day, population: { numbering, lines } } = this.#crowd
    const id = rows.floats('record_id')
    const served = new Served(rows, this.#crowd, this.#whereabouts)
    const time = rows.ints('event_time')
    const event = rows.ints('event_type')
    for (let row = 0; from + row < to; row++) {
      const at = order[from + row]
      const ms = watch.rows[at]
      const subscriber = watch.rows[at + 1]
      const type = watch.rows[at + TYPE]
      const second = Math.floor(ms / SECOND)
      served.fill(row, subscriber, type === Visit.detach ? ms - 1 : ms)
      id[row] = numbering.recordId(legNumber(day, second, lines.subscribers, subscriber, 0) + type)
      time[row] = second
      event[row] = type
    }
  }
}

function enter(watch: Watch, ms: number, subscriber: number, type: number): void {
  const at = watch.add(ms, subscriber)
  watch.rows[at + TYPE] = type
}
