// RLE_DICTIONARY: each distinct value once, in ascending order, and positions among them.
import type { ColumnPages } from './column-pages.ts'
import { bitWidth, rleBitPackedHybrid } from './rle-bit-packed-hybrid.ts'

/** Widest range of values whose distinct ones are counted in a table. */
export const WIDEST_RANGE = 1 << 17

/** 1 where a value occurs, and later its position in the dictionary. */
const table = new Int32Array(WIDEST_RANGE)
let codes = new Int32Array(1 << 12)

/** Marks which values occur, and returns how many distinct ones. To be followed by `encodeMarked` or `forgetMarks`. */
export function markDistinct(values: Int32Array, count: number, least: number, most: number): number {
  for (let k = 0; k < count; k++) table[values[k] - least] = 1
  let distinct = 0
  for (let slot = 0; slot <= most - least; slot++) distinct += table[slot]
  return distinct
}

export function forgetMarks(least: number, most: number): void {
  table.fill(0, 0, most - least + 1)
}

/** Encodes the marked values as positions, forgets the marks and returns the distinct values. */
export function encodeMarked(
  pages: ColumnPages, values: Int32Array, count: number, least: number, most: number, distinct: number
): Int32Array {
  const entries = new Int32Array(distinct)
  let position = 0
  for (let slot = 0; slot <= most - least; slot++) {
    if (table[slot] === 0) continue
    entries[position] = least + slot
    table[slot] = position++
  }
  if (codes.length < count) codes = new Int32Array(count)
  for (let k = 0; k < count; k++) codes[k] = table[values[k] - least]
  forgetMarks(least, most)
  encodePositions(pages, codes, count, distinct)
  return entries
}

/** `positions` are below `entries`. */
export function encodePositions(pages: ColumnPages, positions: Int32Array, count: number, entries: number): void {
  const width = bitWidth(entries - 1)
  pages.encoding = 'RLE_DICTIONARY'
  pages.entries = entries
  pages.values.byte(width)
  rleBitPackedHybrid(pages.values, positions, count, width)
}
