// DELTA_BYTE_ARRAY of decimal digits: what a number shares with the one before it is left out.
import { POWERS, countDigits, writeDigits } from '../digits.ts'
import { deltaBinaryPacked, deltaBinaryPackedSteady } from './delta-binary-packed.ts'
import type { Scratch } from './scratch.ts'

/**
 * Whole numbers from `least` to `most`, below 2^53. Every number but the first leaves out the leading digits that all
 * numbers share, so that the rest is nearly random: zstd codes such digits at several times its speed on whole numbers,
 * in which it would look for repetitions.
 */
export function deltaByteArrayDigits(
  out: Scratch, values: Float64Array, count: number, least: number, most: number
): void {
  if (countDigits(least) === countDigits(most)) evenDigits(out, values, count, least, most)
  else unevenDigits(out, values, count, most)
}

/** Number of leading digits that two numbers of equal length share. */
function sharedDigits(one: number, other: number): number {
  const a = String(one)
  const b = String(other)
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}

function evenDigits(out: Scratch, values: Float64Array, count: number, least: number, most: number): void {
  const width = countDigits(most)
  const shared = sharedDigits(least, most)
  const rest = width - shared
  deltaBinaryPackedSteady(out, 0, shared, count)
  deltaBinaryPackedSteady(out, width, rest, count)
  out.room(width + rest * count + 3)
  const view = out.view
  writeDigits(view, out.end, values[0], width)
  let at = out.end + width
  if (rest > 0) {
    const stem = Math.floor(most / POWERS[rest]) * POWERS[rest]
    for (let k = 1; k < count; k++, at += rest) writeDigits(view, at, values[k] - stem, rest)
  }
  out.end = at
}

/** Numbers of several lengths: the longest share digits with each other, the others stand alone. */
function unevenDigits(out: Scratch, values: Float64Array, count: number, most: number): void {
  const width = countDigits(most)
  const floor = POWERS[width - 1]
  let least = most
  for (let k = 0; k < count; k++) if (values[k] >= floor && values[k] < least) least = values[k]
  const shared = sharedDigits(least, most)
  const stem = Math.floor(most / POWERS[width - shared]) * POWERS[width - shared]
  const prefixes = new Int32Array(count)
  const rests = new Int32Array(count)
  let before = 0
  for (let k = 0; k < count; k++) {
    const digits = countDigits(values[k])
    prefixes[k] = digits === width && before === width ? shared : 0
    rests[k] = digits - prefixes[k]
    before = digits
  }
  deltaBinaryPacked(out, prefixes[0], prefixes, count)
  deltaBinaryPacked(out, rests[0], rests, count)
  out.room(width * count + 3)
  const view = out.view
  for (let k = 0; k < count; k++) {
    const value = prefixes[k] === 0 ? values[k] : values[k] - stem
    if (rests[k] > 0) writeDigits(view, out.end, value, rests[k])
    out.end += rests[k]
  }
}
