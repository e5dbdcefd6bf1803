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

/** Hashes rows by column: each row's two words take in one value after the other, in the order of the fields. */
export class ContentHash {
  readonly sum = emptySum()
  #a = new Int32Array(0)
  #b = new Int32Array(0)

  add(chunk: Chunk): void {
    const { rows, columns } = chunk
    if (this.#a.length < rows) {
      this.#a = new Int32Array(rows)
      this.#b = new Int32Array(rows)
    }
    const a = this.#a.fill(1, 0, rows)
    const b = this.#b.fill(2, 0, rows)
    for (const column of columns) takeIn(a, b, column, rows)
    let sumA = 0
    let sumB = 0
    for (let row = 0; row < rows; row++) {
      sumA = (sumA + finish(a[row] ^ (b[row] >>> 7))) | 0
      sumB = (sumB + finish(b[row] + Math.imul(a[row], 0x9e3779b1))) | 0
    }
    addSum(this.sum, { rows, a: sumA, b: sumB })
  }
}

function takeIn(a: Int32Array, b: Int32Array, column: Column, rows: number): void {
  const { data, valid } = column
  if (data instanceof Int32Array) takeInts(a, b, data, valid, rows, column.epoch ?? 0)
  else if (data instanceof Float64Array) {
    if (column.field.type === 'double') takeDoubles(a, b, data, valid, rows)
    else takeWholes(a, b, data, valid, rows)
  } else takeTexts(a, b, data, valid, rows)
}

/** What a null is taken in as: no value gives this pair of words. */
const NULL = 0x5bd1e995

function takeInts(a: Int32Array, b: Int32Array, data: Int32Array, valid: Uint8Array | undefined, rows: number, base: number): void {
  for (let row = 0; row < rows; row++) {
    const value = valid !== undefined && valid[row] === 0 ? NULL : (data[row] + base) | 0
    a[row] = Math.imul(a[row] ^ value, 0x21f0aaad) ^ (a[row] >>> 15)
    b[row] = Math.imul(b[row] + value, 0x735a2d97) ^ (b[row] >>> 13)
  }
}

function takeWholes(a: Int32Array, b: Int32Array, data: Float64Array, valid: Uint8Array | undefined, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const there = valid === undefined || valid[row] === 1
    const high = there ? (data[row] * 2 ** -32) | 0 : NULL
    const low = there ? (data[row] - high * 2 ** 32) | 0 : 1
    a[row] = Math.imul(a[row] ^ low, 0x21f0aaad) ^ (a[row] >>> 15) ^ Math.imul(high, 0x85ebca6b)
    b[row] = Math.imul(b[row] + low, 0x735a2d97) ^ (b[row] >>> 13) ^ Math.imul(high, 0xc2b2ae35)
  }
}

function takeDoubles(a: Int32Array, b: Int32Array, data: Float64Array, valid: Uint8Array | undefined, rows: number): void {
  const words = new Int32Array(new Float64Array(data.subarray(0, rows)).buffer)
  for (let row = 0; row < rows; row++) {
    const there = valid === undefined || valid[row] === 1
    const value = there ? words[2 * row] ^ Math.imul(words[2 * row + 1], 0x85ebca6b) : NULL
    a[row] = Math.imul(a[row] ^ value, 0x21f0aaad) ^ (a[row] >>> 15)
    b[row] = Math.imul(b[row] + value, 0x735a2d97) ^ (b[row] >>> 13)
  }
}

function takeTexts(a: Int32Array, b: Int32Array, data: string[], valid: Uint8Array | undefined, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const value = valid !== undefined && valid[row] === 0 ? NULL : textHash(data[row])
    a[row] = Math.imul(a[row] ^ value, 0x21f0aaad) ^ (a[row] >>> 15)
    b[row] = Math.imul(b[row] + value, 0x735a2d97) ^ (b[row] >>> 13)
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
