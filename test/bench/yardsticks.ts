// Yardsticks: what others need to write as many columns of the same types, in the same run.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field } from '../../src/records/fields.ts'
import { CALLS } from '../../src/records/tables.ts'
import { PartialFile } from '../../src/sinks/file.ts'
import type { Measured } from './cases.ts'

const DUCKDB_ROWS = 2_000_000
const HYPARQUET_ROWS = 300_000
const EPOCH = 1_654_000_000
/** Pieces of half a megabyte and lines of so many bytes: as much as csv-1m writes. */
const PIECES = 6680
const LINE = 251

/** DuckDB writing columns of random() to Parquet (v2, zstd) on one thread. */
export async function duckdbRandom(ids: 'string' | 'int64'): Promise<Measured> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'))
  try {
    const path = join(folder, 'random.parquet')
    const columns = CALLS.fields.map((field) => `${randomOf(field, ids)} as ${field.name}`).join(', ')
    const start = process.cpuUsage()
    await connection.run(`copy (select ${columns} from range(${DUCKDB_ROWS})) to '${path}' (format parquet, parquet_version v2, compression zstd, compression_level 1)`)
    const spent = process.cpuUsage(start)
    return { records: DUCKDB_ROWS, bytes: statSync(path).size, cpuSeconds: (spent.user + spent.system) / 1e6 }
  } finally {
    connection.closeSync()
    rmSync(folder, { recursive: true })
  }
}

function randomOf(field: Field, ids: 'string' | 'int64'): string {
  const value = plainRandom(field, ids)
  return field.nullable ? `case when random() < 0.6 then ${value} end` : value
}

function plainRandom({ type, digits, values }: Field, ids: 'string' | 'int64'): string {
  if (type === 'identifier') {
    const number = `(${10 ** ((digits ?? 14) - 1)} + floor(random() * ${8 * 10 ** ((digits ?? 14) - 1)}))::bigint`
    return ids === 'int64' ? number : `${number}::varchar`
  }
  if (type === 'int64') return '(random() * 4503599627370496)::bigint'
  if (type === 'time') return `to_timestamp(${EPOCH} + floor(random() * 86400))`
  if (type === 'category') return `['${(values ?? []).slice(0, 16).join("','")}'][1 + (random() * ${Math.min(16, values?.length ?? 1) - 1})::int]`
  return '(random() * 100)::int'
}

/** Bytes of csv-1m that nobody has to work out: written and digested, which is the system's and OpenSSL's work. */
export function plainFile(): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'))
  try {
    const file = new PartialFile(join(folder, 'plain'))
    const piece = new Uint8Array(1 << 19).fill(0x30)
    const start = process.cpuUsage()
    for (let i = 0; i < PIECES; i++) file.write(piece)
    const { bytes } = file.commit()
    const spent = process.cpuUsage(start)
    return { records: Math.floor(bytes / LINE), bytes, cpuSeconds: (spent.user + spent.system) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** hyparquet-writer alone, from typed arrays where it takes them, its defaults otherwise. */
export async function hyparquetWriter(): Promise<Measured> {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const columnData = CALLS.fields.map((field, i) => columnOf(field, i))
  const start = process.cpuUsage()
  const bytes = parquetWriteBuffer({ columnData }).byteLength
  const spent = process.cpuUsage(start)
  return { records: HYPARQUET_ROWS, bytes, cpuSeconds: (spent.user + spent.system) / 1e6 }
}

type HyparquetColumn = Parameters<typeof import('hyparquet-writer').parquetWriteBuffer>[0]['columnData'][number]

function columnOf(field: Field, seed: number): HyparquetColumn {
  const name = field.name
  const random = (i: number, below: number) => ((Math.imul(i + seed * 7919, 0x9e3779b1) >>> 0) / 2 ** 32) * below
  const of = <T>(value: (i: number) => T) => Array.from({ length: HYPARQUET_ROWS }, (_, i) => (field.nullable && i % 5 < 2 ? null : value(i)))
  if (field.type === 'identifier') return { name, type: 'STRING', data: of((i) => String(Math.floor(1e14 + random(i, 8e14)))) }
  if (field.type === 'int64') return { name, type: 'INT64', data: of((i) => BigInt(Math.floor(random(i, 2 ** 52)))) }
  if (field.type === 'time') return { name, type: 'TIMESTAMP', data: of((i) => new Date(1000 * (EPOCH + Math.floor(random(i, 86_400))))) }
  if (field.type === 'category') return { name, type: 'STRING', data: of((i) => (field.values ?? [''])[Math.floor(random(i, Math.min(16, field.values?.length ?? 1)))]) }
  return { name, type: 'INT32', data: of((i) => Math.floor(random(i, 100))) }
}
