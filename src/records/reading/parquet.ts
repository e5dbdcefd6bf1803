// Parquet files read row group by row group and column by column, through hyparquet.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parquetMetadataAsync, parquetRead } from 'hyparquet'
import type { AsyncBuffer, DecodedArray, FileMetaData, RowGroup, SchemaElement } from 'hyparquet'
import type { Chunk, Column, Field } from '../fields.ts'
import { decompress } from '../zstd.ts'
import { decoderOf } from './decode.ts'
import type { Decoder } from './decode.ts'
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
        const column = await readColumn(file, metadata, decoder, from, rows, path)
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
  file: AsyncBuffer, metadata: FileMetaData, decoder: Decoder, from: number, rows: number, path: string
): Promise<Column> {
  const column = decoder.field.name
  try {
    const parts: DecodedArray[] = []
    await parquetRead({
      file,
      metadata,
      columns: [column],
      rowStart: from,
      rowEnd: from + rows,
      compressors,
      parsers: decoder.parsers,
      onChunk: ({ columnData }) => parts.push(columnData)
    })
    const values = parts.length === 1 ? parts[0] : parts.flatMap(part => Array.from(part as ArrayLike<unknown>))
    if (values.length !== rows) throw new ReadError(path, `has ${values.length} values for ${rows} rows`, { column })
    return decoder.decode(values)
  } catch (cause) {
    throw asReadError(path, cause, column)
  }
}

/** A damaged position in a dictionary looks like a null. */
function checkNulls({ field, valid }: Column, group: RowGroup, path: string): void {
  const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === field.name)
  const told = chunk?.meta_data?.statistics?.null_count
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
