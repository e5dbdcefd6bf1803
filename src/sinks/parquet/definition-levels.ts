// Definition levels of a nullable field: one bit a row, eight rows at a time, in runs where rows agree.
import { MOST_ROWS, OUT, deal, placeValid, written } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import type { Scratch } from './scratch.ts'

const bits = deal(MOST_ROWS / 8)

/** `valid` is 1 or 0 in each of at most MOST_ROWS rows, or absent if all are 1. Returns the number of ones. */
export function definitionLevels(out: Scratch, valid: Uint8Array | undefined, rows: number): number {
  const ones = valid === undefined ? rows : kernels.packLevels(placeValid(valid), rows, bits)
  if (ones > 0 && ones < rows) {
    out.append(written(kernels.writeLevels(bits, rows, OUT)))
  } else {
    out.varint(2 * rows)
    out.byte(ones === 0 ? 0 : 1)
  }
  return ones
}
