// Headers and footers against those of hyparquet-writer, byte for byte.
import * as fc from 'fast-check'
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import type { ColumnMetaData, RowGroup, SchemaElement } from 'hyparquet'
import { expect, test } from 'vitest'
import { ENCODINGS, type Encoding } from '../../../src/sinks/parquet/encodings.ts'
import { type ChunkFacts, Footer } from '../../../src/sinks/parquet/footer.ts'
import type { Element } from '../../../src/sinks/parquet/schema.ts'
import { Scratch } from '../../../src/sinks/parquet/scratch.ts'

const BOUND_BYTES = 64

/** Texts about as long as bounds may be, of characters of one to four bytes, some without a next one. */
const text = fc.array(fc.constantFrom('a', 'é', '퟿', '話', '\u{10ffff}', '\u{1f4de}'), { maxLength: 90 }).map((all) => all.join(''))
const whole = fc.maxSafeInteger()

function boundsOf({ type }: Element): fc.Arbitrary<ChunkFacts['bounds']> {
  const value = type === 'BYTE_ARRAY' ? text : type === 'INT32' ? fc.integer() : type === 'INT64' ? whole : fc.double({ noNaN: true })
  return fc.option(fc.record({ least: value, most: value }), { nil: undefined })
}

const element: fc.Arbitrary<Element> = fc.tuple(fc.string({ minLength: 1 }), fc.boolean(), fc.constantFrom<Pick<Element, 'type' | 'meaning'>>(
  { type: 'INT32' }, { type: 'INT64' }, { type: 'DOUBLE' }, { type: 'INT32', meaning: 'date' }, { type: 'INT64', meaning: 'time' },
  { type: 'BYTE_ARRAY', meaning: 'text' },
)).map(([name, nullable, type]) => ({ name: name.replaceAll('.', '_'), nullable, ...type }))

const size = fc.nat(2 ** 40)
const facts = (each: Element): fc.Arbitrary<ChunkFacts> => fc.record({
  encodings: fc.uniqueArray(fc.constantFrom(...(Object.keys(ENCODINGS) as Encoding[])), { minLength: 1 }), compressed: fc.boolean(),
  rows: fc.nat(), nulls: fc.nat(), bounds: boundsOf(each), size, uncompressedSize: size, dataPage: size, dictionaryPage: fc.option(size, { nil: undefined }),
})

const file = fc.uniqueArray(element, { minLength: 1, maxLength: 20, selector: ({ name }) => name }).chain((schema) =>
  fc.tuple(fc.constant(schema), fc.array(fc.tuple(...schema.map(facts)), { minLength: 1, maxLength: 17 }), fc.dictionary(fc.string(), text)))

test('a footer is what hyparquet-writer writes', () => {
  fc.assert(fc.property(file, fc.constantFrom<1 | 2>(1, 2), ([schema, groups, metadata], version) => {
    const footer = new Footer(schema)
    groups.forEach((columns, rows) => {
      for (const column of columns) footer.addColumn(column)
      footer.endGroup(rows)
    })
    const out = new Scratch(1)
    out.int32(7)
    footer.write(out, { version, createdBy: 'patchcord', metadata })
    expect(Buffer.from(out.written().subarray(4)).equals(theirs(schema, groups, metadata, version))).toBe(true)
  }))
})

function theirs(schema: readonly Element[], groups: readonly (readonly ChunkFacts[])[], metadata: Readonly<Record<string, string>>, version: number): Uint8Array {
  const writer = new ByteWriter()
  const pairs = Object.entries(metadata).map(([key, value]) => ({ key, value }))
  writeMetadata(writer, {
    version, created_by: 'patchcord', metadata_length: 0, num_rows: BigInt(groups.reduce((sum, _, rows) => sum + rows, 0)),
    schema: [{ name: 'schema', num_children: schema.length }, ...schema.map(elementOf)],
    row_groups: groups.map((columns, rows) => groupOf(schema, columns, rows)),
    ...(pairs.length > 0 ? { key_value_metadata: pairs } : {}),
  }, BOUND_BYTES)
  return writer.getBytes()
}

function elementOf({ name, nullable, type, meaning }: Element): SchemaElement {
  const text = { converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
  const date = { converted_type: 'DATE', logical_type: { type: 'DATE' } } as const
  const time = { converted_type: 'TIMESTAMP_MILLIS', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } } as const
  return { name, type, repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED', ...(meaning ? { text, date, time }[meaning] : {}) }
}

function groupOf(schema: readonly Element[], columns: readonly ChunkFacts[], rows: number): RowGroup {
  const sum = (of: (column: ChunkFacts) => number) => BigInt(columns.reduce((all, column) => all + of(column), 0))
  return {
    columns: columns.map((column, c) => ({ file_offset: 0n, meta_data: chunkOf(schema[c], column) })),
    total_byte_size: sum((column) => column.uncompressedSize), total_compressed_size: sum((column) => column.size),
    num_rows: BigInt(rows), file_offset: BigInt(columns[0].dictionaryPage ?? columns[0].dataPage),
  }
}

function chunkOf({ name, type }: Element, { encodings, compressed, rows, nulls, bounds, size, uncompressedSize, dataPage, dictionaryPage }: ChunkFacts): ColumnMetaData {
  return {
    type, encodings: [...encodings], path_in_schema: [name], codec: compressed ? 'ZSTD' : 'UNCOMPRESSED', num_values: BigInt(rows),
    total_uncompressed_size: BigInt(uncompressedSize), total_compressed_size: BigInt(size), data_page_offset: BigInt(dataPage),
    ...(dictionaryPage === undefined ? {} : { dictionary_page_offset: BigInt(dictionaryPage) }),
    statistics: { null_count: BigInt(nulls), ...(bounds ? { min_value: bounds.least, max_value: bounds.most } : {}) },
  }
}
