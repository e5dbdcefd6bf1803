// RLE / bit-packed hybrid: runs of one value, and groups of eight values packed into bits, in turn.
import type { Scratch } from './scratch.ts'

/** Runs shorter than this are packed with their neighbours. */
const LEAST_RUN = 16

/** Bits that hold every whole number from 0 to `largest`, which is below 2^31. */
export function bitWidth(largest: number): number {
  return 32 - Math.clz32(largest)
}

/** Values are from 0 to 2^width - 1; `width` is at most 31. */
export function rleBitPackedHybrid(out: Scratch, values: Int32Array, count: number, width: number): void {
  out.room(worstCase(count, width))
  let packed = 0
  let at = 0
  while (at < count) {
    const value = values[at]
    let next = at + 1
    while (next < count && values[next] === value) next++
    if (next - at < LEAST_RUN && next < count) {
      at += 8
    } else if (next - at < LEAST_RUN && at > packed) {
      at = count
    } else {
      if (at > packed) bitPacked(out, values, packed, at, width)
      run(out, value, next - at, width)
      packed = at = next
    }
  }
  if (packed < count) bitPacked(out, values, packed, count, width)
}

/** A run and the header of what is packed before it take at most sixteen bytes, and a run stands for as many values. */
function worstCase(count: number, width: number): number {
  return Math.ceil((count * width) / 8) + Math.ceil(count / LEAST_RUN) * 16 + width + 64
}

function run(out: Scratch, value: number, length: number, width: number): void {
  out.varint(2 * length)
  for (let shift = 0; shift < width; shift += 8) out.bytes[out.end++] = (value >>> shift) & 255
}

/** Values packed by one call: whole words for any width; and short enough that V8 compiles the call, not its loop. */
const PIECE = 1024

/** Values `from` to `to`, filled up with zeros to a multiple of eight. */
function bitPacked(out: Scratch, values: Int32Array, from: number, to: number, width: number): void {
  const groups = (to - from + 7) >> 3
  out.varint(2 * groups + 1)
  const end = out.end + groups * width
  let at = out.end
  for (let k = from; k < to; k += PIECE) at = packPiece(out.view, at, values, k, Math.min(to, k + PIECE), width)
  out.bytes.fill(0, at, end)
  out.end = end
}

/** Gives where the bytes end: after the last that holds a bit. */
function packPiece(view: DataView, start: number, values: Int32Array, from: number, to: number, width: number): number {
  let at = start
  let word = 0
  let filled = 0
  for (let k = from; k < to; k++) {
    const value = values[k]
    word |= value << filled
    filled += width
    if (filled >= 32) {
      view.setInt32(at, word, true)
      at += 4
      filled -= 32
      word = filled === 0 ? 0 : value >>> (width - filled)
    }
  }
  for (; filled > 0; filled -= 8) {
    view.setUint8(at++, word & 255)
    word >>>= 8
  }
  return at
}
