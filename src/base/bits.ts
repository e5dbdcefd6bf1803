// Bits: one for each of many things, in bytes.

/** Room for bits 0 to `count`. */
export function bitsFor(count: number): Uint8Array {
  return new Uint8Array((count >>> 3) + 1)
}

/** Whether a bit is set; none is beyond the room. */
export function hasBit(bits: Uint8Array, at: number): boolean {
  return (bits[at >>> 3] & (1 << (at & 7))) !== 0
}

export function setBit(bits: Uint8Array, at: number): void {
  bits[at >>> 3] |= 1 << (at & 7)
}

/** Two bits a thing, from two of its sets of bits of one length: those of `low` are the lower ones. */
export function interleaved(low: Uint8Array, high: Uint8Array): Uint8Array {
  const both = new Uint8Array(2 * low.length)
  for (let i = 0; i < low.length; i++) {
    both[2 * i] = SPREAD[low[i] & 15] | (SPREAD[high[i] & 15] << 1)
    both[2 * i + 1] = SPREAD[low[i] >>> 4] | (SPREAD[high[i] >>> 4] << 1)
  }
  return both
}

/** Four bits, each two places from the next. */
const SPREAD = Uint8Array.from({ length: 16 }, (_, n) => (n & 1) | ((n & 2) << 1) | ((n & 4) << 2) | ((n & 8) << 3))
