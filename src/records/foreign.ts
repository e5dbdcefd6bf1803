// Files that others wrote: columns of plain values by name, whatever their types.
import { closeSync, openSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type FileMetaData, asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { CsvRecords } from './reading/csv-records.ts'
import { ReadError } from './reading/read-error.ts'
import { decompress, prepareZstd } from './zstd.ts'

/** Numbers, texts, or null; moments of Parquet are Dates. */
export type Plain = string | number | bigint | boolean | Date | null | undefined

export interface PlainRows {
  readonly rows: number
  /** Those of the wanted columns that the file has. */
  readonly columns: ReadonlyMap<string, ArrayLike<Plain>>
}

const ROWS = 65_536
const compressors = {
  ZSTD: decompress,
  GZIP: (input: Uint8Array) => new Uint8Array(gunzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliDecompressSync(input)),
}

/** Names of the columns of a CSV or Parquet file, by its ending. Rejects with ReadError. */
export async function columnsOf(path: string): Promise<string[]> {
  return path.endsWith('.parquet') ? (await metadataOf(path)).schema.slice(1).map(({ name }) => name) : withCsv(path, (_, header) => header)
}

/** Hands over the rows in order, some at a time. Rejects with ReadError, and with what the file system says. */
export async function readForeign(path: string, wanted: readonly string[], onRows: (rows: PlainRows) => void): Promise<void> {
  if (path.endsWith('.parquet')) return readForeignParquet(path, wanted, onRows)
  withCsv(path, (records, header) => {
    for (;;) {
      const columns = new Map(header.filter((name) => wanted.includes(name)).map((name) => [name, [] as Plain[]]))
      let rows = 0
      while (rows < ROWS && records.next()) {
        const cells = cellsOf(records)
        if (cells.length !== header.length) {
          throw new ReadError(path, `has ${cells.length} values, not ${header.length}`, { line: records.line })
        }
        header.forEach((name, c) => columns.get(name)?.push(cells[c] === '' ? null : cells[c]))
        rows++
      }
      if (rows > 0) onRows({ rows, columns })
      if (rows < ROWS) return
    }
  })
}

async function readForeignParquet(path: string, wanted: readonly string[], onRows: (rows: PlainRows) => void): Promise<void> {
  await prepareZstd()
  const metadata = await metadataOf(path)
  const file = await asyncBufferFromFile(path)
  const names = metadata.schema.slice(1).map(({ name }) => name).filter((name) => wanted.includes(name))
  let from = 0
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows)
    const columns = new Map<string, ArrayLike<Plain>>()
    for (const name of names) {
      const values: Plain[] = []
      await parquetRead({
        file, metadata, columns: [name], rowStart: from, rowEnd: from + rows, compressors,
        onChunk: ({ columnData }) => { for (const value of columnData as ArrayLike<Plain> & Iterable<Plain>) values.push(value) },
      }).catch((cause: unknown) => { throw new ReadError(path, `cannot be read: ${String(cause)}`, { column: name, cause }) })
      columns.set(name, values)
    }
    onRows({ rows, columns })
    from += rows
  }
}

async function metadataOf(path: string): Promise<FileMetaData> {
  const file = await asyncBufferFromFile(path)
  return parquetMetadataAsync(file).catch((cause: unknown) => { throw new ReadError(path, `is no Parquet file: ${String(cause)}`, { cause }) })
}

function withCsv<T>(path: string, read: (records: CsvRecords, header: string[]) => T): T {
  const descriptor = openSync(path, 'r')
  try {
    const records = new CsvRecords(descriptor, path)
    if (!records.next()) throw new ReadError(path, 'is empty')
    return read(records, cellsOf(records).map((name) => name.trim()))
  } finally {
    closeSync(descriptor)
  }
}

/** The values of a record, without their quotes. */
function cellsOf({ bytes, start, end }: CsvRecords): string[] {
  const line = bytes.toString('utf8', start, end).replace(/^\uFEFF/, '').replace(/\r$/, '')
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)
}
