// RLE_DICTIONARY: which values occur, their positions, and positions as runs and packed groups.
import { varint } from './bytes'

/** Runs shorter than this are packed with their neighbours. */
const LEAST_RUN: i32 = 16
/** Bits of values of which four, behind the rest of a byte, fit a word. */
const NARROW: i32 = 14

/** Marks in `table`, all 0 before, which values of [least, least + range) occur; gives how many. */
export function markDistinct(values: usize, count: i32, least: i32, range: i32, table: usize): i32 {
  let k = 0
  for (; k + 4 <= count; k += 4) {
    const slots = slotsOf(values, k, least)
    store<i32>(table + <usize>i32x4.extract_lane(slots, 0), 1)
    store<i32>(table + <usize>i32x4.extract_lane(slots, 1), 1)
    store<i32>(table + <usize>i32x4.extract_lane(slots, 2), 1)
    store<i32>(table + <usize>i32x4.extract_lane(slots, 3), 1)
  }
  for (; k < count; k++) store<i32>(table + <usize>i32x4.extract_lane(slotsOf(values, k, least), 0), 1)
  let distinct: i32 = 0
  for (let slot = 0; slot < range; slot++) distinct += load<i32>(table + (<usize>slot << 2))
  return distinct
}

/** Stores the marked values at `entries` in ascending order and leaves their positions in the table. */
export function listDistinct(least: i32, range: i32, table: usize, entries: usize): void {
  let position: i32 = 0
  for (let slot = 0; slot < range; slot++) {
    if (load<i32>(table + (<usize>slot << 2)) == 0) continue
    store<i32>(entries + (<usize>position << 2), least + slot)
    store<i32>(table + (<usize>slot << 2), position++)
  }
}

export function positionsOf(values: usize, count: i32, least: i32, table: usize, codes: usize): void {
  let k = 0
  for (; k + 4 <= count; k += 4) {
    const slots = slotsOf(values, k, least)
    const at = codes + (<usize>k << 2)
    store<i32>(at, load<i32>(table + <usize>i32x4.extract_lane(slots, 0)))
    store<i32>(at, load<i32>(table + <usize>i32x4.extract_lane(slots, 1)), 4)
    store<i32>(at, load<i32>(table + <usize>i32x4.extract_lane(slots, 2)), 8)
    store<i32>(at, load<i32>(table + <usize>i32x4.extract_lane(slots, 3)), 12)
  }
  for (; k < count; k++) store<i32>(codes + (<usize>k << 2), load<i32>(table + <usize>i32x4.extract_lane(slotsOf(values, k, least), 0)))
}

/** Where four values have their words in a table, bytes. */
// @ts-ignore: decorator
@inline
function slotsOf(values: usize, k: i32, least: i32): v128 {
  return i32x4.shl(i32x4.sub(v128.load(values + (<usize>k << 2)), i32x4.splat(least)), 2)
}

/** The hybrid of runs and packed groups; values are below 2^width, width at most 31. Gives where it ends. */
export function hybrid(values: usize, count: i32, width: i32, out: usize): usize {
  let packed: i32 = 0
  let at: i32 = 0
  while (at < count) {
    while (at + LEAST_RUN <= count && !beginsRun(values + (<usize>at << 2))) at += 8
    if (at >= count) break
    const value = load<i32>(values + (<usize>at << 2))
    let next = at + 1
    while (next < count && load<i32>(values + (<usize>next << 2)) == value) next++
    if (next - at < LEAST_RUN && next < count) {
      at += 8
    } else if (next - at < LEAST_RUN && at > packed) {
      at = count
    } else {
      if (at > packed) out = bitPacked(values, packed, at, width, out)
      out = varint(out, 2 * (next - at))
      for (let shift = 0; shift < width; shift += 8) store<u8>(out++, <u8>(value >>> shift))
      packed = at = next
    }
  }
  return packed < count ? bitPacked(values, packed, count, width, out) : out
}

/** Whether the first LEAST_RUN values are the same. */
// @ts-ignore: decorator
@inline
function beginsRun(at: usize): bool {
  const first = v128.load32_splat(at)
  const one = v128.xor(v128.load(at), first)
  const two = v128.xor(v128.load(at, 16), first)
  const three = v128.xor(v128.load(at, 32), first)
  return !v128.any_true(v128.or(v128.or(one, two), v128.or(three, v128.xor(v128.load(at, 48), first))))
}

/** Values `from` to `to`, filled up with zeros to a multiple of eight. */
function bitPacked(values: usize, from: i32, to: i32, width: i32, out: usize): usize {
  const groups = (to - from + 7) >> 3
  out = varint(out, 2 * groups + 1)
  const end = out + groups * width
  let word: u64 = 0
  let filled: i32 = 0
  let k = from
  if (width <= NARROW) {
    for (; k + 4 <= to; k += 4) {
      word |= besides(v128.load(values + (<usize>k << 2)), width) << filled
      filled += width << 2
      store<u64>(out, word)
      out += filled >> 3
      word >>= filled & 56
      filled &= 7
    }
  }
  for (; k < to; k++) {
    word |= <u64>load<u32>(values + (<usize>k << 2)) << filled
    filled += width
    store<u64>(out, word)
    out += filled >> 3
    word >>= filled & 56
    filled &= 7
  }
  if (filled > 0) store<u8>(out++, <u8>word)
  if (out < end) memory.fill(out, 0, end - out)
  return end
}

/** The bits of four narrow values, beside each other. */
// @ts-ignore: decorator
@inline
function besides(four: v128, width: i32): u64 {
  const pairs = v128.or(v128.and(four, i64x2.splat(0xffffffff)), i64x2.shr_u(four, 32 - width))
  return i64x2.extract_lane(pairs, 0) | (i64x2.extract_lane(pairs, 1) << (width << 1))
}
