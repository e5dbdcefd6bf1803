// RLE / bit-packed hybrid: runs of one value, and groups of eight values packed into bits, in turn.
import { OUT, written } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import type { Scratch } from './scratch.ts'

/** Bits that hold every whole number from 0 to `largest`, which is below 2^31. */
export function bitWidth(largest: number): number {
  return 32 - Math.clz32(largest)
}

/** The int32 values at an address of the arena, from 0 to 2^width - 1; `width` is at most 31. */
export function rleBitPackedHybrid(out: Scratch, values: number, count: number, width: number): void {
  out.append(written(kernels.hybrid(values, count, width, OUT)))
}
