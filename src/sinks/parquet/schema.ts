// How a field appears in the schema of a Parquet file.
import type { SchemaElement } from 'hyparquet'
import type { Field, Table } from '../../records/fields.ts'

export function schemaOf(table: Table, ids: 'string' | 'int64'): SchemaElement[] {
  return [{ name: 'schema', num_children: table.fields.length }, ...table.fields.map(field => elementOf(field, ids))]
}

function elementOf(field: Field, ids: 'string' | 'int64'): SchemaElement {
  return {
    name: field.name,
    repetition_type: field.nullable ? 'OPTIONAL' : 'REQUIRED',
    ...typeOf(field, ids)
  }
}

function typeOf(field: Field, ids: 'string' | 'int64'): Omit<SchemaElement, 'name'> {
  switch (field.type) {
    case 'int32': return { type: 'INT32' }
    case 'int64': return { type: 'INT64' }
    case 'double': return { type: 'DOUBLE' }
    case 'date': return { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } }
    case 'time': return {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' }
    }
    case 'identifier': return ids === 'int64' ? { type: 'INT64' } : TEXT
    case 'category':
    case 'text': return TEXT
  }
}

const TEXT: Omit<SchemaElement, 'name'> = {
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' }
}
