// Identifiers of one data page straight into numbers: as texts, each would cost hyparquet three small objects.
import type { ColumnMetaData, PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { decompress } from '../zstd.ts'

const ZERO = 48
const MOST_DIGITS = 16
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, n) => Number(`1e${n}`))

type Header = NonNullable<PageHeader['data_page_header_v2']>

/**
 * The values of a column chunk that is one data page of DELTA_BYTE_ARRAY, null where there is none and NaN for what is
 * not a number without zeros in front; undefined for any other column chunk.
 */
export function digitsOfPage(chunk: ArrayBuffer, column: ColumnMetaData, rows: number): ArrayLike<unknown> | undefined {
  const reader = { view: new DataView(chunk), offset: 0 }
  const page = parquetHeader(reader)
  const header = page.data_page_header_v2
  if (header?.encoding !== 'DELTA_BYTE_ARRAY' || header.num_rows !== rows) return undefined
  const start = reader.offset
  const levels = levelsOf(reader, header, rows)
  const body = new Uint8Array(chunk, start + header.definition_levels_byte_length)
  const size = page.uncompressed_page_size - header.definition_levels_byte_length
  const stored = body.subarray(0, page.compressed_page_size - header.definition_levels_byte_length)
  const bytes = column.codec === 'ZSTD' && header.is_compressed !== false ? decompress(stored, size) : stored
  const values = digitsOf(bytes, rows - header.num_nulls)
  if (levels === undefined || header.num_nulls === 0) return values
  let next = 0
  return Array.from(levels, level => (level === 1 ? values[next++] : null))
}

function levelsOf(reader: { view: DataView; offset: number }, header: Header, rows: number): Uint8Array | undefined {
  if (header.definition_levels_byte_length === 0) return undefined
  const levels = new Uint8Array(rows)
  readRleBitPackedHybrid(reader, 1, levels, header.definition_levels_byte_length)
  return levels
}

function digitsOf(bytes: Uint8Array, count: number): Float64Array {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 }
  const prefixes = new Int32Array(count)
  const rests = new Int32Array(count)
  deltaBinaryUnpack(reader, count, prefixes)
  deltaBinaryUnpack(reader, count, rests)
  const values = new Float64Array(count)
  let at = reader.offset
  let value = 0
  let length = 0
  for (let k = 0; k < count; k++) {
    const prefix = prefixes[k]
    const rest = rests[k]
    if (prefix < 0 || prefix > length || rest < 0 || at + rest > bytes.length) throw new Error('lengths beyond the page')
    const stem = prefix === 0 ? 0 : Math.floor(value / POWERS[length - prefix])
    value = prefix + rest > MOST_DIGITS ? NaN : stem * POWERS[rest] + numberAt(bytes, at, rest)
    length = prefix + rest
    at += rest
    values[k] = length > 1 && value < POWERS[length - 1] ? NaN : value
  }
  return values
}

/** NaN if another byte than a digit is among them. */
function numberAt(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0
  for (let k = at; k < at + digits; k++) {
    const digit = bytes[k] - ZERO
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return value
}
