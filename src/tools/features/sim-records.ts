// The records of one SIM in a table beside the calls, in the order of time.
import { bySim, sortBy } from './by-sim.ts'
import type { Surroundings } from './sim-calls.ts'
import type { Range } from './partition.ts'

/** Place of the time in every such record, as packed.ts has it. */
const TIME = 0

/** Columns as packed.ts names them; valid until the next SIM. */
export class SimRecords {
  /** Position in data/subscribers. */
  sim = 0
  size = 0
  columns: readonly Int32Array[] = []
  readonly around: Surroundings
  readonly #width: number

  /** `width` counts the numbers of a record with the SIM. */
  constructor(around: Surroundings, width: number) {
    this.around = around
    this.#width = width
  }

  /** Shows the SIMs of a range one after the other, those without a record too. */
  * of({ from, to, legs }: Range): Generator<this> {
    const { starts, columns } = bySim(legs, this.#width, from, to)
    for (let sim = from; sim < to; sim++) {
      this.sim = sim
      const own = columns.map((column) => column.subarray(starts[sim - from], starts[sim - from + 1]))
      sortBy(own, (a, b) => own[TIME][a] < own[TIME][b])
      this.columns = own
      this.size = own[TIME].length
      yield this
    }
  }
}
