// DELTA_BINARY_PACKED: differences of neighbours, packed 32 at a time into as few bits as the largest needs.
import { zigzag } from './bytes'

const BLOCK: i32 = 128
const MINIBLOCKS: i32 = 4
const MINIBLOCK: i32 = 32

/** Added to a whole number between -2^51 and 2^51, it makes the sum differ from it, as an integer, by that number. */
const WHOLE: f64 = 6755399441055744

/** The differences of a block, 8 bytes each. */
const deltas = memory.data(1040, 16)

/** Blocks of int32 values behind the first, times `scale`, at most 2^24; gives where they end. */
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

/** As `deltaInts`, of doubles that are whole numbers, less than 2^51 from each other. */
export function deltaDoubles(values: usize, count: i32, out: usize): usize {
  for (let from = 1; from < count; from += BLOCK) {
    const here = min(BLOCK, count - from)
    const first = values + (<usize>from << 3)
    let leasts = f64x2.splat(load<f64>(first) - load<f64>(first - 8))
    let k = 0
    for (; k + 2 <= here; k += 2) leasts = f64x2.pmin(leasts, step(first, k))
    if (k < here) leasts = f64x2.pmin(leasts, f64x2.splat(f64x2.extract_lane(step(first, k), 0)))
    out = writeBlock(here, <i64>min(f64x2.extract_lane(leasts, 0), f64x2.extract_lane(leasts, 1)), out)
  }
  return out
}

/** Two differences, which are stored as whole numbers. */
// @ts-ignore: decorator
@inline
function step(first: usize, k: i32): v128 {
  const at = first + (<usize>k << 3)
  const two = f64x2.sub(v128.load(at), v128.load(at - 8))
  v128.store(deltas + (<usize>k << 3), i64x2.sub(f64x2.add(two, f64x2.splat(WHOLE)), f64x2.splat(WHOLE)))
  return two
}

function writeBlock(count: i32, least: i64, out: usize): usize {
  if (count < BLOCK) for (let k = count; k < BLOCK; k++) store<i64>(deltas + (<usize>k << 3), least)
  out = zigzag(out, least)
  const widths = out
  out += MINIBLOCKS
  for (let m = 0; m < MINIBLOCKS; m++) {
    const from = deltas + (<usize>m << 8)
    let union = i64x2.splat(0)
    for (let at = from; at < from + (MINIBLOCK << 3); at += 16) {
      const two = i64x2.sub(v128.load(at), i64x2.splat(least))
      v128.store(at, two)
      union = v128.or(union, two)
    }
    const width = 64 - <i32>clz(i64x2.extract_lane(union, 0) | i64x2.extract_lane(union, 1))
    store<u8>(widths + m, <u8>width)
    if (width > 0) out = pack(from, width, out)
  }
  return out
}

/** 32 values of `width` bits, at most 56, lowest bits first. */
function pack(from: usize, width: i32, out: usize): usize {
  let word: u64 = 0
  let filled: i32 = 0
  const end = out + (<usize>width << 2)
  for (let at = from; at < from + (MINIBLOCK << 3); at += 8) {
    word |= load<u64>(at) << filled
    filled += width
    store<u64>(out, word)
    out += filled >> 3
    word >>= filled & 56
    filled &= 7
  }
  return end
}
