// DELTA_BYTE_ARRAY of decimal digits: what a number shares with the one before it is left out.
import { POWERS, countDigits, writeDigits } from '../digits.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaLengths, deltaSteady } from './delta-binary-packed.ts'
import { doublesAt } from './present.ts'
import type { Scratch } from './scratch.ts'
import { compressNumbers } from './zstd-digits.ts'

/** Fewer numbers than this go through ASCII. */
const MANY = 1024

/**
 * The doubles at an address of the arena: whole numbers from `least` to `most`, below 2^53. All but the first leave out
 * the leading digits that all of them share; of numbers of several lengths, the longest do so.
 */
export function deltaByteArrayDigits(pages: ColumnPages, values: number, count: number, least: number, most: number): void {
  if (count >= MANY && countDigits(least) === countDigits(most)) return manyEven(pages, values, count, least, most)
  pages.compressible = true
  pages.digitsFrom = digits(pages.values, doublesAt(values, count).slice(), count, most)
}

/** Number of leading digits that two numbers of equal length share. */
function sharedDigits(one: number, other: number): number {
  const a = String(one)
  const b = String(other)
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}

/** Numbers of one length: what they share stands in front, the rest goes straight into a compressed frame. */
function manyEven(pages: ColumnPages, values: number, count: number, least: number, most: number): void {
  const first = doublesAt(values, 1)[0]
  const width = countDigits(most)
  const shared = sharedDigits(least, most)
  const rest = width - shared
  deltaSteady(pages.values, 0, shared, count)
  deltaSteady(pages.values, width, rest, count)
  pages.values.text(String(first))
  const stem = Math.floor(most / POWERS[rest]) * POWERS[rest]
  pages.frameSize = pages.values.end + rest * (count - 1)
  compressNumbers(pages.frame, pages.values.written(), values + 8, count - 1, stem, rest)
}

/** Returns where the digits begin, behind all lengths. */
function digits(out: Scratch, values: Float64Array, count: number, most: number): number {
  const width = countDigits(most)
  const floor = POWERS[width - 1]
  let least = most
  for (let k = 0; k < count; k++) if (values[k] >= floor && values[k] < least) least = values[k]
  const shared = sharedDigits(least, most)
  const stem = Math.floor(most / POWERS[width - shared]) * POWERS[width - shared]
  const prefixes = new Int32Array(count)
  const rests = new Int32Array(count)
  let afterLong = false
  for (let k = 0; k < count; k++) {
    const long = values[k] >= floor
    const prefix = long && afterLong ? shared : 0
    prefixes[k] = prefix
    rests[k] = (long ? width : countDigits(values[k])) - prefix
    afterLong = long
  }
  deltaLengths(out, prefixes, count)
  deltaLengths(out, rests, count)
  out.room(width * count + 3)
  const view = out.view
  const start = out.end
  let at = start
  for (let k = 0; k < count; k++) {
    if (rests[k] > 0) writeDigits(view, at, prefixes[k] === 0 ? values[k] : values[k] - stem, rests[k])
    at += rests[k]
  }
  out.end = at
  return start
}
