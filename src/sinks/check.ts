// What every format asks of a chunk.
import type { Chunk, Table } from '../records/fields.ts'

/** Throws if the chunk's columns are not the table's fields, or a field that must have values misses one. */
export function checkColumns(table: Table, chunk: Chunk): void {
  if (chunk.columns.length !== table.fields.length) {
    throw new RangeError(`${table.path} has ${table.fields.length} fields, not ${chunk.columns.length}`)
  }
  for (let c = 0; c < table.fields.length; c++) {
    const field = table.fields[c]
    const column = chunk.columns[c]
    if (column.field.name !== field.name) {
      throw new RangeError(`${table.path}: ${column.field.name} stands for ${field.name}`)
    }
    if (column.data.length < chunk.rows) throw new RangeError(`${table.path}: ${field.name} has too few values`)
    if (column.valid === undefined || field.nullable) continue
    const missing = column.valid.subarray(0, chunk.rows).indexOf(0)
    if (missing >= 0) throw new RangeError(`${table.path}: ${field.name} is missing in row ${missing}`)
  }
}
