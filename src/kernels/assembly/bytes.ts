// Bytes: variable-length whole numbers as Parquet and zstd want them; and what is so of four rows.

/** ULEB128; gives where it ends. */
export function varint(out: usize, value: u64): usize {
  while (value >= 128) {
    store<u8>(out++, <u8>(value | 128))
    value >>= 7
  }
  store<u8>(out, <u8>value)
  return out + 1
}

// @ts-ignore: decorator
@inline
export function zigzag(out: usize, value: i64): usize {
  return varint(out, <u64>((value << 1) ^ (value >> 63)))
}

/** A byte each of four words, below 256. */
// @ts-ignore: decorator
@inline
export function storeBytes(at: usize, four: v128): void {
  const halves = i16x8.narrow_i32x4_u(four, four)
  v128.store32_lane(at, i8x16.narrow_i16x8_u(halves, halves), 0)
}
