// Reads the files of a table, whatever their format, as the chunks from which they were written.
import type { Chunk, Table } from './fields.ts'
import { readCsv } from './reading/csv.ts'
import { readParquet } from './reading/parquet.ts'
import type { Format } from './sink.ts'
import { prepareZstd } from './zstd.ts'

export { ReadError } from './reading/read-error.ts'

export type OnChunk = (chunk: Chunk) => void | Promise<void>

export interface ReadOptions {
  readonly table: Table
  readonly format: Format['name']
  /** Names of the fields that are wanted, in any order; all of them by default. */
  readonly columns?: readonly string[]
}

/**
 * Calls `onChunk` with the rows in order, at most one row group of Parquet or 65,536 lines of CSV at a time, and
 * resolves to their number. Chunks hold the wanted fields in the order of the table; their arrays are the caller's.
 * Rejects with `ReadError` if the file is cut short, damaged or not of this table, and with the system's error if it
 * cannot be read at all. A CSV file cut at the end of a line looks whole.
 */
export async function readTable(path: string, options: ReadOptions, onChunk: OnChunk): Promise<number> {
  const { table, format, columns } = options
  for (const name of columns ?? []) {
    if (!table.fields.some(field => field.name === name)) throw new RangeError(`${table.path} has no field ${name}`)
  }
  const wanted = table.fields.map(field => columns === undefined || columns.includes(field.name))
  if (format === 'csv') return readCsv(path, table.fields, wanted, onChunk)
  await prepareZstd()
  return readParquet(path, table.fields.filter((_, c) => wanted[c]), onChunk)
}
