// Bytes as Parquet and zstd want them: variable-length whole numbers.

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
