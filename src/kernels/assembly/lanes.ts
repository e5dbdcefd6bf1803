// Lanes: what vectors lack, of four words at a time.

/** Added to a whole number below 2^52, its bits are the lowest of the sum, without the checks of a conversion. */
export const WHOLE: f64 = 4503599627370496

/** The last two words where the first two are. */
// @ts-ignore: decorator
@inline
export function upper(four: v128): v128 {
  return v128.shuffle<i32>(four, four, 2, 3, 2, 3)
}

/** Each word, without a sign, times `factor` / 2^`shift`: a division where they are chosen for one. */
// @ts-ignore: decorator
@inline
export function quotients(four: v128, factor: i32, shift: i32): v128 {
  const low = i64x2.shr_u(i64x2.extmul_low_i32x4_u(four, i32x4.splat(factor)), shift)
  const high = i64x2.shr_u(i64x2.extmul_high_i32x4_u(four, i32x4.splat(factor)), shift)
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6)
}

/** A byte each of four words, below 256. */
// @ts-ignore: decorator
@inline
export function storeBytes(at: usize, four: v128): void {
  const halves = i16x8.narrow_i32x4_u(four, four)
  v128.store32_lane(at, i8x16.narrow_i16x8_u(halves, halves), 0)
}
