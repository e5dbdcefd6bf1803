// What the tables of the truth are read with.
import type { Table } from '../../records/fields.ts'
import type { Check } from './check.ts'
import type { ChunkColumns } from '../dataset/chunk-columns.ts'
import type { Network } from './network.ts'
import type { Positions } from '../dataset/positions.ts'

export interface Operation {
  readonly id: string
  readonly label: number
  /** Seconds after the first midnight. */
  readonly from: number
  readonly to: number
}

/** What is needed to read a table of the truth. */
export interface Sources {
  readonly network: Network
  readonly operations: Operation[]
  readonly operationAt: Map<string, number>
  readonly handsets: Positions
  /** Hears of things that are there twice. */
  readonly keys: Check
  /** Hears of things that are named but do not exist. */
  readonly references: Check
  /** Hands over the rows of a table. */
  each(table: Table, onRows: (columns: ChunkColumns, path: string) => void): Promise<void>
}
