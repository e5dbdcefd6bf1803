// Columns held as doubles: int64, identifiers as INT64 or as digits, and double itself.
import type { Column, Field } from '../../records/fields.ts'
import { POWERS, countDigits } from '../digits.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaBinaryPacked, deltaBinaryPackedWide } from './delta-binary-packed.ts'
import { deltaByteArrayDigits } from './delta-byte-array.ts'
import { WIDEST_RANGE, encodeMarked, forgetMarks, markDistinct } from './dictionary.ts'
import { plainDigits, plainDouble, plainInt64 } from './plain.ts'
import { presentDoubles } from './present.ts'

/** Ranges from which differences no longer fit: 32 bits, then 52. */
const NARROW = 2147483648
const WIDE = 2251799813685248

let offsets = new Int32Array(1 << 12)
const range = { least: 0, most: 0 }

/** INT64. */
export function encodeLongs(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const values = presentDoubles(column, pages.rows, pages.nulls)
  const { least, most } = measure(values, count)
  pages.setBounds(least, most)
  if (plain || most - least >= WIDE || least < -WIDE) return plainInt64(pages.values, values, count)
  pages.encoding = 'DELTA_BINARY_PACKED'
  if (most - least >= NARROW) return deltaBinaryPackedWide(pages.values, values, count)
  deltaBinaryPacked(pages.values, values[0], offsetsFrom(values, count, least), count)
}

/** BYTE_ARRAY of decimal digits. */
export function encodeDigits(pages: ColumnPages, field: Field, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const values = presentDoubles(column, pages.rows, pages.nulls)
  const { least, most } = measure(values, count)
  checkDigits(field, least, most)
  textBounds(pages, values, count)
  if (plain) return plainDigits(pages.values, values, count)
  if (most - least < WIDEST_RANGE && digitsInDictionary(pages, values, count)) return
  pages.encoding = 'DELTA_BYTE_ARRAY'
  pages.compressible = true
  pages.digitsFrom = deltaByteArrayDigits(pages.values, values, count, least, most)
}

/** DOUBLE. */
export function encodeDoubles(pages: ColumnPages, column: Column): void {
  const count = pages.present
  if (count === 0) return
  const values = presentDoubles(column, pages.rows, pages.nulls)
  let unordered = false
  for (let k = 0; k < count; k++) if (Number.isNaN(values[k])) unordered = true
  const { least, most } = measure(values, count)
  // The format asks for -0 as a least and +0 as a most zero, and for no bounds beside a NaN.
  if (!unordered) pages.setBounds(least === 0 ? -0 : least, most === 0 ? 0 : most)
  pages.compressible = true
  plainDouble(pages.values, values, count)
}

/** Values measured by one call: short enough that V8 compiles the call, not its loop, which it would leave again. */
const PIECE = 2048

function measure(values: Float64Array, count: number): { least: number; most: number } {
  range.least = range.most = values[0]
  for (let from = 1; from < count; from += PIECE) measurePiece(values, from, Math.min(count, from + PIECE))
  return range
}

function measurePiece(values: Float64Array, from: number, to: number): void {
  let { least, most } = range
  for (let k = from; k < to; k++) {
    const value = values[k]
    if (value < least) least = value
    else if (value > most) most = value
  }
  range.least = least
  range.most = most
}

function offsetsFrom(values: Float64Array, count: number, least: number): Int32Array {
  if (offsets.length < count) offsets = new Int32Array(count)
  for (let k = 0; k < count; k++) offsets[k] = values[k] - least
  return offsets
}

function checkDigits(field: Field, least: number, most: number): void {
  const { name, digits } = field
  const wrong = digits !== undefined && countDigits(least) !== digits ? least : most
  if (least < 0 || (digits !== undefined && countDigits(wrong) !== digits)) {
    throw new RangeError(`${name}: ${least < 0 ? least : wrong} has not ${digits ?? 'only'} digits`)
  }
}

/** Bounds in the order of texts, in which 12 is before 9: of the longest numbers, at 0, and of each shorter length. */
function textBounds(pages: ColumnPages, values: Float64Array, count: number): void {
  const { least, most } = range
  if (countDigits(least) === countDigits(most)) return pages.setBounds(String(least), String(most))
  const leasts = new Float64Array(17).fill(Infinity)
  const mosts = new Float64Array(17)
  const floor = POWERS[countDigits(most) - 1]
  for (let k = 0; k < count; k++) {
    const value = values[k]
    const digits = value >= floor ? 0 : countDigits(value)
    if (value < leasts[digits]) leasts[digits] = value
    if (value > mosts[digits]) mosts[digits] = value
  }
  const texts: string[] = []
  for (let digits = 0; digits <= 16; digits++) {
    if (leasts[digits] !== Infinity) texts.push(String(leasts[digits]), String(mosts[digits]))
  }
  texts.sort()
  pages.setBounds(texts[0], texts[texts.length - 1])
}

/** Few neighbouring identifiers: exchanges, say. */
function digitsInDictionary(pages: ColumnPages, values: Float64Array, count: number): boolean {
  const { least, most } = range
  const shifted = offsetsFrom(values, count, least)
  const distinct = markDistinct(shifted, count, 0, most - least)
  if (distinct * 4 > count) {
    forgetMarks(0, most - least)
    return false
  }
  const entries = encodeMarked(pages, shifted, count, 0, most - least, distinct)
  plainDigits(pages.dictionary, Float64Array.from(entries, offset => least + offset), distinct)
  return true
}
