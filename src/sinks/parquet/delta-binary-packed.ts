// DELTA_BINARY_PACKED: differences of neighbours, packed 32 at a time into as few bits as the largest needs.
import { DOUBLES, INTS, OUT, deal, placeValues, written } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import type { Scratch } from './scratch.ts'

const BLOCK = 128
const MINIBLOCKS = 4
/** The first block of a steady column. */
const steady = deal(4 * (BLOCK + 1))

/** The int32 values at an address of the arena, each `base` higher, times `scale`. */
export function deltaInts(out: Scratch, values: number, count: number, base = 0, scale = 1): void {
  header(out, count > 0 ? (INTS[values >> 2] + base) * scale : 0, count)
  out.append(written(kernels.deltaInts(values, count, scale, OUT)))
}

/** The doubles at an address of the arena: whole numbers, any two of them less than 2^52 apart. */
export function deltaDoubles(out: Scratch, values: number, count: number): void {
  header(out, count > 0 ? DOUBLES[values >> 3] : 0, count)
  out.append(written(kernels.deltaDoubles(values, count, OUT)))
}

/** Lengths, say. */
export function deltaLengths(out: Scratch, lengths: Int32Array, count: number): void {
  deltaInts(out, placeValues(lengths.subarray(0, count)), count)
}

/** One value `first`, then `count - 1` times `rest`; both from 0 to 2^30. */
export function deltaSteady(out: Scratch, first: number, rest: number, count: number): void {
  const length = Math.min(count, BLOCK + 1)
  header(out, first, count)
  if (length === 1) return
  INTS.fill(rest, steady >> 2, (steady >> 2) + length)
  INTS[steady >> 2] = first
  out.append(written(kernels.deltaInts(steady, length, 1, OUT)))
  out.zeros(Math.ceil((count - length) / BLOCK) * (1 + MINIBLOCKS))
}

function header(out: Scratch, first: number, count: number): void {
  out.varint(BLOCK)
  out.varint(MINIBLOCKS)
  out.varint(count)
  out.zigzag(first)
}
