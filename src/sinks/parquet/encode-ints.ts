// Columns held as 32-bit integers: int32, date and time.
import type { Column } from '../../records/fields.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaInts } from './delta-binary-packed.ts'
import { WIDEST_RANGE, encodeMarked, forgetMarks, markDistinct } from './dictionary.ts'
import { plainInt32, plainInt64 } from './plain.ts'
import { type Spread, intsAt, measureInts, presentInts } from './present.ts'
import { bitWidth } from './rle-bit-packed-hybrid.ts'

/** Differences of INT32 values must stay below this. */
const NARROW = 2147483647
const MILLISECONDS = 1000

/** INT32. */
export function encodeInts(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const values = presentInts(column, pages.rows, pages.nulls)
  const spread = measureInts(values, count)
  pages.setBounds(spread.least, spread.most)
  if (plain) return plainInt32(pages.values, intsAt(values, count), count)
  if (inDictionary(pages, values, count, spread, 1)) return
  if (spread.most - spread.least > NARROW) return plainInt32(pages.values, intsAt(values, count), count)
  pages.encoding = 'DELTA_BINARY_PACKED'
  deltaInts(pages.values, values, count)
}

/** INT64: milliseconds after 1970. */
export function encodeTimes(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const epoch = column.epoch ?? 0
  const values = presentInts(column, pages.rows, pages.nulls)
  const spread = measureInts(values, count)
  pages.setBounds((epoch + spread.least) * MILLISECONDS, (epoch + spread.most) * MILLISECONDS)
  if (plain) return plainInt64(pages.values, inMilliseconds(intsAt(values, count), epoch), count)
  if (inDictionary(pages, values, count, spread, MILLISECONDS, epoch)) return
  pages.encoding = 'DELTA_BINARY_PACKED'
  deltaInts(pages.values, values, count, epoch, MILLISECONDS)
}

/** Encodes by dictionary if that takes fewer bits than differences would, and tells whether it did. */
function inDictionary(pages: ColumnPages, values: number, count: number, spread: Spread, scale: number, epoch = 0): boolean {
  const { least, most, leastStep, mostStep } = spread
  if (most - least >= WIDEST_RANGE) return false
  const distinct = markDistinct(values, count, least, most)
  const entryBits = scale === 1 ? 32 : 64
  const longRuns = leastStep >= 0 && count >= 24 * distinct
  const dictionaryBits = distinct * entryBits + (longRuns ? 24 * distinct : count * bitWidth(distinct - 1))
  if (dictionaryBits > count * bitWidth((mostStep - leastStep) * scale)) {
    forgetMarks(least, most)
    return false
  }
  const entries = encodeMarked(pages, values, count, least, most, distinct)
  if (scale === 1) plainInt32(pages.dictionary, entries, distinct)
  else plainInt64(pages.dictionary, inMilliseconds(entries, epoch), distinct)
  return true
}

function inMilliseconds(values: Int32Array, epoch: number): Float64Array {
  const times = new Float64Array(values.length)
  for (let k = 0; k < values.length; k++) times[k] = (epoch + values[k]) * MILLISECONDS
  return times
}
