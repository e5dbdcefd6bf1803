// Columns held as doubles: int64, identifiers as INT64 or as digits, and double itself.
import type { Column, Field } from '../../records/fields.ts'
import { INTS, MOST_ROWS, deal } from '../../kernels/arena.ts'
import { POWERS, countDigits } from '../digits.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaDoubles } from './delta-binary-packed.ts'
import { deltaByteArrayDigits } from './delta-byte-array.ts'
import { WIDEST_RANGE, encodeMarked, forgetMarks, markDistinct } from './dictionary.ts'
import { plainDigits, plainDouble, plainInt64 } from './plain.ts'
import { doublesAt, measureDoubles, presentDoubles } from './present.ts'

/** Distances from the least identifier. */
const shifted = deal(4 * MOST_ROWS)
/** The range from which differences are not exact. */
const WIDE = 2251799813685248

/** INT64. */
export function encodeLongs(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const values = presentDoubles(column, pages.rows, pages.nulls)
  const { least, most } = measureDoubles(values, count)
  pages.setBounds(least, most)
  if (plain || most - least >= WIDE || least < -WIDE) return plainInt64(pages.values, doublesAt(values, count), count)
  pages.encoding = 'DELTA_BINARY_PACKED'
  deltaDoubles(pages.values, values, count)
}

/** BYTE_ARRAY of decimal digits. */
export function encodeDigits(pages: ColumnPages, field: Field, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const address = presentDoubles(column, pages.rows, pages.nulls)
  const { least, most } = measureDoubles(address, count)
  checkDigits(field, least, most)
  const values = doublesAt(address, count)
  textBounds(pages, values, least, most)
  if (plain) return plainDigits(pages.values, values, count)
  if (most - least < WIDEST_RANGE && digitsInDictionary(pages, values, least, most)) return
  pages.encoding = 'DELTA_BYTE_ARRAY'
  deltaByteArrayDigits(pages, address, count, least, most)
}

/** DOUBLE. */
export function encodeDoubles(pages: ColumnPages, column: Column): void {
  const count = pages.present
  if (count === 0) return
  const address = presentDoubles(column, pages.rows, pages.nulls)
  const values = doublesAt(address, count)
  const { least, most } = measureDoubles(address, count)
  // The format asks for -0 as a least and +0 as a most zero, and for no bounds beside a NaN.
  if (!values.some(Number.isNaN)) pages.setBounds(least === 0 ? -0 : least, most === 0 ? 0 : most)
  pages.compressible = true
  plainDouble(pages.values, values, count)
}

function checkDigits(field: Field, least: number, most: number): void {
  const { name, digits } = field
  const wrong = digits !== undefined && countDigits(least) !== digits ? least : most
  if (least < 0 || (digits !== undefined && countDigits(wrong) !== digits)) {
    throw new RangeError(`${name}: ${least < 0 ? least : wrong} has not ${digits ?? 'only'} digits`)
  }
}

/** Bounds in the order of texts, in which 12 is before 9: of the longest numbers, at 0, and of each shorter length. */
function textBounds(pages: ColumnPages, values: Float64Array, least: number, most: number): void {
  if (countDigits(least) === countDigits(most)) return pages.setBounds(String(least), String(most))
  const leasts = new Float64Array(17).fill(Infinity)
  const mosts = new Float64Array(17)
  const floor = POWERS[countDigits(most) - 1]
  for (let k = 0; k < values.length; k++) {
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
function digitsInDictionary(pages: ColumnPages, values: Float64Array, least: number, most: number): boolean {
  for (let k = 0; k < values.length; k++) INTS[(shifted >> 2) + k] = values[k] - least
  const distinct = markDistinct(shifted, values.length, 0, most - least)
  if (distinct * 4 > values.length) {
    forgetMarks(0, most - least)
    return false
  }
  const entries = encodeMarked(pages, shifted, values.length, 0, most - least, distinct)
  plainDigits(pages.dictionary, Float64Array.from(entries, offset => least + offset), distinct)
  return true
}
