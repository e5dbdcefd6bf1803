// Definition levels of a nullable field: one bit a row, eight rows at a time, in runs where rows agree.
import type { Scratch } from './scratch.ts'

/** Fewest bytes of eight equal levels that make a run. */
const LEAST_RUN = 2

let packed = new Uint8Array(1 << 12)

/** `valid` is 1 or 0 in each row, or absent if all are 1. Returns the number of ones. */
export function definitionLevels(out: Scratch, valid: Uint8Array | undefined, rows: number): number {
  const ones = valid === undefined ? rows : packBits(valid, rows)
  out.room((rows >> 3) * 2 + 32)
  if (ones === rows || ones === 0) {
    run(out, ones === 0 ? 0 : 1, rows)
    return ones
  }
  const bytes = (rows + 7) >> 3
  const whole = rows >> 3
  let literal = 0
  let at = 0
  while (at < whole) {
    const byte = packed[at]
    let next = at + 1
    if (byte === 0 || byte === 255) while (next < whole && packed[next] === byte) next++
    if (next - at >= LEAST_RUN) {
      literals(out, literal, at)
      run(out, byte & 1, (next - at) * 8)
      literal = next
    }
    at = next
  }
  literals(out, literal, bytes)
  return ones
}

/** Fills `packed` and returns the number of ones. */
function packBits(valid: Uint8Array, rows: number): number {
  if (packed.length < rows / 8) packed = new Uint8Array((rows + 7) >> 3)
  const view = new DataView(valid.buffer, valid.byteOffset, valid.byteLength)
  const whole = rows & ~7
  let ones = 0
  for (let row = 0; row < whole; row += 8) {
    const four = view.getInt32(row, true)
    const next = view.getInt32(row + 4, true)
    ones += Math.imul(four + next, 0x01010101) >>> 24
    // Moves the lowest bits of four bytes next to each other, into the highest four bits.
    packed[row >> 3] = (Math.imul(four, 0x10204080) >>> 28) | ((Math.imul(next, 0x10204080) >>> 28) << 4)
  }
  if (whole < rows) {
    let byte = 0
    for (let row = whole; row < rows; row++) {
      byte |= valid[row] << (row - whole)
      ones += valid[row]
    }
    packed[whole >> 3] = byte
  }
  return ones
}

function run(out: Scratch, level: number, length: number): void {
  out.varint(2 * length)
  out.byte(level)
}

function literals(out: Scratch, from: number, to: number): void {
  if (from === to) return
  out.varint(2 * (to - from) + 1)
  out.append(packed.subarray(from, to))
}
