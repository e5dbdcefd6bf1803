// The formats of files, by name.
import type { Format } from '../records/sink.ts'
import { csv } from './csv.ts'
import { parquet, parquetPlain, prepareParquet } from './parquet/parquet.ts'

export const formats: readonly Format[] = [
  csv,
  parquet,
  parquetPlain
]

/** To be awaited once in each thread before any file is opened. */
export const prepareSinks: () => Promise<void> = prepareParquet
