// How each loader names the type of a field, so that no identifier becomes a number and no absent number a float.
import type { Field } from '../../records/fields.ts'

/** What a reader of a format is to make of a field. */
export type Loaded = 'text' | 'integer' | 'small' | 'number' | 'time' | 'date'

export function loadedAs({ type }: Field, format: 'csv' | 'parquet', ids: 'string' | 'int64'): Loaded {
  switch (type) {
    case 'identifier': return format === 'parquet' && ids === 'int64' ? 'integer' : 'text'
    case 'int64': return 'integer'
    case 'int32': return 'small'
    case 'double': return 'number'
    case 'time': return 'time'
    case 'date': return 'date'
    case 'category':
    case 'text': return 'text'
  }
}

export const DUCKDB: Readonly<Record<Loaded, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', small: 'INTEGER', number: 'DOUBLE', time: 'TIMESTAMPTZ', date: 'DATE',
}
export const SPARK: Readonly<Record<Loaded, string>> = {
  text: 'string', integer: 'bigint', small: 'int', number: 'double', time: 'timestamp', date: 'date',
}
export const R_ARROW: Readonly<Record<Loaded, string>> = {
  text: 'string()', integer: 'int64()', small: 'int32()', number: 'float64()', time: 'timestamp("ms", "UTC")', date: 'date32()',
}
