// Slices: stretches of about a minute, in which the attempts of a day are put in order.
import { deal } from '../kernels/arena.ts'

/** A slice is 2^SLICE_BITS ms long: at a million subscribers its attempts fit a core's second cache, with all that is found of them. */
export const SLICE_BITS = 16
export const SLICES = Math.ceil(86_400_000 / 2 ** SLICE_BITS)
/** Bytes of a block of entries of a slice, as kernels/assembly/slices.ts has it. */
const BLOCK = 1024

/** Room for so many bytes of blocks; gives where the first begins. */
export function dealBlocks(bytes: number): number {
  return Math.ceil(deal(bytes + BLOCK) / BLOCK) * BLOCK
}
