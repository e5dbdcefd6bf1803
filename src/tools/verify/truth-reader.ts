// The reader of the truth: how its tables are handed over, and who hears of what is wrong in them.
import type { Table } from '../../records/fields.ts'
import type { Check } from './check.ts'
import type { ChunkColumns } from './chunk-columns.ts'

/** What every part of the reading needs. */
export interface TruthReader {
  /** Hands over the rows of a table. */
  each(table: Table, onChunk: (columns: ChunkColumns, path: string) => void): Promise<void>
  readonly keys: Check
  /** Hears of things that are named but do not exist. */
  readonly references: Check
}
