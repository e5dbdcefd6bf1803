// datapackage.json after Data Package 2.0 (datapackage.org): types, keys, foreign keys and digests of every table.
import type { Field } from '../records/fields.ts'
import { licenceUrl } from './licence.ts'
import type { Outline, Shelf, TableOutline } from './outline.ts'
import { referencesOf } from './references.ts'

const PROFILE = 'https://datapackage.org/profiles/2.0'
const MEDIA_TYPES = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const

export function dataPackage(outline: Outline): string {
  const { manifest, about, tables } = outline
  return `${JSON.stringify({
    $schema: `${PROFILE}/datapackage.json`,
    name: manifest.name,
    id: `urn:sha256:${manifest.scenarioSha256}`,
    title: about.title,
    description: about.description,
    ...(/^https?:/.test(about.url) ? { homepage: about.url } : {}),
    version: manifest.version,
    created: `${about.date}T00:00:00Z`,
    licenses: [{ name: about.licence, path: licenceUrl(about.licence) }],
    contributors: about.creators.map((title) => ({ title, roles: ['creator'] })),
    keywords: ['call detail records', 'fraud detection', 'synthetic data'],
    resources: tables.flatMap((table) => table.shelves.map((shelf) => resourceOf(table, shelf, outline))),
  }, null, 2)}\n`
}

function resourceOf(table: TableOutline, shelf: Shelf, outline: Outline): object {
  const { files, format } = shelf
  const [first] = table.shelves
  const [only] = files
  return {
    name: shelf === first ? table.name : `${table.name}_${format}`,
    type: 'table',
    description: table.table.description,
    path: files.length === 1 ? only.path : files.map(({ path }) => path),
    format,
    mediatype: MEDIA_TYPES[format],
    ...(format === 'csv' ? { encoding: 'utf-8', dialect: { $schema: `${PROFILE}/tabledialect.json`, header: true, delimiter: ',', lineTerminator: '\n' } } : {}),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(files.length === 1 ? { hash: `sha256:${only.sha256}` } : {}),
    schema: schemaOf(table, format, outline),
  }
}

function schemaOf(outlined: TableOutline, format: Shelf['format'], outline: Outline): object {
  const { table } = outlined
  const references = referencesOf(outlined, outline)
  return {
    $schema: `${PROFILE}/tableschema.json`,
    fields: table.fields.map((field) => fieldOf(field, format, outline.manifest.ids)),
    ...(format === 'csv' ? { missingValues: [''] } : {}),
    ...(table.key ? { primaryKey: table.key } : {}),
    ...(references.length > 0 ? {
      foreignKeys: references.map(({ fields, to, toFields }) => ({ fields, reference: { resource: to, fields: toFields } })),
    } : {}),
  }
}

function fieldOf(field: Field, format: Shelf['format'], ids: 'string' | 'int64'): object {
  const { name, unit, description, nullable, digits, values } = field
  const type = field.type === 'identifier' && format === 'parquet' && ids === 'int64' ? 'integer' : TYPES[field.type]
  const constraints = {
    ...(nullable ? {} : { required: true }),
    ...(digits !== undefined && type === 'string' ? { pattern: `[0-9]{${digits}}` } : {}),
    ...(values ? { enum: values } : {}),
  }
  return {
    name, type,
    ...(type === 'datetime' ? { format: 'any' } : {}),
    description: unit === undefined ? description : `${description} Unit: ${unit}.`,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  }
}

const TYPES: Readonly<Record<Field['type'], string>> = {
  identifier: 'string', int64: 'integer', int32: 'integer', time: 'datetime', date: 'date', category: 'string', text: 'string', double: 'number',
}
