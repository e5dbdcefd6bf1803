// What is written is what is read, by our reader and by readers that others wrote.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import * as fc from 'fast-check'
import { readParquet } from 'parquet-wasm'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '../../src/records/reader.ts'
import type { Chunk, Field } from '../../src/records/fields.ts'
import type { Format } from '../../src/records/sink.ts'
import { prepareSinks } from '../../src/sinks/index.ts'
import { temporaryFolder } from './folder.ts'
import { COLOURS, contents, field, tableOf, valuesOf } from './tables.ts'
import type { Cell, Content } from './tables.ts'
import { writeContent } from './writing.ts'

const folder = temporaryFolder()
const path = join(folder, 'file')
const ids = fc.constantFrom('string' as const, 'int64' as const)
const RUNS = { numRuns: 60 }

beforeAll(prepareSinks)

async function readBack(format: Format['name'], content: Content): Promise<Cell[][]> {
  const chunks: Chunk[] = []
  const rows = await readTable(path, { table: content.table, format }, chunk => void chunks.push(chunk))
  expect(rows).toBe(content.rows)
  return valuesOf(chunks, content.table.fields)
}

for (const format of ['parquet', 'parquet-plain', 'csv'] as const) {
  test(`the reader gives back every table written as ${format}`, async () => {
    await fc.assert(fc.asyncProperty(contents(300), ids, async (content, asIds) => {
      const facts = writeContent(format, path, content, { ids: asIds })
      expect(facts.rows).toBe(content.rows)
      expect(facts.bytes).toBe(readFileSync(path).length)
      expect(await readBack(format, content)).toEqual(content.values)
    }), RUNS)
  })
}

/** How DuckDB is asked for a value, so that it comes as a number or a text. */
function expression({ name, type }: Field, asIds: string): string {
  if (type === 'time') return `(epoch_ms(${name}) / 1000)::double`
  if (type === 'date') return `(${name} - date '1970-01-01')::double`
  if (type === 'category' || type === 'text' || (type === 'identifier' && asIds === 'string')) return name
  return `${name}::double`
}

function expected(content: Content, asIds: string): (Cell | null)[][] {
  return content.values.map((cells, c) => {
    const asText = content.table.fields[c].type === 'identifier' && asIds === 'string'
    return cells.map(cell => (asText && cell !== null ? String(cell) : cell))
  })
}

describe('DuckDB', () => {
  for (const format of ['parquet', 'parquet-plain'] as const) {
    test(`reads every table written as ${format}`, async () => {
      const connection = await (await DuckDBInstance.create()).connect()
      await fc.assert(fc.asyncProperty(contents(300), ids, async (content, asIds) => {
        writeContent(format, path, content, { ids: asIds })
        const columns = content.table.fields.map(one => expression(one, asIds))
        const result = await connection.runAndReadAll(`select ${columns.join(', ')} from read_parquet('${path}')`)
        const got = content.rows === 0 ? content.values : result.getColumns()
        expect(got).toEqual(expected(content, asIds))
      }), RUNS)
    })
  }
})

describe('the Rust implementation of Parquet', () => {
  for (const format of ['parquet', 'parquet-plain'] as const) {
    test(`reads every table written as ${format}`, () => {
      fc.assert(fc.property(contents(300), ids, (content, asIds) => {
        writeContent(format, path, content, { ids: asIds })
        const table = tableFromIPC(readParquet(readFileSync(path)).intoIPCStream())
        const got = content.table.fields.map(({ type }, c) =>
          Array.from(table.getChildAt(c) ?? [], value => arrowCell(value, type)))
        expect(got).toEqual(expected(content, asIds))
      }), RUNS)
    })
  }
})

function arrowCell(value: unknown, type: Field['type']): Cell {
  if (value === null || typeof value === 'string') return value
  if (type === 'time') return Number(value) / 1000
  return type === 'date' ? Number(value) / 86_400_000 : Number(value)
}

test('other readers read full row groups of identifiers, even and uneven, with and without gaps', async () => {
  const rows = 131_073
  const scattered = (row: number) => (Math.imul(row, 0x9e3779b1) >>> 4) % 1e8
  const fields = [
    field('even', 'identifier', { digits: 14 }),
    field('uneven', 'identifier', { nullable: true }),
    field('all', 'identifier')
  ]
  const values = [
    Array.from({ length: rows }, (_, row) => 99913100000000 + scattered(row)),
    Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? null : row + scattered(row) * (row % 97 ? 1e6 : 1))),
    Array.from({ length: rows }, (_, row) => scattered(row) * 9e7 + row)
  ]
  const content = { table: tableOf(fields), rows, values, epoch: 0 }
  writeContent('parquet', path, content)
  const connection = await (await DuckDBInstance.create()).connect()
  const duckdb = (await connection.runAndReadAll(`select * from read_parquet('${path}')`)).getColumns()
  expect(duckdb).toEqual(expected(content, 'string'))
  const arrow = tableFromIPC(readParquet(readFileSync(path)).intoIPCStream())
  expect(fields.map((_, c) => Array.from(arrow.getChildAt(c)!))).toEqual(duckdb)
  expect(await readBack('parquet', content)).toEqual(values)
})

test('times, dates and texts carry their logical types', async () => {
  const fields = [
    field('at', 'time'), field('day', 'date'), field('colour', 'category', { values: COLOURS }), field('note', 'text'),
    field('id', 'identifier', { digits: 3 }), field('size', 'int64'), field('count', 'int32'), field('x', 'double')
  ]
  const values = [[1_654_041_600], [19_144], ['red'], ['hello'], [123], [5e12], [3], [1.5]]
  writeContent('parquet', path, { table: tableOf(fields), rows: 1, values, epoch: 0 })
  const connection = await (await DuckDBInstance.create()).connect()
  const result = await connection.runAndReadAll(`describe select * from read_parquet('${path}')`)
  expect(result.getColumnsObject()['column_type']).toEqual([
    'TIMESTAMP WITH TIME ZONE', 'DATE', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'BIGINT', 'INTEGER', 'DOUBLE'
  ])
})
