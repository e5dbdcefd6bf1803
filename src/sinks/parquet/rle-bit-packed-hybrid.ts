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

/** Bits of 0 and 1, one a byte, as values of width 1. */
export function rleBitPackedBits(out: Scratch, bits: Uint8Array, count: number): void {
  out.room(worstCase(count, 1))
  let packed = 0
  let at = 0
  while (at < count) {
    const bit = bits[at]
    let next = at + 1
    while (next < count && bits[next] === bit) next++
    if (next - at < LEAST_RUN) {
      at += 8
    } else {
      if (at > packed) packBits(out, bits, packed, at)
      run(out, bit, next - at, 1)
      packed = at = next
    }
  }
  if (packed < count) packBits(out, bits, packed, count)
}

/** A run takes at most nine bytes and stands for at least sixteen values. */
function worstCase(count: number, width: number): number {
  return Math.ceil((count * width) / 8) + Math.ceil(count / LEAST_RUN) * 9 + 2 * width + 32
}

function run(out: Scratch, value: number, length: number, width: number): void {
  out.varint(2 * length)
  for (let shift = 0; shift < width; shift += 8) out.bytes[out.end++] = (value >>> shift) & 255
}

/** Values `from` to `to`, filled up with zeros to a multiple of eight. */
function bitPacked(out: Scratch, values: Int32Array, from: number, to: number, width: number): void {
  const groups = (to - from + 7) >> 3
  out.varint(2 * groups + 1)
  const start = out.end
  const view = out.view
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
  const bytes = out.bytes
  const end = start + groups * width
  while (at < end) {
    bytes[at++] = word & 255
    word >>>= 8
  }
  out.end = end
}

function packBits(out: Scratch, bits: Uint8Array, from: number, to: number): void {
  const groups = (to - from + 7) >> 3
  out.varint(2 * groups + 1)
  const bytes = out.bytes
  const whole = from + ((to - from) & ~7)
  let at = out.end
  for (let k = from; k < whole; k += 8) {
    bytes[at++] = bits[k] | (bits[k + 1] << 1) | (bits[k + 2] << 2) | (bits[k + 3] << 3) |
      (bits[k + 4] << 4) | (bits[k + 5] << 5) | (bits[k + 6] << 6) | (bits[k + 7] << 7)
  }
  if (whole < to) {
    let byte = 0
    for (let k = whole; k < to; k++) byte |= bits[k] << (k - whole)
    bytes[at++] = byte
  }
  out.end = at
}
