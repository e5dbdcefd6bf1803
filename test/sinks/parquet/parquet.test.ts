// What a Parquet file says of itself, and how its rows are cut.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { parquetMetadata } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Chunk, FieldType } from '../../../src/records/fields.ts'
import { readTable } from '../../../src/records/reader.ts'
import { prepareSinks } from '../../../src/sinks/index.ts'
import { ROW_GROUP } from '../../../src/sinks/parquet/parquet.ts'
import { temporaryFolder } from '../folder.ts'
import { COLOURS, chunkOf, contents, field, tableOf, valuesOf } from '../tables.ts'
import type { Cell, Content } from '../tables.ts'
import { formatOf, writeContent } from '../writing.ts'

const path = join(temporaryFolder(), 'file.parquet')
let duckdb: DuckDBConnection

beforeAll(async () => {
  await prepareSinks()
  duckdb = await (await DuckDBInstance.create()).connect()
})

const SQL_TYPES: Record<FieldType, string> = {
  identifier: 'varchar', category: 'varchar', text: 'varchar', int64: 'bigint', int32: 'integer', double: 'double',
  date: 'date', time: 'timestamptz'
}

function metadataOf(file: string) {
  const bytes = readFileSync(file)
  return parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
}

/** All types, `rows` rows, with nulls and runs. */
function long(rows: number): Content {
  const fields = [
    field('id', 'identifier', { digits: 14, nullable: true }), field('at', 'time'), field('note', 'text'),
    field('n', 'int32', { nullable: true }), field('colour', 'category', { values: COLOURS }), field('x', 'double')
  ]
  const column = (cell: (row: number) => Cell) => Array.from({ length: rows }, (_, row) => cell(row))
  const values = [
    column(row => (row % 7 === 3 ? null : 99913100000000 + ((row * 7919) % 1e8))),
    column(row => 1_654_041_600 + (row >> 4)),
    column(row => (row % 50_000 < 9 ? `note ${row}` : 'same')),
    column(row => (row > 70_000 && row < 90_000 ? null : row % 1000)),
    column(row => COLOURS[row % 5]),
    column(row => row / 8)
  ]
  return { table: tableOf(fields), rows, values, epoch: 1_654_041_600 }
}

describe('row groups', () => {
  for (const rows of [1, ROW_GROUP - 1, ROW_GROUP, ROW_GROUP + 1, 2 * ROW_GROUP + 5]) {
    test(`${rows} rows fill groups of ${ROW_GROUP}, and are read back`, async () => {
      const content = long(rows)
      writeContent('parquet', path, content)
      const full = Math.floor(rows / ROW_GROUP)
      const sizes = metadataOf(path).row_groups.map(group => Number(group.num_rows))
      const rest = rows % ROW_GROUP > 0 ? [rows % ROW_GROUP] : []
      expect(sizes).toEqual([...Array<number>(full).fill(ROW_GROUP), ...rest])
      const chunks: Chunk[] = []
      await readTable(path, { table: content.table, format: 'parquet' }, chunk => void chunks.push(chunk))
      expect(valuesOf(chunks, content.table.fields)).toEqual(content.values)
    })
  }

  test('the same rows give the same bytes, however they are cut into chunks', () => {
    const content = long(2 * ROW_GROUP + 5)
    const whole = writeContent('parquet', path, content)
    const cuts = fc.array(fc.nat(content.rows), { maxLength: 5 }).map(all => all.sort((a, b) => a - b))
    fc.assert(fc.property(cuts, at => {
      expect(writeContent('parquet', path, content, {}, at)).toEqual(whole)
    }), { numRuns: 8, examples: [[[ROW_GROUP / 2, ROW_GROUP, 1.5 * ROW_GROUP]], [[1, ROW_GROUP + 1]]] })
  })

  test('chunks may count their times from different moments', () => {
    const table = tableOf([field('at', 'time')])
    const first = { table, rows: 2, values: [[1000, 2000]], epoch: 0 }
    const whole = writeContent('parquet', path, { table, rows: 4, values: [[1000, 2000, 1500, 3000]], epoch: 0 })
    const sink = formatOf('parquet').open({ table, path, utcOffset: 480, ids: 'string', metadata: {} })
    sink.write(chunkOf(first))
    sink.write(chunkOf({ table, rows: 2, values: [[1500, 3000]], epoch: 900 }))
    expect(sink.close()).toEqual(whole)
  })
})

describe('the footer', () => {
  test('carries the key-value pairs and names the version that wrote it', () => {
    const metadata = { 'patchcord.version': '1.2.3', 'patchcord.seed': 'zürich 42' }
    writeContent('parquet', path, long(3), { metadata })
    const found = metadataOf(path)
    expect(found.created_by).toBe('patchcord 1.2.3')
    expect(found.key_value_metadata).toEqual([
      { key: 'patchcord.version', value: '1.2.3' }, { key: 'patchcord.seed', value: 'zürich 42' }
    ])
  })

  test('says version 1 and no compression in the plain profile', () => {
    writeContent('parquet-plain', path, long(1000))
    const found = metadataOf(path)
    expect(found.version).toBe(1)
    for (const { meta_data } of found.row_groups[0].columns) {
      expect(meta_data!.codec).toBe('UNCOMPRESSED')
      expect(meta_data!.encodings.filter(encoding => encoding !== 'RLE')).toEqual(['PLAIN'])
    }
  })

  test('names the sizes that the columns have in the file', () => {
    const facts = writeContent('parquet', path, long(200_000))
    const { row_groups, metadata_length } = metadataOf(path)
    const total = row_groups.reduce((sum, group) => sum + Number(group.total_compressed_size), 0)
    expect(4 + total + metadata_length + 8).toBe(facts.bytes)
  })
})

describe('statistics', () => {
  test('bound every column in the order of its type, and count its nulls', async () => {
    await fc.assert(fc.asyncProperty(contents(200), fc.constantFrom('parquet' as const, 'parquet-plain' as const),
      async (content, format) => {
        writeContent(format, path, content)
        for (const { name, type } of content.table.fields) {
          const same = (stated: string, found: string) => `coalesce(case when strlen(${found}::varchar) <= 64
            then ${stated}::${SQL_TYPES[type]} = ${found} end, ${found} is null or strlen(${found}::varchar) > 64)`
          const result = await duckdb.runAndReadAll(`
            with t as (select min(${name}) as least, max(${name}) as most, count(*) - count(${name}) as nulls
              from read_parquet('${path}'))
            select stats_null_count = nulls, ${same('stats_min_value', 'least')}, ${same('stats_max_value', 'most')},
              coalesce(stats_min_value::${SQL_TYPES[type]} <= least and stats_max_value::${SQL_TYPES[type]} >= most,
                least is null)
            from t, parquet_metadata('${path}') where path_in_schema = '${name}'`)
          expect([name, ...result.getRows()[0]]).toEqual([name, true, true, true, true])
        }
      }), { numRuns: 30 })
  })

  test('are exact for what sorts otherwise as a number than as a text', () => {
    const table = tableOf([field('number', 'identifier'), field('x', 'double'), field('text', 'text')])
    const values = [[9, 1000, 12], [-0, 0, 3], ['\uffee', '𝄞', 'b']]
    writeContent('parquet', path, { table, rows: 3, values, epoch: 0 })
    const bounds = metadataOf(path).row_groups[0].columns.map(({ meta_data }) =>
      [meta_data!.statistics!.min_value, meta_data!.statistics!.max_value])
    expect(bounds).toEqual([['1000', '9'], [-0, 3], ['b', '𝄞']])
  })

  test('give no bounds beside a NaN', () => {
    writeContent('parquet', path, { table: tableOf([field('x', 'double')]), rows: 2, values: [[NaN, 1]], epoch: 0 })
    expect(metadataOf(path).row_groups[0].columns[0].meta_data!.statistics!.min_value).toBeUndefined()
  })
})

describe('values that a field cannot have', () => {
  test('are refused with the name of the field', () => {
    const write = (one: ReturnType<typeof field>, cell: Cell) =>
      () => writeContent('parquet', path, { table: tableOf([one]), rows: 1, values: [[cell]], epoch: 0 })
    expect(write(field('imsi', 'identifier', { digits: 15 }), 123)).toThrow('imsi: 123 has not 15 digits')
    expect(write(field('imsi', 'identifier', { digits: 2 }), 123)).toThrow('imsi: 123 has not 2 digits')
    expect(write(field('imsi', 'identifier'), -5)).toThrow('imsi: -5 has not only digits')
    expect(write(field('colour', 'category', { values: ['red'] }), 'blue')).toThrow('colour: no text has the code -1')
  })
})
