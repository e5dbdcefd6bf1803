// Columns of texts: categories and free text.
import { INTS } from '../../kernels/arena.ts'
import type { Column, Field } from '../../records/fields.ts'
import type { ColumnPages } from './column-pages.ts'
import { deltaLengthByteArray } from './delta-length-byte-array.ts'
import { POSITIONS, encodePositionsAt, listOccurring } from './dictionary.ts'
import { plainTexts } from './plain.ts'
import { intsAt, measureInts, presentInts, presentTexts } from './present.ts'

/** Free text goes by dictionary while it has at most one distinct text in so many values. */
const VALUES_PER_ENTRY = 4

/** BYTE_ARRAY; all texts of the category form the dictionary, whether they occur or not. */
export function encodeCategories(pages: ColumnPages, field: Field, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const texts = field.values ?? []
  const codes = presentInts(column, pages.rows, pages.nulls)
  const { least, most } = measureInts(codes, count)
  const wrong = least < 0 ? least : most
  if (wrong < 0 || wrong >= texts.length) throw new RangeError(`${field.name}: no text has the code ${wrong}`)
  boundTexts(pages, listOccurring(codes, count, least, most).map(code => texts[code]))
  if (plain) return plainTexts(pages.values, Array.from(intsAt(codes, count), code => texts[code]), count)
  plainTexts(pages.dictionary, texts, texts.length)
  encodePositionsAt(pages, codes, count, texts.length)
}

/** BYTE_ARRAY. */
export function encodeTexts(pages: ColumnPages, column: Column, plain: boolean): void {
  const count = pages.present
  if (count === 0) return
  const texts = presentTexts(column, pages.nulls)
  const entries = plain ? undefined : listDistinct(texts, count)
  if (entries !== undefined) {
    boundTexts(pages, entries)
    plainTexts(pages.dictionary, entries, entries.length)
    encodePositionsAt(pages, POSITIONS, count, entries.length)
    return
  }
  boundTexts(pages, texts)
  if (plain) return plainTexts(pages.values, texts, count)
  pages.encoding = 'DELTA_LENGTH_BYTE_ARRAY'
  pages.compressible = true
  deltaLengthByteArray(pages.values, texts, count)
}

/** Texts in the order of their first appearance, of which each one's position stands at POSITIONS; undefined if there are too many. */
function listDistinct(texts: readonly string[], count: number): string[] | undefined {
  const found = new Map<string, number>()
  const most = Math.max(1, Math.floor(count / VALUES_PER_ENTRY))
  const first = POSITIONS >> 2
  let last = ''
  let position = found.get(last)
  for (let k = 0; k < count; k++) {
    const text = texts[k]
    if (text !== last) position = found.get(text)
    last = text
    if (position === undefined) {
      if (found.size === most) return undefined
      position = found.size
      found.set(text, position)
    }
    INTS[first + k] = position
  }
  return [...found.keys()]
}

function boundTexts(pages: ColumnPages, texts: readonly string[]): void {
  let least = texts[0]
  let most = texts[0]
  for (const text of texts) {
    if (compareCodePoints(text, least) < 0) least = text
    if (compareCodePoints(text, most) > 0) most = text
  }
  pages.setBounds(least, most)
}

/** The order of UTF-8 bytes: surrogates come behind all other code units. */
function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let k = 0; k < shorter; k++) {
    const one = a.charCodeAt(k)
    const other = b.charCodeAt(k)
    if (one !== other) return rank(one) - rank(other)
  }
  return a.length - b.length
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
