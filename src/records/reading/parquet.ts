// Parquet files read row group by row group and column by column, through hyparquet.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parquetMetadataAsync, parquetRead } from 'hyparquet'
import type { AsyncBuffer, ColumnMetaData, DecodedArray, FileMetaData, RowGroup, SchemaElement } from 'hyparquet'
import type { Chunk, Column, Field } from '../fields.ts'
import { decompress } from '../zstd.ts'
import { decoderOf } from './decode.ts'
import type { Decoder } from './decode.ts'
import { digitsOfPage } from './digit-pages.ts'
import { ReadError } from './read-error.ts'

const FOOTER_BYTES = 1 << 16
const compressors = { ZSTD: decompress }

/** As `readTable`. */
export async function readParquet(
  path: string, fields: readonly Field[], onChunk: (chunk: Chunk) => void | Promise<void>
): Promise<number> {
  const descriptor = openSync(path, 'r')
  try {
    const file = bufferOf(descriptor, path)
    const metadata = await metadataOf(file, path)
    const decoders = fields.map(field => decoderOf(field, elementOf(metadata, field, path), path))
    let from = 0
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows)
      const columns: Column[] = []
      for (const decoder of decoders) {
        const column = await readColumn(file, metadata, decoder, from, group, path)
        checkNulls(column, group, path)
        columns.push(column)
      }
      await onChunk({ rows, columns })
      from += rows
    }
    if (from !== Number(metadata.num_rows)) throw new ReadError(path, `has ${from} rows, not ${metadata.num_rows}`)
    return from
  } finally {
    closeSync(descriptor)
  }
}

function bufferOf(descriptor: number, path: string): AsyncBuffer {
  const byteLength = fstatSync(descriptor).size
  return {
    byteLength,
    slice(start: number, end = byteLength): ArrayBuffer {
      const bytes = new Uint8Array(end - start)
      let done = 0
      while (done < bytes.length) {
        const got = readSync(descriptor, bytes, done, bytes.length - done, start + done)
        if (got === 0) throw new ReadError(path, `is cut short at byte ${start + done}`)
        done += got
      }
      return bytes.buffer
    }
  }
}

async function metadataOf(file: AsyncBuffer, path: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file, { initialFetchSize: FOOTER_BYTES })
  } catch (cause) {
    throw asReadError(path, cause)
  }
}

function elementOf(metadata: FileMetaData, field: Field, path: string): SchemaElement {
  const element = metadata.schema.slice(1).find(({ name }) => name === field.name)
  if (element === undefined) throw new ReadError(path, 'is not in the file', { column: field.name })
  return element
}

async function readColumn(
  file: AsyncBuffer, metadata: FileMetaData, decoder: Decoder, from: number, group: RowGroup, path: string
): Promise<Column> {
  const { name, type } = decoder.field
  const rows = Number(group.num_rows)
  try {
    const direct = type === 'identifier' ? await readDigits(file, chunkOf(group, name), rows) : undefined
    const values = direct ?? await readValues(file, metadata, decoder, from, rows)
    if (values.length === rows) return decoder.decode(values)
    throw new ReadError(path, `has ${values.length} values for ${rows} rows`, { column: name })
  } catch (cause) {
    throw asReadError(path, cause, name)
  }
}

function chunkOf(group: RowGroup, name: string): ColumnMetaData | undefined {
  return group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data
}

async function readDigits(
  file: AsyncBuffer, chunk: ColumnMetaData | undefined, rows: number
): Promise<ArrayLike<unknown> | undefined> {
  if (chunk?.type !== 'BYTE_ARRAY' || !chunk.encodings.includes('DELTA_BYTE_ARRAY')) return undefined
  const start = Number(chunk.data_page_offset)
  return digitsOfPage(await file.slice(start, start + Number(chunk.total_compressed_size)), chunk, rows)
}

async function readValues(
  file: AsyncBuffer, metadata: FileMetaData, { field, parsers }: Decoder, from: number, rows: number
): Promise<ArrayLike<unknown>> {
  const parts: DecodedArray[] = []
  await parquetRead({
    file,
    metadata,
    columns: [field.name],
    rowStart: from,
    rowEnd: from + rows,
    compressors,
    parsers,
    onChunk: ({ columnData }) => parts.push(columnData)
  })
  return parts.length === 1 ? parts[0] : parts.flatMap(part => Array.from(part as ArrayLike<unknown>))
}

/** A damaged position in a dictionary looks like a null. */
function checkNulls({ field, valid }: Column, group: RowGroup, path: string): void {
  const told = chunkOf(group, field.name)?.statistics?.null_count
  const found = valid === undefined ? 0 : valid.length - valid.reduce((sum, one) => sum + one, 0)
  if (told !== undefined && Number(told) !== found) {
    throw new ReadError(path, `has ${found} nulls in a row group, not ${told}`, { column: field.name })
  }
}

function asReadError(path: string, cause: unknown, column?: string): ReadError {
  if (cause instanceof ReadError) return cause
  const what = `is damaged or no Parquet file: ${cause instanceof Error ? cause.message : String(cause)}`
  return new ReadError(path, what, { ...(column === undefined ? {} : { column }), cause })
}
