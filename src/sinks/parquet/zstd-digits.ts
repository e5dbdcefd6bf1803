// A frame of zstd (RFC 8878) for bytes that end in scattered digits: Huffman codes, and no search for repetitions.
import { BYTES, INTS, OUT, deal, written } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import { doublesAt } from './present.ts'
import type { Scratch } from './scratch.ts'

const MAGIC = 0xfd2fb528
/** Content size in four bytes, single segment, no checksum, no dictionary. */
const DESCRIPTOR = 0xa0
const RAW = 0
const RLE = 1
const COMPRESSED = 2
/** Literals with a tree of their own, and with that of the block before; four streams, sizes of 18 bits. */
const WITH_TREE = 0b1110
const TREELESS = 0b1111
/** Most bytes that a block stands for. */
const BLOCK = 1 << 17
/** Shorter runs of zeros and ends of digits are stored as they are. */
const LEAST_RUN = 64
const LEAST_DIGITS = 256

/** Digits 0 to 5 take three bits, the others four: 3.4 on average, where log2(10) is 3.32. Longest codes come first. */
const BITS = [3, 3, 3, 3, 3, 3, 4, 4, 4, 4]
const CODES = [2, 3, 4, 5, 6, 7, 0, 1, 2, 3]

/** Weights of the bytes 0 to 56, two in a byte: 2 for three bits, 1 for four; that of `9` follows from the others. */
const TREE = Uint8Array.of(127 + 57, ...Array<number>(24).fill(0), 0x22, 0x22, 0x22, 0x11, 0x10)

/** Codes of all numbers of 0 digits, of 1, up to 4: that of the last digit lowest, from bit 8 on; below it the number of bits. */
const CODED: Int32Array[] = [Int32Array.of(0)]
for (let digits = 1; digits <= 4; digits++) CODED.push(withDigit(CODED[digits - 1]))
const FOUR = CODED[4]
/** For the kernel: the codes of one digit, of two, three and four; and the tree. */
const codesAt = keep(CODED.slice(1))
const treeAt = deal(TREE.length)
BYTES.set(TREE, treeAt)

/** The codes of all numbers with one digit more behind them. */
function withDigit(codes: Int32Array): Int32Array {
  const longer = new Int32Array(10 * codes.length)
  let number = 0
  for (const before of codes) {
    for (let digit = 0; digit < 10; digit++) {
      longer[number++] = ((before >>> 8) << (8 + BITS[digit])) | (CODES[digit] << 8) | ((before & 255) + BITS[digit])
    }
  }
  return longer
}

/** Puts tables behind one another where kernels see them. */
function keep(tables: readonly Int32Array[]): number {
  const address = deal(4 * tables.reduce((sum, { length }) => sum + length, 0))
  let place = address >> 2
  for (const table of tables) {
    INTS.set(table, place)
    place += table.length
  }
  return address
}

/** Appends a frame with all of `bytes`. From `digits` on they must be ASCII digits. */
export function compressDigits(out: Scratch, bytes: Uint8Array, digits: number): void {
  out.room(bytes.length + TREE.length + 64 + Math.ceil(bytes.length / LEAST_RUN) * 8)
  frameHeader(out, bytes.length)
  storeHead(out, bytes, digits)
  let from = digits
  for (; bytes.length - from >= LEAST_DIGITS; from += BLOCK) {
    digitsBlock(out, bytes, from, Math.min(from + BLOCK, bytes.length), from === digits)
  }
  const rest = bytes.subarray(Math.min(from, bytes.length))
  blockHeader(out, RAW, rest.length, 1)
  out.append(rest)
}

/**
 * Appends a frame with `head` and the last `digits` digits of each of the doubles at an address of the arena less `stem`,
 * 1 to 16 of them.
 */
export function compressNumbers(out: Scratch, head: Uint8Array, values: number, count: number, stem: number, digits: number): void {
  out.room(head.length + 64 + Math.ceil(head.length / LEAST_RUN) * 8)
  frameHeader(out, head.length + count * digits)
  storeHead(out, head, head.length)
  const block = 4 * Math.floor(BLOCK / 4 / digits)
  const whole = count & ~3
  for (let from = 0; from < whole; from += block) {
    const here = Math.min(block, whole - from)
    const tree = from === 0 ? treeAt : 0
    out.append(written(kernels.digitsBlock(values + 8 * from, here, stem, digits, codesAt, tree, TREE.length, OUT)))
  }
  const rest = Array.from(doublesAt(values + 8 * whole, count - whole), value => String(value - stem).padStart(digits, '0')).join('')
  out.room(3 + rest.length)
  blockHeader(out, RAW, rest.length, 1)
  out.text(rest)
}

function frameHeader(out: Scratch, size: number): void {
  out.view.setUint32(out.end, MAGIC, true)
  out.view.setUint8(out.end + 4, DESCRIPTOR)
  out.view.setUint32(out.end + 5, size, true)
  out.end += 9
}

function blockHeader(out: Scratch, type: number, size: number, last: 0 | 1): void {
  const header = last | (type << 1) | (size << 3)
  out.view.setUint16(out.end, header, true)
  out.view.setUint8(out.end + 2, header >>> 16)
  out.end += 3
}

/** Bytes before `end`: runs of zeros, and what lies between them. */
function storeHead(out: Scratch, bytes: Uint8Array, end: number): void {
  let stored = 0
  while (stored < end) {
    const from = longRun(bytes, stored, end)
    storeRaw(out, bytes, stored, from)
    if (from === end) return
    stored = endOfZeros(bytes, from, Math.min(from + BLOCK, end))
    blockHeader(out, RLE, stored - from, 0)
    out.byte(0)
  }
}

/** Where enough zeros begin for a block of their own; `end` if nowhere. */
function longRun(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] !== 0) continue
    const next = endOfZeros(bytes, at, end)
    if (next - at >= LEAST_RUN) return at
    at = next
  }
  return end
}

function endOfZeros(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] === 0) at++
  return at
}

function storeRaw(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += BLOCK) {
    const part = bytes.subarray(at, Math.min(at + BLOCK, to))
    blockHeader(out, RAW, part.length, 0)
    out.append(part)
  }
}

function digitsBlock(out: Scratch, bytes: Uint8Array, from: number, to: number, first: boolean): void {
  const header = out.end
  out.end += 8
  if (first) out.append(TREE)
  const jumps = out.end
  out.end += 6
  const quarter = (to - from + 3) >> 2
  for (let stream = 0; stream < 4; stream++) {
    const start = out.end
    writeStream(out, bytes, from + stream * quarter, Math.min(from + (stream + 1) * quarter, to))
    if (stream < 3) out.view.setUint16(jumps + 2 * stream, out.end - start, true)
  }
  const size = out.end - header - 8
  // No sequences.
  out.byte(0)
  const end = out.end
  out.end = header
  blockHeader(out, COMPRESSED, end - header - 3, 0)
  out.end = end
  // Type 4 bits, then 18 bits each of the sizes of what is coded and of its code.
  const literals = to - from
  out.view.setInt32(header + 3, (first ? WITH_TREE : TREELESS) | (literals << 4) | (size << 22), true)
  out.view.setUint8(header + 7, size >>> 10)
}

/** A stream is read from its end: the last digit comes first, and a 1 marks the end. */
function writeStream(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  const source = new DataView(bytes.buffer, bytes.byteOffset)
  const target = out.view
  let end = out.end
  let word = 0
  let filled = 0
  let at = to - 4
  for (; at >= from; at -= 4) {
    const digits = source.getInt32(at, true) & 0x0f0f0f0f
    const pairs = Math.imul(digits, 10) + (digits >>> 8)
    const four = FOUR[(pairs & 255) * 100 + ((pairs >>> 16) & 255)]
    word |= (four >>> 8) << filled
    filled += four & 255
    target.setInt32(end, word, true)
    end += filled >> 3
    word >>>= filled & 24
    filled &= 7
  }
  for (at += 3; at >= from; at--) {
    word |= CODES[bytes[at] & 15] << filled
    filled += BITS[bytes[at] & 15]
    target.setInt32(end, word, true)
    end += filled >> 3
    word >>>= filled & 24
    filled &= 7
  }
  target.setUint8(end, word | (1 << filled))
  out.end = end + 1
}
