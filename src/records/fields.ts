// What a field of a table is: one description, read by sinks, verification, documentation and loaders.

/**
 * How a field is held in memory, and what a file makes of it.
 *
 * | type | column data | Parquet | CSV |
 * |---|---|---|---|
 * | `identifier` | Float64Array of exact integers from 0 on | STRING (or INT64 with `ids: int64`) | digits |
 * | `int64` | Float64Array of exact integers | INT64 | digits |
 * | `int32` | Int32Array | INT32 | digits |
 * | `time` | Int32Array, whole seconds after the column's `epoch` | TIMESTAMP(ms, UTC) | ISO 8601 with the offset |
 * | `date` | Int32Array, days after 1970-01-01 | DATE | ISO 8601 |
 * | `category` | Int32Array, positions in the field's `values` | STRING, dictionary | text |
 * | `text` | string[] | STRING, dictionary where it pays | text, quoted where needed |
 * | `double` | Float64Array | DOUBLE | shortest form |
 */
export type FieldType = 'identifier' | 'int64' | 'int32' | 'time' | 'date' | 'category' | 'text' | 'double'

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly description: string
  /** Where the name and the meaning come from. */
  readonly source: string
  readonly nullable?: true
  readonly unit?: string
  /** Number of decimal digits of every value, for identifiers that all have the same; sinks refuse others. */
  readonly digits?: number
  /** The texts of a category, in the order of their codes; at most 256. */
  readonly values?: readonly string[]
}

export interface Table {
  /** Folder below the dataset: `data/calls`. */
  readonly path: string
  readonly description: string
  /** Cut into one folder a day (`day=2022-06-01`). */
  readonly daily: boolean
  /** Fields whose values together name one row. */
  readonly key?: readonly string[]
  readonly fields: readonly Field[]
}

/** Values of one field for the rows of a chunk. `valid[row]` is 1 where there is one, else 0; absent if all have. */
export interface Column {
  readonly field: Field
  readonly data: Int32Array | Float64Array | string[]
  readonly valid?: Uint8Array
  /** Unix seconds to which `time` values are added. */
  readonly epoch?: number
}

/** A block of rows, column by column. Whoever fills it owns the arrays; a sink has read them when its call returns. */
export interface Chunk {
  readonly rows: number
  readonly columns: readonly Column[]
}
