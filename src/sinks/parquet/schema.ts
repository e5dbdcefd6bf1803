// How a field appears in the schema of a Parquet file.
import type { Field, Table } from '../../records/fields.ts'

export type Physical = 'INT32' | 'INT64' | 'DOUBLE' | 'BYTE_ARRAY'

/** A column: how its values are stored, and what they mean where that does not say it. */
export interface Element {
  readonly name: string
  readonly nullable: boolean
  readonly type: Physical
  readonly meaning?: 'text' | 'date' | 'time'
}

export function schemaOf(table: Table, ids: 'string' | 'int64'): Element[] {
  return table.fields.map(field => ({ name: field.name, nullable: field.nullable === true, ...typeOf(field, ids) }))
}

function typeOf(field: Field, ids: 'string' | 'int64'): Pick<Element, 'type' | 'meaning'> {
  switch (field.type) {
    case 'int32': return { type: 'INT32' }
    case 'int64': return { type: 'INT64' }
    case 'double': return { type: 'DOUBLE' }
    case 'date': return { type: 'INT32', meaning: 'date' }
    case 'time': return { type: 'INT64', meaning: 'time' }
    case 'identifier': return ids === 'int64' ? { type: 'INT64' } : { type: 'BYTE_ARRAY', meaning: 'text' }
    case 'category':
    case 'text': return { type: 'BYTE_ARRAY', meaning: 'text' }
  }
}
