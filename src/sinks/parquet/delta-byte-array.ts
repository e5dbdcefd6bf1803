// DELTA_BYTE_ARRAY of decimal digits: what a number shares with the one before it is left out.
import { POWERS, countDigits, writeDigits } from '../digits.ts'
import { deltaBinaryPacked, deltaBinaryPackedSteady } from './delta-binary-packed.ts'
import type { Scratch } from './scratch.ts'

/**
 * Whole numbers from `least` to `most`, below 2^53. All but the first leave out the leading digits that all of them
 * share; of numbers of several lengths, the longest do so. Returns where the digits begin, behind all lengths.
 */
export function deltaByteArrayDigits(
  out: Scratch, values: Float64Array, count: number, least: number, most: number
): number {
  return countDigits(least) === countDigits(most)
    ? evenDigits(out, values, count, least, most)
    : unevenDigits(out, values, count, most)
}

/** Number of leading digits that two numbers of equal length share. */
function sharedDigits(one: number, other: number): number {
  const a = String(one)
  const b = String(other)
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}

function evenDigits(out: Scratch, values: Float64Array, count: number, least: number, most: number): number {
  const width = countDigits(most)
  const shared = sharedDigits(least, most)
  const rest = width - shared
  deltaBinaryPackedSteady(out, 0, shared, count)
  deltaBinaryPackedSteady(out, width, rest, count)
  out.room(width + rest * count + 3)
  const view = out.view
  const start = out.end
  writeDigits(view, out.end, values[0], width)
  let at = out.end + width
  if (rest > 0) {
    const stem = Math.floor(most / POWERS[rest]) * POWERS[rest]
    for (let k = 1; k < count; k++, at += rest) writeDigits(view, at, values[k] - stem, rest)
  }
  out.end = at
  return start
}

function unevenDigits(out: Scratch, values: Float64Array, count: number, most: number): number {
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
  deltaBinaryPacked(out, prefixes[0], prefixes, count)
  deltaBinaryPacked(out, rests[0], rests, count)
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
