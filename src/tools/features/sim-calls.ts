// The calls of one SIM in the order of time, as features are measured on them.
import { bySim, sortBy } from './by-sim.ts'
import { ANSWERED, CONTINUED, OUTGOING, WIDTH } from './legs.ts'
import type { Network } from './network.ts'
import type { Range } from './partition.ts'

/** Things that are the same for all SIMs. */
export interface Surroundings {
  readonly network: Network
  /** By handset: SIMs that were seen in it. */
  readonly handsetSims: Int32Array
  /** First and last day, after 1970-01-01; and the first day of the period, from which times count. */
  readonly days: readonly [number, number]
  readonly firstDay: number
}

const NONE = new Int32Array(0)

/**
 * Attempts and answered calls, both directions, as the SIM's own records tell. A call cut into partial records is one
 * call of their whole duration. Columns have `size` entries and are valid until the next SIM.
 */
export class SimCalls {
  /** Position in data/subscribers. */
  sim = 0
  size = 0
  /** The other party's number, as a position: below the number of SIMs it is that SIM's, else off the network. */
  other: Int32Array = NONE
  /** Local seconds after the first midnight of the period. */
  time: Int32Array = NONE
  /** Of talk, or of holding the line where it was not answered, s. */
  duration: Int32Array = NONE
  /** Positions, NOWHERE where not recorded. */
  handset: Int32Array = NONE
  cell: Int32Array = NONE
  /** See legs.ts. */
  flags: Int32Array = NONE
  readonly around: Surroundings

  constructor(around: Surroundings) {
    this.around = around
  }

  outgoing(call: number): boolean {
    return (this.flags[call] & OUTGOING) !== 0
  }

  answered(call: number): boolean {
    return (this.flags[call] & ANSWERED) !== 0
  }

  /** Shows the SIMs of a range one after the other, in their order, those without a record too. */
  * of({ from, to, legs }: Range): Generator<this> {
    const { starts, columns } = bySim(legs, WIDTH, from, to)
    for (let sim = from; sim < to; sim++) {
      this.sim = sim
      this.#show(columns, starts[sim - from], starts[sim - from + 1])
      yield this
    }
  }

  #show(columns: readonly Int32Array[], from: number, to: number): void {
    const own = columns.map((column) => column.subarray(from, to))
    ordered(own)
    const size = join(own)
    const [other, time, duration, handset, cell, flags] = size === to - from ? own : own.map((column) => column.subarray(0, size))
    Object.assign(this, { size, other, time, duration, handset, cell, flags })
  }
}

/** Ties do not depend on how a table was cut into files. */
function ordered(columns: readonly Int32Array[]): void {
  const [other, time, , , , flags] = columns
  sortBy(columns, (a, b) => {
    if (time[a] !== time[b]) return time[a] < time[b]
    if (other[a] !== other[b]) return other[a] < other[b]
    const kind = (flags[a] & 15) - (flags[b] & 15)
    return kind === 0 ? flags[a] < flags[b] : kind < 0
  })
}

/** Adds partial records to the call that they continue. Gives the number of calls. */
function join(columns: readonly Int32Array[]): number {
  const [other, time, duration, , , flags] = columns
  let size = 0
  for (let row = 0; row < time.length; row++) {
    const last = size - 1
    if ((flags[row] & CONTINUED) !== 0 && last >= 0 && time[last] === time[row] && other[last] === other[row]
      && (flags[last] & OUTGOING) === (flags[row] & OUTGOING)) {
      duration[last] += duration[row]
      // Only the last record tells who ended the call.
      flags[last] = (flags[last] & 15) | (flags[row] & ~15)
      continue
    }
    for (const column of columns) column[size] = column[row]
    size++
  }
  return size
}
