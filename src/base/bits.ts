// Bits: one for each of many things, 32 in a word.

export type Bits = Int32Array

/** Room for bits 0 to `count`; an even number of words. */
export function bitsFor(count: number): Bits {
  return new Int32Array(2 * ((count >>> 6) + 1))
}

/** The same, of which some are set; those that are not below `count` are left out. */
export function bitsOf(count: number, set: readonly number[]): Bits {
  const bits = bitsFor(count)
  for (const at of set) if (at < count) setBit(bits, at)
  return bits
}

/** Whether a bit is set; none is beyond the room. */
export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >>> 5] & (1 << (at & 31))) !== 0
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] |= 1 << (at & 31)
}

/** Of one kind of array alone: V8 compiles it once. */
export function setBits(bits: Bits, all: Int32Array): void {
  for (let i = 0; i < all.length; i++) bits[all[i] >>> 5] |= 1 << (all[i] & 31)
}

/** Bits that are set in one or the other of as many. */
export function either(some: Bits, others: Bits): Bits {
  const both = some.slice()
  for (let i = 0; i < both.length; i++) both[i] |= others[i]
  return both
}
