// Served: the columns that say whose record it is and where he was, alike in messages, sessions and locations.
import type { Crowd } from '../crowd/crowd.ts'
import type { Rows } from '../records/rows.ts'
import type { Whereabouts } from './whereabouts.ts'

export class Served {
  readonly #crowd: Crowd
  readonly #whereabouts: Whereabouts
  readonly #msisdn: Float64Array
  readonly #imsi: Float64Array
  readonly #imei: Float64Array
  readonly #lac: Int32Array
  readonly #cell: Int32Array

  constructor(rows: Rows, crowd: Crowd, whereabouts: Whereabouts) {
    this.#crowd = crowd
    this.#whereabouts = whereabouts
    this.#msisdn = rows.floats('served_msisdn')
    this.#imsi = rows.floats('served_imsi')
    this.#imei = rows.floats('served_imei')
    this.#lac = rows.ints('lac')
    this.#cell = rows.ints('cell')
  }

  /** Fills a row about a subscriber at a moment, ms after the cut of the crowd's day. */
  fill(row: number, subscriber: number, ms: number): void {
    const { numbering, lines, places } = this.#crowd.population
    const whereabouts = this.#whereabouts
    whereabouts.find(lines.lineOf(subscriber), subscriber, ms)
    this.#msisdn[row] = numbering.msisdn(subscriber)
    this.#imsi[row] = numbering.imsi(subscriber)
    this.#imei[row] = whereabouts.imei
    this.#lac[row] = places.map.lac(whereabouts.cell)
    this.#cell[row] = places.map.id(whereabouts.cell)
  }
}
