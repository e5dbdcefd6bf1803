// The Parquet format around encoded pages: headers and footer are hyparquet-writer's, and only this file knows it.
import type { ColumnMetaData, Encoding, RowGroup, SchemaElement } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { compress } from '../../records/zstd.ts'
import type { ColumnPages } from './column-pages.ts'
import { Scratch } from './scratch.ts'
import { compressDigits } from './zstd-digits.ts'

/** `PAR1`, little-endian. */
const MAGIC = 0x31524150
/** Bounds of texts are cut to so many bytes, the upper one rounded up. */
const BOUND_BYTES = 64
/** Smaller pages are not worth a frame. */
const LEAST_COMPRESSED = 128

const digits = new Scratch()

export interface ContainerOptions {
  readonly schema: readonly SchemaElement[]
  /** Version 1 of format and data pages, nothing compressed. */
  readonly plain: boolean
  readonly createdBy: string
  readonly metadata: Readonly<Record<string, string>>
}

export class Container {
  readonly #options: ContainerOptions
  readonly #writer = new ByteWriter(1 << 16)
  readonly #groups: RowGroup[] = []
  #columns: ColumnMetaData[] = []
  #rows = 0

  constructor(options: ContainerOptions) {
    this.#options = options
    this.#writer.appendUint32(MAGIC)
  }

  addColumn(pages: ColumnPages): void {
    const element = this.#options.schema[1 + this.#columns.length]
    const start = this.#writer.offset
    const values = this.#options.plain ? undefined : compressed(pages)
    const codec = values === undefined ? 'UNCOMPRESSED' : 'ZSTD'
    if (pages.entries > 0) this.#dictionaryPage(pages)
    const dataStart = this.#writer.offset
    const saved = this.#options.plain ? this.#dataPage(pages) : this.#dataPageV2(pages, values)
    const size = this.#writer.offset - start
    this.#columns.push({
      type: element.type!,
      encodings: encodingsOf(pages),
      path_in_schema: [element.name],
      codec,
      num_values: BigInt(pages.rows),
      total_uncompressed_size: BigInt(size + saved),
      total_compressed_size: BigInt(size),
      data_page_offset: BigInt(dataStart),
      ...(pages.entries > 0 ? { dictionary_page_offset: BigInt(start) } : {}),
      statistics: {
        null_count: BigInt(pages.nulls),
        ...(pages.bounds === undefined ? {} : { min_value: pages.bounds.least, max_value: pages.bounds.most })
      }
    })
  }

  endRowGroup(rows: number): void {
    const total = (size: (column: ColumnMetaData) => bigint) =>
      this.#columns.reduce((sum, column) => sum + size(column), 0n)
    const first = this.#columns[0]
    this.#groups.push({
      columns: this.#columns.map(column => ({ file_offset: 0n, meta_data: column })),
      total_byte_size: total(column => column.total_uncompressed_size),
      num_rows: BigInt(rows),
      file_offset: first.dictionary_page_offset ?? first.data_page_offset,
      total_compressed_size: total(column => column.total_compressed_size)
    })
    this.#columns = []
    this.#rows += rows
  }

  addFooter(): void {
    const { schema, plain, createdBy, metadata } = this.#options
    const pairs = Object.entries(metadata).map(([key, value]) => ({ key, value }))
    writeMetadata(this.#writer, {
      version: plain ? 1 : 2,
      created_by: createdBy,
      schema: [...schema],
      num_rows: BigInt(this.#rows),
      row_groups: this.#groups,
      ...(pairs.length > 0 ? { key_value_metadata: pairs } : {}),
      metadata_length: 0
    }, BOUND_BYTES)
    this.#writer.appendUint32(MAGIC)
  }

  /** Bytes since the last call, good until something is added. */
  take(): Uint8Array {
    const bytes = this.#writer.getBytes()
    this.#writer.index = 0
    return bytes
  }

  #dictionaryPage(pages: ColumnPages): void {
    const bytes = pages.dictionary.written()
    writePageHeader(this.#writer, {
      type: 'DICTIONARY_PAGE',
      uncompressed_page_size: bytes.length,
      compressed_page_size: bytes.length,
      dictionary_page_header: { num_values: pages.entries, encoding: 'PLAIN' }
    })
    this.#writer.appendBytes(bytes)
  }

  /** Returns how many bytes compression has saved. */
  #dataPageV2(pages: ColumnPages, squeezed: Uint8Array | undefined): number {
    const size = pages.frameSize > 0 ? pages.frameSize : pages.values.end
    const stored = squeezed ?? pages.values.written()
    const levels = pages.levels.written()
    writePageHeader(this.#writer, {
      type: 'DATA_PAGE_V2',
      uncompressed_page_size: levels.length + size,
      compressed_page_size: levels.length + stored.length,
      data_page_header_v2: {
        num_values: pages.rows,
        num_nulls: pages.nulls,
        num_rows: pages.rows,
        encoding: pages.encoding,
        definition_levels_byte_length: levels.length,
        repetition_levels_byte_length: 0,
        is_compressed: squeezed !== undefined
      }
    })
    this.#writer.appendBytes(levels)
    this.#writer.appendBytes(stored)
    return size - stored.length
  }

  #dataPage(pages: ColumnPages): number {
    const values = pages.values.written()
    const levels = pages.levels.written()
    const size = values.length + (levels.length > 0 ? 4 + levels.length : 0)
    writePageHeader(this.#writer, {
      type: 'DATA_PAGE',
      uncompressed_page_size: size,
      compressed_page_size: size,
      data_page_header: {
        num_values: pages.rows,
        encoding: pages.encoding,
        definition_level_encoding: 'RLE',
        repetition_level_encoding: 'RLE'
      }
    })
    if (levels.length > 0) this.#writer.appendUint32(levels.length)
    this.#writer.appendBytes(levels)
    this.#writer.appendBytes(values)
    return 0
  }
}

/** A frame of zstd with the values of a column, good until the next call; undefined if it is not worth it. */
function compressed({ values, compressible, digitsFrom, frame, frameSize }: ColumnPages): Uint8Array | undefined {
  if (frameSize > 0) return frame.written()
  const bytes = values.written()
  if (!compressible || bytes.length < LEAST_COMPRESSED) return undefined
  const packed = digitsFrom === undefined ? compress(bytes) : digitsFrame(bytes, digitsFrom)
  return packed.length < bytes.length ? packed : undefined
}

function digitsFrame(bytes: Uint8Array, digitsFrom: number): Uint8Array {
  digits.end = 0
  compressDigits(digits, bytes, digitsFrom)
  return digits.written()
}

function encodingsOf(pages: ColumnPages): Encoding[] {
  const encodings: Encoding[] = pages.levels.end > 0 ? ['RLE'] : []
  if (pages.entries > 0) encodings.push('PLAIN')
  encodings.push(pages.encoding)
  return encodings
}
