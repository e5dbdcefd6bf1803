// Definition levels of a nullable field: one bit a row, in runs where rows agree.
import { varint } from './bytes'

/** Fewest bytes of eight equal levels that make a run. */
const LEAST_RUN: i32 = 2

/** `valid` holds 1 or 0 for each row, `bits` has room for rows / 8 bytes and 16 more. Gives the number of ones. */
export function packLevels(valid: usize, rows: i32, bits: usize): i32 {
  let ones: i32 = 0
  const whole = rows & ~15
  for (let i = 0; i < whole; i += 16) {
    const mask = i8x16.bitmask(i8x16.shl(v128.load(valid + i), 7))
    ones += popcnt(mask)
    store<u16>(bits + (i >> 3), <u16>mask)
  }
  let rest: i32 = 0
  for (let i = whole; i < rows; i++) rest |= <i32>load<u8>(valid + i) << (i - whole)
  store<u16>(bits + (whole >> 3), <u16>rest)
  return ones + popcnt(rest)
}

/** Writes what `packLevels` packed, of which neither all nor none are ones; gives where it ends. */
export function writeLevels(bits: usize, rows: i32, out: usize): usize {
  const bytes = (rows + 7) >> 3
  const whole = rows >> 3
  let literal: i32 = 0
  let at: i32 = 0
  while (at < whole) {
    const byte = load<u8>(bits + at)
    let next = at + 1
    if (byte == 0 || byte == 255) while (next < whole && load<u8>(bits + next) == byte) next++
    if (next - at >= LEAST_RUN) {
      out = literals(bits, literal, at, out)
      out = varint(out, 2 * ((next - at) << 3))
      store<u8>(out++, byte & 1)
      literal = next
    }
    at = next
  }
  return literals(bits, literal, bytes, out)
}

function literals(bits: usize, from: i32, to: i32, out: usize): usize {
  if (from == to) return out
  out = varint(out, 2 * (to - from) + 1)
  memory.copy(out, bits + from, to - from)
  return out + (to - from)
}
