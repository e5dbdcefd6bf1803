// croissant.json: the dataset for machines that load and index datasets (Croissant 1.1 or 1.0, with RAI 1.0 and PROV-O).
import type { Field } from '../records/fields.ts'
import { MANIFEST } from '../records/manifest.ts'
import { bibtex } from './citation.ts'
import { type CroissantVersion, contextOf } from './croissant-context.ts'
import { licenceUrl } from './licence.ts'
import { type Outline, type Shelf, type TableOutline, nameOf } from './outline.ts'
import { referencesOf } from './references.ts'
import { statementsOf } from './responsible.ts'

const MEDIA_TYPES = { csv: 'text/csv', parquet: 'application/x-parquet' } as const
/** The count of rows: Wikidata's cardinality, as section Descriptive Statistics of the specification has it. */
const CARDINALITY = 'http://www.wikidata.org/entity/Q4049983'

/** `manifestSha256` is the digest of manifest.json, which lists the digest of every file. */
export function croissant(outline: Outline, version: CroissantVersion, manifestSha256: string): string {
  const { manifest, about, tables } = outline
  return `${JSON.stringify({
    '@context': contextOf(version),
    '@type': 'sc:Dataset',
    conformsTo: [`http://mlcommons.org/croissant/${version}`, 'http://mlcommons.org/croissant/RAI/1.0'],
    name: manifest.name,
    alternateName: about.title,
    description: about.description,
    version: manifest.version,
    license: licenceUrl(about.licence),
    url: about.url,
    creator: about.creators.map((name) => ({ '@type': 'sc:Organization', name })),
    datePublished: about.date,
    dateModified: about.date,
    inLanguage: 'en',
    keywords: ['call detail records', 'fraud detection', 'synthetic data', 'telecommunications'],
    temporalCoverage: manifest.period.join('/'),
    citeAs: bibtex(outline),
    isLiveDataset: false,
    ...responsibility(outline),
    distribution: [
      { '@type': 'cr:FileObject', '@id': MANIFEST, name: MANIFEST, contentUrl: MANIFEST, encodingFormat: 'application/json', sha256: manifestSha256 },
      ...tables.flatMap((table) => table.shelves.map((shelf) => files(table, shelf))),
    ],
    recordSet: [...tables.flatMap(enumerations), ...tables.map((table) => recordSet(table, outline, version))],
  }, null, 2)}\n`
}

function responsibility(outline: Outline): object {
  const { version, scenarioSha256, seed } = outline.manifest
  const told = statementsOf(outline)
  return {
    'rai:dataCollection': told.collection,
    'rai:dataCollectionType': ['Simulation'],
    'rai:dataLimitations': told.limitations,
    'rai:dataBiases': told.biases,
    'rai:personalSensitiveInformation': told.sensitive,
    'rai:dataUseCases': told.uses,
    'rai:dataSocialImpact': told.impact,
    'rai:dataAnnotationProtocol': told.annotation,
    'rai:dataReleaseMaintenancePlan': told.maintenance,
    'rai:hasSyntheticData': true,
    'prov:wasDerivedFrom': { '@type': 'prov:Entity', '@id': `urn:sha256:${scenarioSha256}`, 'prov:label': 'scenario.resolved.yaml' },
    'prov:wasGeneratedBy': {
      '@type': 'prov:Activity',
      'prov:label': `patchcord generate, seed ${seed}`,
      'prov:wasAssociatedWith': { '@type': 'prov:SoftwareAgent', 'prov:label': `patchcord ${version}` },
    },
  }
}

/** A file, or the set of files that a table is. */
function files({ name, table }: TableOutline, { format, files: own, pattern }: Shelf): object {
  const encodingFormat = MEDIA_TYPES[format]
  const described = { '@id': idOfFiles(name, format), name: `${table.path} as ${format}`, description: table.description, encodingFormat }
  if (own.length > 1) return { '@type': 'cr:FileSet', ...described, includes: pattern }
  const [{ path, bytes, sha256 }] = own
  return { '@type': 'cr:FileObject', ...described, contentUrl: path, contentSize: `${bytes} B`, sha256 }
}

function idOfFiles(name: string, format: string): string {
  return `${name}-${format}`
}

/** The values of each category, as records of their own. */
function enumerations({ name, table }: TableOutline): object[] {
  return table.fields.filter(({ values }) => values !== undefined).map((field) => {
    const id = `${name}_${field.name}`
    return {
      '@type': 'cr:RecordSet', '@id': id, name: id, description: `Values of ${field.name} in ${table.path}.`,
      dataType: 'sc:Enumeration', key: { '@id': `${id}/name` },
      field: [{ '@type': 'cr:Field', '@id': `${id}/name`, name: 'name', description: field.description, dataType: 'sc:Text' }],
      data: field.values?.map((value) => ({ [`${id}/name`]: value })),
    }
  })
}

function recordSet(outlined: TableOutline, outline: Outline, version: CroissantVersion): object {
  const { name, table, rows } = outlined
  const count = { '@type': 'cr:Field', '@id': `${name}/count`, name: 'count', description: 'Number of rows.', value: rows, dataType: CARDINALITY }
  return {
    '@type': 'cr:RecordSet', '@id': name, name, description: table.description,
    ...(table.key ? { key: table.key.map((field) => ({ '@id': `${name}/${field}` })) } : {}),
    ...(version === '1.1' ? { annotation: [count] } : {}),
    field: table.fields.map((field) => fieldOf(field, outlined, outline)),
  }
}

function fieldOf(field: Field, outlined: TableOutline, outline: Outline): object {
  const { name, shelves: [shelf] } = outlined
  const file = { '@id': idOfFiles(name, shelf.format) }
  const reference = referencesOf(outlined, outline).find(({ fields }) => fields.includes(field.name))
  // Not between tables of CSV: mlcroissant 1.1 takes digits for numbers on one side of such a join only, and fails.
  const to = reference && shelf.format === 'parquet' ? `${reference.to}/${reference.toFields[reference.fields.indexOf(field.name)]}` : undefined
  const target = field.values ? `${nameOf(outlined.table.path)}_${field.name}/name` : to
  return {
    '@type': 'cr:Field', '@id': `${name}/${field.name}`, name: field.name,
    description: `${field.description}${field.unit ? ` Unit: ${field.unit}.` : ''}${field.nullable ? ' May be absent.' : ''} (${field.source})`,
    dataType: typesOf(field, shelf, outline),
    source: { ...(shelf.files.length > 1 ? { fileSet: file } : { fileObject: file }), extract: { column: field.name } },
    ...(target ? { references: { field: { '@id': target } } } : {}),
  }
}

const TYPES: Readonly<Record<Field['type'], string>> = {
  identifier: 'sc:Text', int64: 'sc:Integer', int32: 'sc:Integer', time: 'sc:DateTime', date: 'sc:Date', category: 'sc:Text', text: 'sc:Text', double: 'sc:Float',
}

function typesOf({ name, type }: Field, { format }: Shelf, { manifest }: Outline): string | string[] {
  const atomic = type === 'identifier' && manifest.ids === 'int64' && format === 'parquet' ? 'sc:Integer' : TYPES[type]
  return name === 'label' ? [atomic, 'cr:Label'] : atomic
}
