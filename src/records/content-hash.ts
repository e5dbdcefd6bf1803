// The content hash of a table: a sum over its rows, so that it does not depend on how the table is cut into files.
import { INTS, RESULT, deal, placeValid, placeValues } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
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

/**
 * Rows hashed at a time: their words stay in the nearest caches while column after column is taken in, and columns are not
 * asked for oftener than need be.
 */
const TILE = 8192
const words = deal(4 * TILE)
const hashes = new Int32Array(TILE)

/** Hashes rows by column: each row's word takes in one value after the other, in the order of the fields. */
export class ContentHash {
  readonly sum = emptySum()

  add(chunk: Chunk): void {
    for (let from = 0; from < chunk.rows; from += TILE) this.#tile(chunk, from, Math.min(TILE, chunk.rows - from))
  }

  #tile({ columns }: Chunk, from: number, rows: number): void {
    kernels.hashStart(words, rows)
    for (const column of columns) takeIn(column, from, rows)
    kernels.hashSums(words, rows, RESULT)
    addSum(this.sum, { rows, a: INTS[RESULT >> 2], b: INTS[(RESULT >> 2) + 1] })
  }
}

/** Times count from 1970 modulo 2^32; numbers are taken in by the bits of a double, of which whole ones have one form each. */
function takeIn({ data, valid, epoch }: Column, from: number, rows: number): void {
  const present = valid?.subarray(from, from + rows)
  const validity = placeValid(present)
  if (data instanceof Float64Array) return kernels.hashDoubles(words, placeValues(data.subarray(from, from + rows)), validity, rows)
  const isBlank = present?.includes(1) === false
  const ints = data instanceof Int32Array ? data.subarray(from, from + rows) : isBlank ? hashes : hashesOf(data, from, rows)
  kernels.hashInts(words, placeValues(ints), validity, epoch ?? 0, rows)
}

/** Hashes of texts, of which many in a row may be the same; good until the next call. */
function hashesOf(texts: readonly string[], from: number, rows: number): Int32Array {
  let last = ''
  let hash = textHash(last)
  for (let row = 0; row < rows; row++) {
    const text = texts[from + row]
    if (text !== last) hash = textHash(text)
    last = text
    hashes[row] = hash
  }
  return hashes.subarray(0, rows)
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
