// What is published with a dataset: each document against its published schema or rules, and against the dataset.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { publications } from '../../src/publishing/publications.ts'
import { type Manifest, PUBLISHED } from '../../src/records/manifest.ts'
import { tablesOf } from '../../src/records/tables.ts'
import { written } from '../written.ts'
import { TEXT, json, matching } from './dataset.ts'

const SETTINGS = {
  parquet: [],
  csv: ['output.formats=[csv]'],
  both: ['output.formats=[csv, parquet]', 'output.ids=int64', 'output.blind=true'],
  single: ['output.single-file=true'],
}
const datasets: Record<string, { root: string; manifest: Manifest }> = {}

beforeAll(async () => {
  for (const [name, set] of Object.entries(SETTINGS)) datasets[name] = await written(TEXT, set)
})

/** Problems of a value by a schema of test/publishing/schemas. */
function problems(schema: string, value: unknown): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { textarea: true } })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(new URL(`schemas/${schema}`, import.meta.url), 'utf8')) as object)
  validate(value)
  return validate.errors
}

interface Package {
  readonly resources: readonly {
    readonly name: string
    readonly path: string | string[]
    readonly format: string
    readonly bytes: number
    readonly schema: {
      readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string }[]
      readonly primaryKey?: readonly string[]
      readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[]
    }
  }[]
}

describe.each(Object.keys(SETTINGS))('a dataset written as %s', (name) => {
  it('has every document, the same for the same manifest', () => {
    const { root, manifest } = datasets[name]
    const texts = publications(manifest, { croissant: '1.1', released: '2026-11-24' })
    expect(Object.keys(texts)).toEqual(PUBLISHED)
    for (const [document, text] of Object.entries(texts)) {
      expect(readFileSync(join(root, document), 'utf8'), document).toBe(text)
      expect(text, document).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  it('has a Data Package 2.0 of exactly its files and fields', () => {
    const { root, manifest } = datasets[name]
    const found = json<Package>(root, 'datapackage.json')
    expect(problems('datapackage-2.0.json', found)).toBeNull()
    expect(found.resources.flatMap(({ path }) => path).toSorted()).toEqual(manifest.files.map(({ path }) => path).toSorted())
    for (const { name: resource, schema, path, bytes } of found.resources) {
      const files = manifest.files.filter((file) => path.includes(file.path))
      expect(bytes).toBe(files.reduce((sum, file) => sum + file.bytes, 0))
      const table = tablesOf(manifest).find(({ path }) => path === files[0].table)
      expect(schema.fields.map((field) => field.name), resource).toEqual(table?.fields.map((field) => field.name))
    }
  })

  it('has a citation after the Citation File Format 1.2.0', () => {
    expect(problems('cff-1.2.0.json', parse(readFileSync(join(datasets[name].root, 'CITATION.cff'), 'utf8')))).toBeNull()
  })

  it('has a card whose configurations match exactly the files of their tables', () => {
    const { root, manifest } = datasets[name]
    const [, head] = readFileSync(join(root, 'README.md'), 'utf8').split(/^---\n/m)
    const card = parse(head) as { license: string; size_categories: string[]; configs: { config_name: string; default?: boolean; data_files: { split: string; path: string }[] }[] }
    expect(card).toMatchObject({ license: 'cc0-1.0', size_categories: ['10K<n<100K'] })
    expect(card.configs.filter((config) => config.default).map((config) => config.config_name)).toEqual(['calls'])
    expect(card.configs).toHaveLength(tablesOf(manifest).length)
    const first = manifest.formats[0]
    for (const { config_name: config, data_files: [{ path }] } of card.configs) {
      const table = tablesOf(manifest).find((each) => each.path.replace('data/', '').replaceAll('/', '_') === config)
      const own = manifest.files.filter((file) => file.table === table?.path && file.path.endsWith(`.${first}`))
      expect(matching(path, manifest), config).toEqual(own.map((file) => file.path))
    }
  })
})

it('the keys that documents tell are keys: unique, and every foreign one is there', async () => {
  const { root } = datasets['parquet']
  const connection = await (await DuckDBInstance.create()).connect()
  const one = async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql)).getRows()[0][0])
  const { resources } = json<Package>(root, 'datapackage.json')
  for (const { name, path } of resources) {
    const files = [path].flat().map((each) => `'${join(root, each)}'`).join(', ')
    await connection.run(`create view ${name} as select * from read_parquet([${files}], hive_partitioning = false)`)
  }
  let foreign = 0
  for (const { name, schema } of resources) {
    if (schema.primaryKey) expect(await one(`select count(*) - count(distinct (${schema.primaryKey.join(', ')})) from ${name}`), name).toBe(0)
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const there = fields.map((field) => `x.${field} is not null`).join(' and ')
      const same = fields.map((field, i) => `x.${field} = y.${reference.fields[i]}`).join(' and ')
      const dangling = `select count(*) from ${name} x where ${there} and not exists (select 1 from ${reference.resource} y where ${same})`
      expect(await one(dangling), `${name}.${fields.join()} to ${reference.resource}`).toBe(0)
      if (await one(`select count(*) from ${name} x where ${there}`) > 0) foreign++
    }
  }
  expect(foreign).toBeGreaterThan(8)
  connection.closeSync()
})

it('what its publisher says of it stands in every document, and is escaped', () => {
  const about = {
    title: 'Calls: "quoted" | piped', description: 'One\ntwo: #three', creators: ['Müller, Ä.', 'Lab: {of} signals'],
    licence: 'CC-BY-4.0', url: 'https://example.org/d?a=1&b=2', date: '2027-01-02',
  }
  const texts = publications({ ...datasets['parquet'].manifest, about }, { croissant: '1.1', released: '2026-11-24' })
  const citation = parse(texts['CITATION.cff']) as Record<string, unknown>
  expect(problems('cff-1.2.0.json', citation)).toBeNull()
  expect(citation).toMatchObject({ title: about.title, abstract: about.description, license: 'CC-BY-4.0', 'date-released': '2027-01-02', url: about.url })
  expect(problems('datapackage-2.0.json', JSON.parse(texts['datapackage.json']))).toBeNull()
  expect(JSON.parse(texts['datapackage.json'])).toMatchObject({ title: about.title, homepage: about.url })
  expect(JSON.parse(texts['croissant.json'])).toMatchObject({ datePublished: '2027-01-02', url: about.url, license: 'https://spdx.org/licenses/CC-BY-4.0.html' })
  expect(parse(texts['README.md'].split(/^---\n/m)[1])).toMatchObject({ pretty_name: about.title, license: 'cc-by-4.0' })
  expect(texts['LICENSE']).toContain('Copyright 2027 Müller, Ä., Lab: {of} signals.')
})
