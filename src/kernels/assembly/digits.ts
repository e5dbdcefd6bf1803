// Decimal digits as the Huffman-coded literals of a zstd frame, straight from numbers.

const COMPRESSED: i32 = 2
/** Literals with a tree of their own, and with that of the block before; four streams, sizes of 18 bits. */
const WITH_TREE: u32 = 0b1110
const TREELESS: u32 = 0b1111

/**
 * One compressed block with the last `digits` digits, 1 to 16, of each of `count` doubles less `stem`; count is a multiple of 4.
 * `codes` holds words of code | bits << 16 for all groups of 1 digit, then of 2, 3 and 4; `tree` the tree's description or 0.
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
  const first = digits - ((groups - 1) << 2)
  const four = codes + (1110 << 2)
  const head = first == 4 ? four : first == 3 ? codes + (110 << 2) : first == 2 ? codes + (10 << 2) : codes
  let word: u64 = 0
  let filled: u64 = 0
  for (let k = count - 1; k >= 0; k--) {
    const value = load<f64>(values + (<usize>k << 3)) - stem
    let high: u32 = 0
    let low: u32
    if (groups > 2) {
      high = <u32>(value / 1e8)
      low = <u32>(value - <f64>high * 1e8)
    } else low = <u32>value
    if (groups > 1) {
      const upper = low / 10000
      let code = load<u32>(four + (<usize>(low - upper * 10000) << 2))
      word |= <u64>(code & 0xffff) << filled
      filled += code >> 16
      if (groups == 2) low = upper
      else {
        code = load<u32>(four + (<usize>upper << 2))
        word |= <u64>(code & 0xffff) << filled
        filled += code >> 16
        store<u64>(out, word)
        out += <usize>(filled >> 3)
        word >>= filled & 56
        filled &= 7
        low = high
        if (groups == 4) {
          const top = high / 10000
          code = load<u32>(four + (<usize>(high - top * 10000) << 2))
          word |= <u64>(code & 0xffff) << filled
          filled += code >> 16
          low = top
        }
      }
    }
    const code = load<u32>(head + (<usize>low << 2))
    word |= <u64>(code & 0xffff) << filled
    filled += code >> 16
    store<u64>(out, word)
    out += <usize>(filled >> 3)
    word >>= filled & 56
    filled &= 7
  }
  store<u8>(out, <u8>(word | (1 << filled)))
  return out + 1
}
