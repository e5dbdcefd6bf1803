// DELTA_BINARY_PACKED: differences of neighbours, packed 32 at a time into as few bits as the largest needs.
import { zigzag } from './bytes'

const BLOCK: i32 = 128
const MINIBLOCKS: i32 = 4
const MINIBLOCK: i32 = 32

/** Bits of values of which two, behind the rest of a byte, fit a word. */
const NARROW: i32 = 28

/** Added to a whole number between -2^51 and 2^51, it makes the sum differ from it, as an integer, by that number. */
const WHOLE: f64 = 6755399441055744

/** The differences of a block, 8 bytes each. */
const deltas = memory.data(1040, 16)

/** Blocks of int32 values behind the first, times `scale`, at most 2^24; gives where they end. */
export function deltaInts(values: usize, count: i32, scale: i32, out: usize): usize {
  for (let from = 1; from < count; from += BLOCK) {
    const here = min(BLOCK, count - from)
    const first = values + (<usize>from << 2)
    let leasts = i64x2.splat(i64.MAX_VALUE)
    let k = 0
    for (; k + 2 <= here; k += 2) leasts = lesser(leasts, scaledStep(first, k, scale))
    if (k < here) leasts = lesser(leasts, i64x2.splat(i64x2.extract_lane(scaledStep(first, k, scale), 0)))
    const least = min(i64x2.extract_lane(leasts, 0), i64x2.extract_lane(leasts, 1))
    out = writeBlock(here, least, out)
  }
  return out
}

/** Two differences, times `scale`, which are stored. */
// @ts-ignore: decorator
@inline
function scaledStep(first: usize, k: i32, scale: i32): v128 {
  const at = first + (<usize>k << 2)
  const factors = i32x4.splat(scale)
  const values = i64x2.extmul_low_i32x4_s(v128.load64_zero(at), factors)
  const two = i64x2.sub(values, i64x2.extmul_low_i32x4_s(v128.load64_zero(at - 4), factors))
  v128.store(deltas + (<usize>k << 3), two)
  return two
}

// @ts-ignore: decorator
@inline
function lesser(one: v128, other: v128): v128 {
  return v128.bitselect(one, other, i64x2.lt_s(one, other))
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
  const last = from + (MINIBLOCK << 3)
  let at = from
  if (width <= NARROW) {
    for (; at < last; at += 16) {
      word |= (load<u64>(at) | (load<u64>(at, 8) << width)) << filled
      filled += width << 1
      store<u64>(out, word)
      out += filled >> 3
      word >>= filled & 56
      filled &= 7
    }
  }
  for (; at < last; at += 8) {
    word |= load<u64>(at) << filled
    filled += width
    store<u64>(out, word)
    out += filled >> 3
    word >>= filled & 56
    filled &= 7
  }
  return end
}
