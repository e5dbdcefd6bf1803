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
