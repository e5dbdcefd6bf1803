// What a family of laws over a table beside the calls is, and what it sees.
import type { Check } from '../check.ts'
import type { ChunkColumns } from '../../dataset/chunk-columns.ts'

/** Rows of one chunk, with what every table has looked up. */
export interface TrafficRows {
  readonly columns: ChunkColumns
  /** By row: position of the SIM in the network, -1 if it is unknown. */
  readonly sim: Int32Array
  /** By row: second after the first midnight, by which rows are in order. */
  readonly time: Int32Array
  /** The beginning of an example. */
  where(row: number): string
}

/** Sees every row once, in the order of time. */
export interface TrafficLaws {
  readonly checks: readonly Check[]
  examine(rows: TrafficRows): void
  /** After the last row of all. */
  end?(): void
}
