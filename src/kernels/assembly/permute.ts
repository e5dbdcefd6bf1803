// Keyed permutations of many numbers: the rounds of base/permutation.ts, four numbers at a time.
import { WHOLE, upper } from './lanes'

/** out = base + permutation of each int32; its three words lie at `keys`. Three rows beyond the last may be written. */
export function permuteInts(values: usize, rows: i32, half: i32, keys: usize, base: f64, out: usize): void {
  const bases = f64x2.splat(base)
  for (let i = 0; i < rows; i += 4) {
    const result = permuted(v128.load(values + (<usize>i << 2)), half, keys)
    v128.store(out + (<usize>i << 3), f64x2.add(bases, f64x2.convert_low_i32x4_s(result)))
    v128.store(out + (<usize>i << 3), f64x2.add(bases, f64x2.convert_low_i32x4_s(upper(result))), 16)
  }
}

/** The permutation of each int32. */
export function scatter(values: usize, rows: i32, half: i32, keys: usize, out: usize): void {
  for (let i = 0; i < rows; i += 4) v128.store(out + (<usize>i << 2), permuted(v128.load(values + (<usize>i << 2)), half, keys))
}

// @ts-ignore: decorator
@inline
export function permuted(value: v128, half: i32, keys: usize): v128 {
  const mask = i32x4.splat((1 << half) - 1)
  let left = i32x4.shr_u(value, half)
  let right = v128.and(value, mask)
  left = v128.xor(left, v128.and(round(right, load<i32>(keys)), mask))
  right = v128.xor(right, v128.and(round(left, load<i32>(keys, 4)), mask))
  left = v128.xor(left, v128.and(round(right, load<i32>(keys, 8)), mask))
  return v128.or(i32x4.shl(left, half), right)
}

/** out = base + permutation of each double below 2^52, in halves of 26 bits; its four words lie at `keys`. */
export function permuteDoubles(values: usize, rows: i32, keys: usize, base: f64, out: usize): void {
  const a = load<i32>(keys)
  const b = load<i32>(keys, 4)
  const c = load<i32>(keys, 8)
  const d = load<i32>(keys, 12)
  const mask = i32x4.splat((1 << 26) - 1)
  const shift = f64x2.splat(WHOLE)
  const bases = f64x2.splat(base)
  for (let i = 0; i < rows; i += 4) {
    const two = f64x2.add(v128.load(values + (<usize>i << 3)), shift)
    const next = f64x2.add(v128.load(values + (<usize>i << 3), 16), shift)
    const low = v128.shuffle<i32>(two, next, 0, 2, 4, 6)
    const high = v128.and(v128.shuffle<i32>(two, next, 1, 3, 5, 7), i32x4.splat(0xfffff))
    let left = v128.or(i32x4.shl(high, 6), i32x4.shr_u(low, 26))
    let right = v128.and(low, mask)
    left = v128.xor(left, v128.and(round(right, a), mask))
    right = v128.xor(right, v128.and(round(left, b), mask))
    left = v128.xor(left, v128.and(round(right, c), mask))
    right = v128.xor(right, v128.and(round(left, d), mask))
    store2(left, right, bases, out + (<usize>i << 3))
    store2(upper(left), upper(right), bases, out + (<usize>i << 3) + 16)
  }
}

// @ts-ignore: decorator
@inline
function store2(left: v128, right: v128, bases: v128, out: usize): void {
  const scaled = f64x2.mul(f64x2.convert_low_i32x4_s(left), f64x2.splat(67108864.0))
  v128.store(out, f64x2.add(bases, f64x2.add(scaled, f64x2.convert_low_i32x4_s(right))))
}

// @ts-ignore: decorator
@inline
function round(word: v128, key: i32): v128 {
  let h = i32x4.mul(v128.xor(word, i32x4.splat(key)), i32x4.splat(0x9e3779b1))
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.mul(i32x4.add(h, i32x4.splat(key)), i32x4.splat(0x735a2d97))
  return i32x4.shr_u(h, 5)
}
