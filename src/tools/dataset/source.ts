// A source of rows: a dataset, or somebody's own files in its place.
import type { Table } from '../../records/fields.ts'
import type { ChunkColumns } from './chunk-columns.ts'
import type { Frame } from './frame.ts'

export interface EachOptions {
  /** Fields that are wanted, all by default; those that the source does not have are left out: see `ChunkColumns.has`. */
  readonly columns?: readonly string[]
  /**
   * First and last day (after 1970-01-01): files of other days are not opened. A table in a single file comes whole,
   * so look at the times too.
   */
  readonly days?: readonly [number, number]
}

export interface Source {
  readonly frame: Frame
  /** Rows of a table; 0 where there is none. */
  rows(table: Table): number
  /** Hands over the rows of a table in order, some at a time. Times count from `frame.origin`. */
  each(table: Table, options: EachOptions, onRows: (rows: ChunkColumns, piece: { readonly entry: { readonly path: string } }) => void): Promise<void>
}
