// DELTA_BINARY_PACKED: differences of neighbours, packed 32 at a time into as few bits as the largest needs.
import type { Scratch } from './scratch.ts'

const BLOCK = 128
const MINIBLOCKS = 4
const MINIBLOCK = BLOCK / MINIBLOCKS
const HIGH = 4294967296

const lows = new Int32Array(BLOCK)
const highs = new Int32Array(BLOCK)
const wide = new Float64Array(BLOCK)

/**
 * Values are `first` and what follows from the differences within `offsets`, of which any two are less than 2^31 apart;
 * `first` lies within 2^52 of zero.
 */
export function deltaBinaryPacked(out: Scratch, first: number, offsets: Int32Array, count: number): void {
  header(out, first, count)
  for (let from = 1; from < count; from += BLOCK) block(out, offsets, from, Math.min(BLOCK, count - from))
}

/** One value `first`, then `count - 1` times `rest`; both from 0 to 2^30. */
export function deltaBinaryPackedSteady(out: Scratch, first: number, rest: number, count: number): void {
  const length = Math.min(count, BLOCK + 1)
  const offsets = new Int32Array(length).fill(rest)
  offsets[0] = first
  header(out, first, count)
  if (length > 1) block(out, offsets, 1, length - 1)
  out.zeros(Math.ceil((count - length) / BLOCK) * (1 + MINIBLOCKS))
}

/** Values are whole numbers, any two of them less than 2^51 apart and none farther than 2^52 from zero. */
export function deltaBinaryPackedWide(out: Scratch, values: Float64Array, count: number): void {
  header(out, count > 0 ? values[0] : 0, count)
  for (let from = 1; from < count; from += BLOCK) wideBlock(out, values, from, Math.min(BLOCK, count - from))
}

function header(out: Scratch, first: number, count: number): void {
  out.varint(BLOCK)
  out.varint(MINIBLOCKS)
  out.varint(count)
  out.zigzag(first)
}

function block(out: Scratch, offsets: Int32Array, from: number, count: number): void {
  let least = 0x7fffffff
  let previous = offsets[from - 1]
  for (let k = 0; k < count; k++) {
    const offset = offsets[from + k]
    const delta = (offset - previous) | 0
    previous = offset
    lows[k] = delta
    if (delta < least) least = delta
  }
  for (let k = 0; k < count; k++) lows[k] = (lows[k] - least) | 0
  lows.fill(0, count)
  out.zigzag(least)
  out.room(MINIBLOCKS + 4 * BLOCK)
  const widths = out.end
  out.end += MINIBLOCKS
  for (let m = 0; m < MINIBLOCKS; m++) {
    const width = 32 - Math.clz32(union(lows, m * MINIBLOCK))
    out.bytes[widths + m] = width
    if (width > 0) pack(out, m * MINIBLOCK, width)
  }
}

function wideBlock(out: Scratch, values: Float64Array, from: number, count: number): void {
  let least = Infinity
  let previous = values[from - 1]
  for (let k = 0; k < count; k++) {
    const delta = values[from + k] - previous
    previous = values[from + k]
    wide[k] = delta
    if (delta < least) least = delta
  }
  for (let k = 0; k < count; k++) {
    const rest = wide[k] - least
    const high = Math.floor(rest / HIGH)
    highs[k] = high
    lows[k] = rest - high * HIGH
  }
  lows.fill(0, count)
  highs.fill(0, count)
  out.zigzag(least)
  out.room(MINIBLOCKS + 8 * BLOCK)
  const widths = out.end
  out.end += MINIBLOCKS
  for (let m = 0; m < MINIBLOCKS; m++) {
    const high = 32 - Math.clz32(union(highs, m * MINIBLOCK))
    const width = high > 0 ? 32 + high : 32 - Math.clz32(union(lows, m * MINIBLOCK))
    out.bytes[widths + m] = width
    if (high > 0) packWide(out, m * MINIBLOCK, high)
    else if (width > 0) pack(out, m * MINIBLOCK, width)
  }
}

/** All bits that are set in a miniblock. */
function union(values: Int32Array, from: number): number {
  let bits = 0
  for (let k = from; k < from + MINIBLOCK; k++) bits |= values[k]
  return bits
}

/** 32 values of `width` bits, lowest bits first: `width` words. */
function pack(out: Scratch, from: number, width: number): void {
  const view = out.view
  let at = out.end
  let word = 0
  let filled = 0
  for (let k = from; k < from + MINIBLOCK; k++) {
    const value = lows[k]
    word |= value << filled
    filled += width
    if (filled >= 32) {
      view.setInt32(at, word, true)
      at += 4
      filled -= 32
      word = filled === 0 ? 0 : value >>> (width - filled)
    }
  }
  out.end = at
}

/** 32 values of 32 bits and `extra` more, from 1 to 31. */
function packWide(out: Scratch, from: number, extra: number): void {
  const view = out.view
  let at = out.end
  let word = 0
  let filled = 0
  for (let k = from; k < from + MINIBLOCK; k++) {
    const low = lows[k]
    const high = highs[k]
    view.setInt32(at, word | (low << filled), true)
    at += 4
    word = (filled === 0 ? 0 : low >>> (32 - filled)) | (high << filled)
    filled += extra
    if (filled >= 32) {
      view.setInt32(at, word, true)
      at += 4
      filled -= 32
      word = filled === 0 ? 0 : high >>> (extra - filled)
    }
  }
  out.end = at
}
