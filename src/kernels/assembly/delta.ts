// DELTA_BINARY_PACKED: differences of neighbours, packed 32 at a time into as few bits as the largest needs.
import { zigzag } from './bytes'

const BLOCK: i32 = 128
const MINIBLOCKS: i32 = 4
const MINIBLOCK: i32 = 32

/** The differences of a block, 8 bytes each. */
const deltas = memory.data(1024, 16)

/** Blocks of int32 values behind the first, times `scale`; gives where they end. */
export function deltaInts(values: usize, count: i32, scale: i32, out: usize): usize {
  for (let from = 1; from < count; from += BLOCK) {
    const here = min(BLOCK, count - from)
    let previous = <i64>load<i32>(values + (<usize>from << 2) - 4)
    let least = i64.MAX_VALUE
    for (let k = 0; k < here; k++) {
      const value = <i64>load<i32>(values + (<usize>(from + k) << 2))
      const delta = (value - previous) * scale
      previous = value
      store<i64>(deltas + (<usize>k << 3), delta)
      least = min(least, delta)
    }
    out = writeBlock(here, least, out)
  }
  return out
}

/** As `deltaInts`, of doubles that are whole numbers. */
export function deltaDoubles(values: usize, count: i32, out: usize): usize {
  for (let from = 1; from < count; from += BLOCK) {
    const here = min(BLOCK, count - from)
    let previous = <i64>load<f64>(values + (<usize>from << 3) - 8)
    let least = i64.MAX_VALUE
    for (let k = 0; k < here; k++) {
      const value = <i64>load<f64>(values + (<usize>(from + k) << 3))
      const delta = value - previous
      previous = value
      store<i64>(deltas + (<usize>k << 3), delta)
      least = min(least, delta)
    }
    out = writeBlock(here, least, out)
  }
  return out
}

function writeBlock(count: i32, least: i64, out: usize): usize {
  for (let k = 0; k < count; k++) store<i64>(deltas + (<usize>k << 3), load<i64>(deltas + (<usize>k << 3)) - least)
  if (count < BLOCK) memory.fill(deltas + (<usize>count << 3), 0, <usize>(BLOCK - count) << 3)
  out = zigzag(out, least)
  const widths = out
  out += MINIBLOCKS
  for (let m = 0; m < MINIBLOCKS; m++) {
    const from = deltas + (<usize>m << 8)
    let union: i64 = 0
    for (let k = 0; k < MINIBLOCK; k++) union |= load<i64>(from + (<usize>k << 3))
    const width = 64 - <i32>clz(union)
    store<u8>(widths + m, <u8>width)
    if (width > 0) out = packMiniblock(from, width, out)
  }
  return out
}

/** 32 values of `width` bits, lowest bits first. */
function packMiniblock(from: usize, width: i32, out: usize): usize {
  let word: u64 = 0
  let filled: i32 = 0
  const end = out + (<usize>width << 2)
  for (let k = 0; k < MINIBLOCK; k++) {
    const value = load<u64>(from + (<usize>k << 3))
    word |= value << filled
    filled += width
    if (filled >= 64) {
      store<u64>(out, word)
      out += 8
      filled -= 64
      word = filled == 0 ? 0 : value >> (width - filled)
    }
  }
  if (filled > 0) store<u64>(out, word)
  return end
}
