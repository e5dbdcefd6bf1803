// croissant.json by the rules of the specification, and by mlcroissant where Python has it.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Manifest } from '../../src/records/manifest.ts'
import { publications } from '../../src/publishing/publications.ts'
import { tablesOf } from '../../src/records/tables.ts'
import { written } from '../written.ts'
import { TEXT, json, matching, python, pythonHas } from './dataset.ts'

interface Ref { readonly '@id': string }
interface Field extends Ref {
  readonly name: string
  readonly description: string
  readonly dataType: string | string[]
  readonly source?: { readonly fileSet?: Ref; readonly fileObject?: Ref; readonly extract: { readonly column: string } }
  readonly references?: { readonly field: Ref }
}
interface RecordSet extends Ref {
  readonly field: readonly Field[]
  readonly key?: Ref | readonly Ref[]
  readonly data?: readonly Record<string, string>[]
  readonly annotation?: readonly { readonly value: number }[]
}
interface Croissant {
  readonly '@context': Record<string, unknown>
  readonly conformsTo: readonly string[]
  readonly distribution: readonly (Ref & { readonly includes?: string; readonly contentUrl?: string; readonly sha256?: string })[]
  readonly recordSet: readonly RecordSet[]
}

/** What the specification requires of every dataset, and the eight responsible-AI fields that NeurIPS 2026 asks for. */
const REQUIRED = ['@context', '@type', 'conformsTo', 'name', 'description', 'license', 'url', 'creator', 'datePublished', 'distribution', 'recordSet']
const RESPONSIBLE = [
  'rai:dataLimitations', 'rai:dataBiases', 'rai:personalSensitiveInformation', 'rai:dataUseCases', 'rai:dataSocialImpact',
  'rai:hasSyntheticData', 'prov:wasDerivedFrom', 'prov:wasGeneratedBy',
]
const CASES = { parquet: [], csv: ['output.formats=[csv]'], numbers: ['output.ids=int64', 'output.single-file=true'] }
const datasets: Record<string, { root: string; manifest: Manifest }> = {}

beforeAll(async () => {
  for (const [name, set] of Object.entries(CASES)) datasets[name] = await written(TEXT, set)
})

describe.each(Object.keys(CASES))('the croissant of a dataset written as %s', (name) => {
  it('has what is required, and identifiers that are unique and lead somewhere', () => {
    const found = json<Croissant>(datasets[name].root, 'croissant.json')
    for (const property of [...REQUIRED, ...RESPONSIBLE]) expect(found, property).toHaveProperty([property])
    expect(found.conformsTo).toContain('http://mlcommons.org/croissant/1.1')
    expect(found['@context']['cr']).toBe('http://mlcommons.org/croissant/')
    const fields = found.recordSet.flatMap(({ field }) => field)
    const ids = [...found.distribution, ...found.recordSet, ...fields].map((each) => each['@id'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).not.toMatch(/\s/)
    const known = new Set(ids)
    for (const { source, references } of fields) {
      const file = source?.fileSet ?? source?.fileObject
      if (file) expect(known).toContain(file['@id'])
      if (references) expect(known).toContain(references.field['@id'])
    }
    for (const { key } of found.recordSet) for (const each of [key ?? []].flat()) expect(known).toContain(each['@id'])
  })

  it('describes every field of every table, with the files it comes from and their digests', () => {
    const { root, manifest } = datasets[name]
    const found = json<Croissant>(root, 'croissant.json')
    for (const table of tablesOf(manifest)) {
      const set = found.recordSet.find((each) => each['@id'] === table.path.replace('data/', '').replaceAll('/', '_'))
      expect(set?.field.map(({ name }) => name), table.path).toEqual(table.fields.map(({ name }) => name))
      expect(set?.annotation?.[0].value).toBe(manifest.tables[table.path].rows)
      for (const { name, description, source } of set?.field ?? []) {
        expect(description.length).toBeGreaterThan(10)
        expect(source?.extract.column).toBe(name)
        const file = found.distribution.find((each) => each['@id'] === (source?.fileSet ?? source?.fileObject)?.['@id'])
        const own = manifest.files.filter((each) => each.table === table.path)
        if (file?.includes) expect(matching(file.includes, manifest)).toEqual(own.map(({ path }) => path))
        else expect(file).toMatchObject({ contentUrl: own[0].path, sha256: own[0].sha256 })
      }
      for (const { name, values } of table.fields) {
        if (!values) continue
        const id = set?.field.find((each) => each.name === name)?.references?.field['@id'] ?? ''
        expect(found.recordSet.find((each) => `${each['@id']}/name` === id)?.data?.map((each) => each[id])).toEqual(values)
      }
    }
    expect(found.recordSet.find((each) => each['@id'] === 'calls')?.field.find(({ name }) => name === 'label')?.dataType).toContain('cr:Label')
  })

  it('is as it was in version 1.0 where that is asked for', () => {
    const found = JSON.parse(publications(datasets[name].manifest, { croissant: '1.0', released: '2026-11-24' })['croissant.json']) as Croissant
    expect(found.conformsTo).toContain('http://mlcommons.org/croissant/1.0')
    expect(JSON.stringify(found)).not.toContain('annotation"')
    for (const property of [...REQUIRED, ...RESPONSIBLE]) expect(found, property).toHaveProperty([property])
  })

  it.skipIf(!pythonHas('mlcroissant'))('is read by mlcroissant, record for record', { timeout: 300_000 }, () => {
    const { root, manifest } = datasets[name]
    const program = 'import mlcroissant, json\nsets = ["cells", "truth_calls", "truth_sims", "truth_holdings"]\n'
      + 'print(json.dumps({s: sum(1 for _ in mlcroissant.Dataset("croissant.json").records(s)) for s in sets}))'
    const rows = JSON.parse(python(program, root).split('\n').at(-1) ?? '') as Record<string, number>
    for (const [set, count] of Object.entries(rows)) {
      expect(count, set).toBe(manifest.tables[set.replace(/^truth_/, 'truth/').replace(/^(?!truth)/, 'data/')].rows)
    }
  })
})
