// Places: nobody travels faster than a train.
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import { holdingAt } from '../holdings.ts'
import { Reach, UNREST } from '../reach.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'

/** Km a second: 200 km/h. */
const FASTEST = 200 / 3600

export class PlaceLaws implements CallLaws {
  readonly #travel = new Check('calls.travel', 'nobody travels faster than 200 km/h, but for SIMs that changed hands')
  readonly checks = [this.#travel]
  readonly #known: Known
  /** By SIM: cell, second and holding of the last record. */
  readonly #cell: Int32Array
  readonly #time: Int32Array
  readonly #holding: Int32Array
  readonly #reach: Reach

  constructor(known: Known) {
    const { size } = known.network.sims
    this.#known = known
    this.#cell = new Int32Array(size).fill(-1)
    this.#time = new Int32Array(size).fill(NONE)
    this.#holding = new Int32Array(size).fill(-1)
    this.#reach = new Reach(known.network)
  }

  examine({ rows, count, legs }: Block): void {
    const { holdings } = this.#known.truth
    const { seizure_time } = rows.ints
    for (let row = 0; row < count; row++) {
      const sim = legs.sim[row]
      const cell = legs.cell[row]
      if (legs.first[row] === 0 || sim < 0 || cell < 0) continue
      const time = seizure_time[row]
      const holding = holdingAt(holdings, sim, time, legs.handset[row])
      if (this.#cell[sim] >= 0 && this.#sameHands(this.#holding[sim], holding)) {
        this.#travel.examined++
        if (cell !== this.#cell[sim]) this.#compare(rows, row, sim, cell)
      }
      this.#cell[sim] = cell
      this.#time[sim] = time
      this.#holding[sim] = holding
    }
  }

  #sameHands(one: number, other: number): boolean {
    if (one === other) return true
    const { holder } = this.#known.truth.holdings
    return one >= 0 && other >= 0 && holder[one] === holder[other]
  }

  #compare(rows: CallRows, row: number, sim: number, cell: number): void {
    const { x, y } = this.#known.network
    const before = this.#cell[sim]
    const seconds = rows.ints.seizure_time[row] - this.#time[sim]
    const distance = Math.hypot(x[cell] - x[before], y[cell] - y[before])
    const travelled = distance - UNREST
    if (travelled <= FASTEST * seconds) return
    if (travelled - this.#reach.of(cell) - this.#reach.of(before) <= FASTEST * seconds || !this.#travel.fails()) return
    const { served_imsi } = rows.floats
    this.#travel.examples.push(`${rows.where(row)}: SIM ${served_imsi[row]} is ${distance.toFixed(1)} km from where it `
      + `was ${seconds} s before`)
  }
}
