// The content hash of a table: a sum over its rows, so that it does not depend on how the table is cut into files.
import type { Chunk, Column } from './fields.ts'

/** Two sums modulo 2^32 of hashes of rows, and how many rows. Sums of parts add up to the sum of the whole. */
export interface ContentSum {
  rows: number
  a: number
  b: number
}

export function emptySum(): ContentSum {
  return { rows: 0, a: 0, b: 0 }
}

export function addSum(sum: ContentSum, part: Readonly<ContentSum>): void {
  sum.rows += part.rows
  sum.a = (sum.a + part.a) | 0
  sum.b = (sum.b + part.b) | 0
}

/** 16 hexadecimal digits and the number of rows. */
export function hashText({ rows, a, b }: Readonly<ContentSum>): string {
  const word = (value: number) => (value >>> 0).toString(16).padStart(8, '0')
  return `${word(a)}${word(b)}-${rows}`
}

/** Hashes rows by column: each row's word takes in one value after the other, in the order of the fields. */
export class ContentHash {
  readonly sum = emptySum()
  readonly #hashes = new Int32Array(TILE)

  add(chunk: Chunk): void {
    for (let from = 0; from < chunk.rows; from += TILE) this.#tile(chunk, from, Math.min(TILE, chunk.rows - from))
  }

  #tile({ columns }: Chunk, from: number, rows: number): void {
    const hashes = this.#hashes.fill(1)
    for (const column of columns) takeIn(hashes, column, from, rows)
    let a = 0
    let b = 0
    for (let row = 0; row < rows; row++) {
      a = (a + finish(hashes[row])) | 0
      b = (b + finish(hashes[row] ^ 0x5851f42d)) | 0
    }
    addSum(this.sum, { rows, a, b })
  }
}

/** Rows hashed at a time: their words stay in the first cache while column after column is taken in. */
const TILE = 2048
/** What a null is taken in as. */
const NULL = 0x5bd1e995

function takeIn(hashes: Int32Array, column: Column, from: number, rows: number): void {
  const valid = column.valid?.subarray(from, from + rows)
  const data = Array.isArray(column.data) ? column.data.slice(from, from + rows) : column.data.subarray(from, from + rows)
  if (data instanceof Int32Array) takeInts(hashes, data, valid, rows, column.epoch ?? 0)
  else if (data instanceof Float64Array) takeFloats(hashes, data, valid, rows)
  else takeTexts(hashes, data, valid, rows)
}

/** One to one in each of its arguments, so that no single changed value goes unnoticed; finish does the stirring. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x21f0aaad)
}

function takeInts(hashes: Int32Array, data: Int32Array, valid: Uint8Array | undefined, rows: number, base: number): void {
  if (valid === undefined) for (let row = 0; row < rows; row++) hashes[row] = mix(hashes[row], (data[row] + base) | 0)
  else for (let row = 0; row < rows; row++) hashes[row] = mix(hashes[row], valid[row] === 0 ? NULL : (data[row] + base) | 0)
}

/** The bits of the numbers as they lie in memory: whole numbers below 2^53 have one form each. */
function takeFloats(hashes: Int32Array, data: Float64Array, valid: Uint8Array | undefined, rows: number): void {
  const words = new Int32Array(data.buffer, data.byteOffset, 2 * rows)
  for (let row = 0; row < rows; row++) {
    const value = words[2 * row] ^ Math.imul(words[2 * row + 1], 0x85ebca6b)
    hashes[row] = mix(hashes[row], valid !== undefined && valid[row] === 0 ? NULL : value)
  }
}

function takeTexts(hashes: Int32Array, data: string[], valid: Uint8Array | undefined, rows: number): void {
  for (let row = 0; row < rows; row++) {
    hashes[row] = mix(hashes[row], valid !== undefined && valid[row] === 0 ? NULL : textHash(data[row]))
  }
}

function textHash(text: string): number {
  let h = text.length
  for (let i = 0; i < text.length; i++) h = (Math.imul(h ^ text.charCodeAt(i), 0x01000193) + i) | 0
  return finish(h)
}

function finish(word: number): number {
  let h = word ^ (word >>> 16)
  h = Math.imul(h, 0x21f0aaad)
  h ^= h >>> 15
  h = Math.imul(h, 0x735a2d97)
  return h ^ (h >>> 15)
}
