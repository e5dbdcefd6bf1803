// Decimal digits as the Huffman-coded literals of a zstd frame, straight from numbers.
import { WHOLE, quotients } from './lanes'

const COMPRESSED: i32 = 2
/** Literals with a tree of their own, and with that of the block before; four streams, sizes of 18 bits. */
const WITH_TREE: u32 = 0b1110
const TREELESS: u32 = 0b1111
/** Doubles that are split into groups at a time. */
const TILE: i32 = 512
const fours = memory.data(512 * 8 + 16, 16)
/** The code of a group that there is not. */
const none = memory.data(4, 4)
/** Multiplied and shifted, 32 bits are divided by 10,000. */
const TEN_THOUSANDTH: i32 = 0xd1b71759
const SHIFT: i32 = 45

/**
 * One compressed block with the last `digits` digits, 1 to 16, of each of `count` doubles less `stem`; count is a multiple of 4.
 * `codes` holds words of code << 8 | bits for all groups of 1 digit, then of 2, 3 and 4; `tree` the tree's description or 0.
 */
export function digitsBlock(values: usize, count: i32, stem: f64, digits: i32, codes: usize, tree: usize, treeBytes: i32, out: usize): usize {
  const header = out
  out += 8
  if (tree != 0) {
    memory.copy(out, tree, treeBytes)
    out += treeBytes
  }
  const jumps = out
  out += 6
  const quarter = count >> 2
  for (let stream = 0; stream < 4; stream++) {
    const start = out
    out = writeStream(values + (<usize>(stream * quarter) << 3), quarter, stem, digits, codes, out)
    if (stream < 3) store<u16>(jumps + (stream << 1), <u16>(out - start))
  }
  const size = <u32>(out - header) - 8
  store<u8>(out++, 0) // no sequences
  const block = ((<u32>(out - header) - 3) << 3) | (COMPRESSED << 1)
  store<u16>(header, <u16>block)
  store<u8>(header, <u8>(block >> 16), 2)
  const literals = <u32>(count * digits)
  store<u32>(header, (tree != 0 ? WITH_TREE : TREELESS) | (literals << 4) | (size << 22), 3)
  store<u8>(header, <u8>(size >> 10), 7)
  return out
}

/** A stream is read from its end: the last digit comes first, and a 1 marks the end. */
function writeStream(values: usize, count: i32, stem: f64, digits: i32, codes: usize, out: usize): usize {
  const groups = (digits + 3) >> 2
  const first = codesOf(codes, digits - ((groups - 1) << 2))
  const four = codesOf(codes, 4)
  const last = groups == 1 ? first : four
  const second = groups == 1 ? none : groups == 2 ? first : four
  const third = groups < 3 ? none : groups == 3 ? first : four
  const fourth = groups == 4 ? first : none
  let word: u64 = 0
  let filled: u64 = 0
  for (let end = count; end > 0; end -= TILE) {
    const from = max(0, end - TILE)
    split(values + (<usize>from << 3), end - from, stem)
    for (let at = fours + (<usize>(end - from - 1) << 3); at >= fours; at -= 8) {
      const a = codeOf(last, at)
      const b = codeOf(second, at + 2)
      const c = codeOf(third, at + 4)
      const d = codeOf(fourth, at + 6)
      const code = (a >> 8) | ((b >> 8) << a) | (((c >> 8) | ((d >> 8) << c)) << (a + b))
      const bits = (filled + a + b + c + d) & 255
      const eight = word | (code << filled)
      store<u64>(out, eight)
      out += <usize>(bits >> 3)
      word = bits < 64 ? eight >> (bits & 56) : (code >> 1) >> (63 - filled)
      filled = bits & 7
    }
  }
  store<u8>(out, <u8>(word | (1 << filled)))
  return out + 1
}

/** Codes of groups of so many digits, 1 to 4. */
function codesOf(codes: usize, digits: i32): usize {
  return codes + (digits == 4 ? 1110 << 2 : digits == 3 ? 110 << 2 : digits == 2 ? 10 << 2 : 0)
}

// @ts-ignore: decorator
@inline
function codeOf(codes: usize, group: usize): u64 {
  return <u64>load<u32>(codes + (<usize>load<u16>(group) << 2))
}

/** Four groups of four digits of each double less `stem`, 16 bits each, that of the last digits first. */
function split(values: usize, count: i32, stem: f64): void {
  for (let k = 0; k < count; k += 2) {
    const value = f64x2.sub(v128.load(values + (<usize>k << 3)), f64x2.splat(stem))
    const high = f64x2.floor(f64x2.div(value, f64x2.splat(1e8)))
    const low = f64x2.sub(value, f64x2.mul(high, f64x2.splat(1e8)))
    const eights = v128.shuffle<i32>(f64x2.add(low, f64x2.splat(WHOLE)), f64x2.add(high, f64x2.splat(WHOLE)), 0, 4, 2, 6)
    const upper = quotients(eights, TEN_THOUSANDTH, SHIFT)
    const lower = i32x4.sub(eights, i32x4.mul(upper, i32x4.splat(10000)))
    v128.store(fours + (<usize>k << 3), v128.or(lower, i32x4.shl(upper, 16)))
  }
}
