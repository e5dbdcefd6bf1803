// Draws that remember nothing: a number follows from (seed, purpose, entity, counter) alone.
import { createRequire } from 'node:module'
import type seedrandom from 'seedrandom'

const require = createRequire(import.meta.url)
/** The one generator of seedrandom that is used: its index would load seven, and an import of CommonJS is first looked through for names. */
const alea = require('seedrandom/lib/alea.js') as typeof seedrandom.alea

/**
 * 64 bits from which all draws of one purpose follow. Hot loops take the two words, not the object.
 */
export interface Key {
  readonly k0: number
  readonly k1: number
}

/** Grows the key of a purpose from the user's seed. The name of a purpose is part of the output: renaming redraws. */
export function keyFor(seed: string, purpose: string): Key {
  const words = alea(`patchcord/${seed}/${purpose}`)
  return { k0: words.int32(), k1: words.int32() }
}

/** A key below another one: for a day, an operation, a member. */
export function subkey(key: Key, index: number): Key {
  return { k0: draw(key.k0, key.k1, index, 0x51ed270b), k1: draw(key.k1, key.k0, index, 0x2545f491) }
}

/**
 * The draw `counter` of `entity`: 32 bits as a signed integer.
 * Both words of the key and the entity enter twice, so that entities share no sub-sequence.
 * Passed eight dieharder tests as a stream and across streams (multipliers: Wellons' hash prospector).
 */
export function draw(k0: number, k1: number, entity: number, counter: number): number {
  let h = Math.imul(entity ^ k0, 0x9e3779b1)
  h ^= h >>> 16
  h = (Math.imul(h, 0x21f0aaad) + Math.imul(counter, 0x85ebca6b)) | 0
  h ^= h >>> 15
  h = (Math.imul(h, 0x735a2d97) + Math.imul((entity + k1) | 0, 0xc2b2ae35)) | 0
  h ^= h >>> 15
  h = Math.imul(h, 0x21f0aaad)
  return h ^ (h >>> 16)
}

/** The same 32 bits as a number in [0, 1). */
export function unit(bits: number): number {
  return (bits >>> 0) * 2 ** -32
}

/** The same 32 bits as a whole number in [0, below); `below` at most 65,536. */
export function whole(bits: number, below: number): number {
  return Math.imul(bits >>> 16, below) >>> 16
}

/** The threshold under which a draw, taken as unsigned, falls with this chance. */
export function chance(probability: number): number {
  return Math.round(Math.min(1, Math.max(0, probability)) * 2 ** 32)
}
