// Columns held as 32-bit integers: int32, date and time.
import type { Column } from '../../records/fields.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaBinaryPacked, deltaBinaryPackedWide } from './delta-binary-packed.ts'
import { WIDEST_RANGE, encodeMarked, forgetMarks, markDistinct } from './dictionary.ts'
import { plainInt32, plainInt64 } from './plain.ts'
import { presentInts } from './present.ts'
import { bitWidth } from './rle-bit-packed-hybrid.ts'

/** Differences of 32-bit offsets must stay below this. */
const NARROW = 2147483647
const MILLISECONDS = 1000

let offsets = new Int32Array(1 << 12)

/** What one pass over the values finds. */
interface Spread {
  least: number
  most: number
  /** Smallest and largest difference of neighbours. */
  leastStep: number
  mostStep: number
}

const spread: Spread = { least: 0, most: 0, leastStep: 0, mostStep: 0 }

/** INT32. */
export function encodeInts(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const values = presentInts(column, pages.rows, pages.nulls)
  const { least, most } = measure(values, count)
  pages.setBounds(least, most)
  if (plain) return plainInt32(pages.values, values, count)
  if (inDictionary(pages, values, count, 1)) return
  if (most - least > NARROW) return plainInt32(pages.values, values, count)
  pages.encoding = 'DELTA_BINARY_PACKED'
  deltaBinaryPacked(pages.values, values[0], values, count)
}

/** INT64: milliseconds after 1970. */
export function encodeTimes(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const epoch = column.epoch ?? 0
  const values = presentInts(column, pages.rows, pages.nulls)
  const { least, most } = measure(values, count)
  pages.setBounds((epoch + least) * MILLISECONDS, (epoch + most) * MILLISECONDS)
  if (plain) return plainInt64(pages.values, inMilliseconds(values, count, epoch), count)
  if (inDictionary(pages, values, count, MILLISECONDS, epoch)) return
  pages.encoding = 'DELTA_BINARY_PACKED'
  if ((most - least) * MILLISECONDS > NARROW) {
    return deltaBinaryPackedWide(pages.values, inMilliseconds(values, count, epoch), count)
  }
  if (offsets.length < count) offsets = new Int32Array(count)
  for (let k = 0; k < count; k++) offsets[k] = (values[k] - least) * MILLISECONDS
  deltaBinaryPacked(pages.values, (epoch + values[0]) * MILLISECONDS, offsets, count)
}

/** Values measured by one call: short enough that V8 compiles the call, not its loop, which it would leave again. */
const PIECE = 2048

function measure(values: Int32Array, count: number): Spread {
  spread.least = spread.most = values[0]
  spread.leastStep = spread.mostStep = 0
  for (let from = 1; from < count; from += PIECE) measurePiece(values, from, Math.min(count, from + PIECE))
  return spread
}

function measurePiece(values: Int32Array, from: number, to: number): void {
  let { least, most, leastStep, mostStep } = spread
  let previous = values[from - 1]
  for (let k = from; k < to; k++) {
    const value = values[k]
    const step = value - previous
    previous = value
    if (value < least) least = value
    else if (value > most) most = value
    if (step < leastStep) leastStep = step
    else if (step > mostStep) mostStep = step
  }
  spread.least = least
  spread.most = most
  spread.leastStep = leastStep
  spread.mostStep = mostStep
}

/** Encodes by dictionary if that takes fewer bits than differences would, and tells whether it did. */
function inDictionary(pages: ColumnPages, values: Int32Array, count: number, scale: number, epoch = 0): boolean {
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
  else plainInt64(pages.dictionary, inMilliseconds(entries, distinct, epoch), distinct)
  return true
}

function inMilliseconds(values: Int32Array, count: number, epoch: number): Float64Array {
  const times = new Float64Array(count)
  for (let k = 0; k < count; k++) times[k] = (epoch + values[k]) * MILLISECONDS
  return times
}
