// RLE_DICTIONARY: each distinct value once, in ascending order, and positions among them.
import { BYTES, INTS, MOST_ROWS, deal } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import type { ColumnPages } from './column-pages.ts'
import { bitWidth, rleBitPackedHybrid } from './rle-bit-packed-hybrid.ts'

/** Widest range of values whose distinct ones are counted in a table. */
export const WIDEST_RANGE = 1 << 17

/** 1 where a value occurs, and later its position in the dictionary; all 0 between columns. */
const table = deal(4 * WIDEST_RANGE)
/** Positions in a dictionary on their way into a page: of a column at a time. */
export const POSITIONS = deal(4 * MOST_ROWS)
const entries = deal(4 * MOST_ROWS)

/**
 * Marks which of the int32 values at an address of the arena occur, and returns how many distinct ones.
 * To be followed by `encodeMarked` or `forgetMarks`.
 */
export function markDistinct(values: number, count: number, least: number, most: number): number {
  return kernels.markDistinct(values, count, least, most - least + 1, table)
}

export function forgetMarks(least: number, most: number): void {
  BYTES.fill(0, table, table + 4 * (most - least + 1))
}

/** The values of a narrow range that occur, in ascending order. */
export function listOccurring(values: number, count: number, least: number, most: number): number[] {
  const distinct = markDistinct(values, count, least, most)
  kernels.listDistinct(least, most - least + 1, table, entries)
  forgetMarks(least, most)
  return [...INTS.subarray(entries >> 2, (entries >> 2) + distinct)]
}

/** Encodes the marked values as positions, forgets the marks and returns the distinct values, good until the next call. */
export function encodeMarked(pages: ColumnPages, values: number, count: number, least: number, most: number, distinct: number): Int32Array {
  kernels.listDistinct(least, most - least + 1, table, entries)
  kernels.positionsOf(values, count, least, table, POSITIONS)
  forgetMarks(least, most)
  encodePositionsAt(pages, POSITIONS, count, distinct)
  return INTS.subarray(entries >> 2, (entries >> 2) + distinct)
}

/** Encodes positions, int32 values below `distinct` at an address of the arena. */
export function encodePositionsAt(pages: ColumnPages, positions: number, count: number, distinct: number): void {
  const width = bitWidth(distinct - 1)
  pages.encoding = 'RLE_DICTIONARY'
  pages.entries = distinct
  pages.values.byte(width)
  rleBitPackedHybrid(pages.values, positions, count, width)
}
