// Content hash: the words of many rows take in one column, four rows at a time.

/** Odd, so that mixing is one to one. */
const FACTOR: i32 = 0x21f0aaad
const HIGH_WORD: i32 = 0x85ebca6b
/** What a null is taken in as. */
const NULL: i32 = 0x5bd1e995
const SECOND_SUM: i32 = 0x5851f42d

export function hashStart(hashes: usize, rows: i32): void {
  for (let i = 0; i < rows; i += 4) v128.store(hashes + (<usize>i << 2), i32x4.splat(1))
}

/** Each value plus `base`; `valid` is 0 where none is null. */
export function hashInts(hashes: usize, data: usize, valid: usize, base: i32, rows: i32): void {
  const bases = i32x4.splat(base)
  for (let i = 0; i < rows; i += 4) {
    const value = i32x4.add(v128.load(data + (<usize>i << 2)), bases)
    takeIn(hashes + (<usize>i << 2), valid == 0 ? value : orNull(value, valid + i))
  }
}

/** The two words of each double. */
export function hashDoubles(hashes: usize, data: usize, valid: usize, rows: i32): void {
  const factor = i32x4.splat(HIGH_WORD)
  for (let i = 0; i < rows; i += 4) {
    const two = v128.load(data + (<usize>i << 3))
    const next = v128.load(data + (<usize>i << 3), 16)
    const low = v128.shuffle<i32>(two, next, 0, 2, 4, 6)
    const high = v128.shuffle<i32>(two, next, 1, 3, 5, 7)
    const value = v128.xor(low, i32x4.mul(high, factor))
    takeIn(hashes + (<usize>i << 2), valid == 0 ? value : orNull(value, valid + i))
  }
}

/** Stores the two sums over rows at `sums`. */
export function hashSums(hashes: usize, rows: i32, sums: usize): void {
  let a: i32 = 0
  let b: i32 = 0
  let as4 = i32x4.splat(0)
  let bs4 = i32x4.splat(0)
  const whole = rows & ~3
  for (let i = 0; i < whole; i += 4) {
    const word = v128.load(hashes + (<usize>i << 2))
    as4 = i32x4.add(as4, finish4(word))
    bs4 = i32x4.add(bs4, finish4(v128.xor(word, i32x4.splat(SECOND_SUM))))
  }
  for (let i = whole; i < rows; i++) {
    const word = load<i32>(hashes + (<usize>i << 2))
    a += finish(word)
    b += finish(word ^ SECOND_SUM)
  }
  store<i32>(sums, a + total(as4))
  store<i32>(sums, b + total(bs4), 4)
}

// @ts-ignore: decorator
@inline
function takeIn(at: usize, value: v128): void {
  v128.store(at, i32x4.mul(v128.xor(v128.load(at), value), i32x4.splat(FACTOR)))
}

// @ts-ignore: decorator
@inline
function orNull(value: v128, valid: usize): v128 {
  const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(valid)))
  return v128.bitselect(value, i32x4.splat(NULL), i32x4.ne(wide, i32x4.splat(0)))
}

// @ts-ignore: decorator
@inline
function finish(word: i32): i32 {
  let h = word ^ (word >>> 16)
  h *= FACTOR
  h ^= h >>> 15
  h *= 0x735a2d97
  return h ^ (h >>> 15)
}

// @ts-ignore: decorator
@inline
function finish4(word: v128): v128 {
  let h = v128.xor(word, i32x4.shr_u(word, 16))
  h = i32x4.mul(h, i32x4.splat(FACTOR))
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.mul(h, i32x4.splat(0x735a2d97))
  return v128.xor(h, i32x4.shr_u(h, 15))
}

// @ts-ignore: decorator
@inline
function total(four: v128): i32 {
  return i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1) + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
}
