// Parquet files: rows in groups of one size, each encoded column by column and written at once.
import { prepareZstd } from '../../records/zstd.ts'
import type { Chunk, Column, Field } from '../../records/fields.ts'
import type { FileFacts, FileOptions, FileSink, Format } from '../../records/sink.ts'
import { checkColumns } from '../check.ts'
import { PartialFile } from '../file.ts'
import { ColumnPages } from './column-pages.ts'
import { Container } from './container.ts'
import { encodeInts, encodeTimes } from './encode-ints.ts'
import { encodeDigits, encodeDoubles, encodeLongs } from './encode-longs.ts'
import { encodeCategories, encodeTexts } from './encode-texts.ts'
import { RowGroupBuffer } from './row-group-buffer.ts'
import { schemaOf } from './schema.ts'

/** Rows of every row group but the last. */
export const ROW_GROUP = 65_536

/** To be awaited once in each thread before the first file is written. */
export const prepareParquet: () => Promise<void> = prepareZstd

/** Delta and dictionary encodings, data pages of version 2, zstd where it pays. */
export const parquet: Format = {
  name: 'parquet',
  extension: 'parquet',
  open: options => new ParquetSink(options, false)
}

/** For old readers: PLAIN values in data pages of version 1, not compressed. */
export const parquetPlain: Format = {
  name: 'parquet-plain',
  extension: 'parquet',
  open: options => new ParquetSink(options, true)
}

const pages = new ColumnPages()

class ParquetSink implements FileSink {
  readonly #options: FileOptions
  readonly #plain: boolean
  readonly #container: Container
  readonly #buffer: RowGroupBuffer
  readonly #file: PartialFile
  #rows = 0

  constructor(options: FileOptions, plain: boolean) {
    this.#options = options
    this.#plain = plain
    this.#container = new Container({
      schema: schemaOf(options.table, options.ids),
      plain,
      createdBy: `patchcord ${options.metadata['patchcord.version'] ?? ''}`.trim(),
      metadata: options.metadata
    })
    this.#buffer = new RowGroupBuffer(options.table.fields, ROW_GROUP)
    this.#file = new PartialFile(options.path)
  }

  write(chunk: Chunk): void {
    this.#add(chunk, ROW_GROUP)
  }

  /** Writes groups of so many rows at least, without gathering them where they lie together. */
  #add(chunk: Chunk, least: number): void {
    checkColumns(this.#options.table, chunk)
    let from = 0
    while (from < chunk.rows) {
      if (this.#buffer.rows === 0 && chunk.rows - from >= least) {
        const to = Math.min(chunk.rows, from + ROW_GROUP)
        this.#writeGroup(sliceOf(chunk, from, to))
        from = to
      } else {
        from += this.#buffer.add(chunk, from)
        if (this.#buffer.rows === ROW_GROUP) this.#writeGroup(this.#buffer.take())
      }
    }
  }

  close(last?: Chunk): FileFacts {
    if (last) this.#add(last, 1)
    // An empty table gets an empty row group: an empty list of them is not readable everywhere.
    if (this.#buffer.rows > 0 || this.#rows === 0) this.#writeGroup(this.#buffer.take())
    this.#container.addFooter()
    this.#file.write(this.#container.take())
    this.#buffer.release()
    return { rows: this.#rows, ...this.#file.commit() }
  }

  abort(): void {
    this.#buffer.release()
    this.#file.abort()
  }

  #writeGroup(group: Chunk): void {
    const { fields } = this.#options.table
    this.#container.begin()
    for (let c = 0; c < fields.length; c++) {
      this.#encode(fields[c], group.columns[c], group.rows)
      this.#container.addColumn(pages)
    }
    this.#container.endRowGroup(group.rows)
    this.#file.write(this.#container.take())
    this.#rows += group.rows
  }

  #encode(field: Field, column: Column, rows: number): void {
    pages.start(rows)
    if (field.nullable) pages.setLevels(column.valid)
    switch (field.type) {
      case 'int32':
      case 'date': return encodeInts(pages, column, this.#plain)
      case 'time': return encodeTimes(pages, column, this.#plain)
      case 'int64': return encodeLongs(pages, column, this.#plain)
      case 'identifier': return this.#options.ids === 'int64'
        ? encodeLongs(pages, column, this.#plain)
        : encodeDigits(pages, field, column, this.#plain)
      case 'double': return encodeDoubles(pages, column)
      case 'category': return encodeCategories(pages, field, column, this.#plain)
      case 'text': return encodeTexts(pages, column, this.#plain)
    }
  }
}

/** Rows of a chunk without copying numbers. */
function sliceOf(chunk: Chunk, from: number, to: number): Chunk {
  if (from === 0 && to === chunk.rows) return chunk
  return {
    rows: to - from,
    columns: chunk.columns.map(column => ({
      ...column,
      data: Array.isArray(column.data) ? column.data.slice(from, to) : column.data.subarray(from, to),
      ...(column.valid === undefined ? {} : { valid: column.valid.subarray(from, to) })
    }))
  }
}
