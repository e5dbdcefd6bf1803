// Columns of whole numbers, times and categories as CSV lines, by a kernel.
import { BYTES, DOUBLES, INTS, OUT, deal, memory, written } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Chunk, Column, Field } from '../records/fields.ts'
import { csvTexts, zoneText } from './csv-lines.ts'
import { FOUR } from './digits.ts'

/** Kinds of columns as the kernel numbers them. */
const KINDS: Partial<Record<Field['type'], number>> = { int32: 0, int64: 1, identifier: 2, time: 3, category: 4 }
/** Rows written at a time: with the longest values they fit where kernels write. */
const TILE = 1024
const MOST_COLUMNS = 32
const MOST_TEXTS = 4096
const DESCRIPTION = 32
/** Local times that have a year of four digits. */
const FIRST_SECOND = -62_167_219_200
const LAST_SECOND = 253_402_300_799

const descriptions = deal(MOST_COLUMNS * DESCRIPTION)
const values = deal(MOST_COLUMNS * TILE * 8)
const validity = deal(MOST_COLUMNS * TILE)
const zone = deal(8)
const four = deal(4 * FOUR.length)
const texts = deal(16 * MOST_TEXTS)
INTS.set(FOUR, four >> 2)

export class CsvColumns {
  readonly #fields: readonly Field[]
  readonly #offset: number
  readonly #zone: Buffer
  readonly #texts: readonly (readonly Uint8Array[])[]

  /** Whether all fields are of kinds that the kernel writes. */
  static suit(fields: readonly Field[]): boolean {
    const bytes = fields.flatMap((field) => csvTexts(field.values ?? [])).reduce((sum, text) => sum + 8 + text.length, 0)
    return fields.length <= MOST_COLUMNS && bytes <= 8 * MOST_TEXTS && fields.every(({ type, values: all }) =>
      KINDS[type] !== undefined && csvTexts(all ?? []).every((text) => text.length < 32))
  }

  /** `utcOffset` in minutes east of UTC. */
  constructor(fields: readonly Field[], utcOffset: number) {
    this.#fields = fields
    this.#offset = utcOffset * 60
    this.#zone = Buffer.from(zoneText(utcOffset))
    this.#texts = fields.map((field) => csvTexts(field.values ?? []))
  }

  /** Gives the lines of a chunk, in parts that are good until the next one; false where a value is none of its field's. */
  write(chunk: Chunk, take: (bytes: Uint8Array) => void): boolean {
    if (!chunk.columns.every((column) => inYears(column, this.#offset))) return false
    const lies = chunk.columns.every(liesInArena)
    this.#describe(chunk.columns, lies)
    for (let from = 0; from < chunk.rows; from += TILE) {
      const rows = Math.min(TILE, chunk.rows - from)
      if (!lies) chunk.columns.forEach((column, c) => place(column, c, from, rows))
      const first = lies ? from : 0
      const end = kernels.csvLines(descriptions, this.#fields.length, first, first + rows, four, zone, OUT)
      if (end < 0) return false
      take(written(end))
    }
    return true
  }

  /** Columns that do not lie in the arena are placed there a tile at a time. */
  #describe(columns: readonly Column[], lie: boolean): void {
    let room = texts
    BYTES.set(this.#zone, zone)
    this.#fields.forEach((field, c) => {
      const at = (descriptions + c * DESCRIPTION) >> 2
      const { data, epoch, valid } = columns[c]
      const from = lie && !Array.isArray(data) ? data.byteOffset : values + c * TILE * 8
      const validFrom = lie ? valid?.byteOffset : validity + c * TILE
      INTS.set([KINDS[field.type] ?? 0, from, valid && validFrom ? validFrom : 0, field.type === 'identifier' ? field.digits ?? 0 : 0], at)
      const base = (epoch ?? 0) + this.#offset
      INTS.set([base, Math.floor(base / 2 ** 32), room, this.#texts[c].length], at + 4)
      room = placeTexts(this.#texts[c], room)
    })
  }
}

/** Pairs of address and length, then the texts themselves; gives where they end. */
function placeTexts(all: readonly Uint8Array[], at: number): number {
  let text = at + 8 * all.length
  all.forEach((bytes, code) => {
    INTS.set([text, bytes.length], (at >> 2) + 2 * code)
    BYTES.set(bytes, text)
    text += bytes.length
  })
  return (text + 7) & -8
}

function liesInArena({ data, valid }: Column): boolean {
  return !Array.isArray(data) && data.buffer === memory.buffer && (valid === undefined || valid.buffer === memory.buffer)
}

function place({ data, valid }: Column, c: number, from: number, rows: number): void {
  const at = values + c * TILE * 8
  if (data instanceof Int32Array) INTS.set(data.subarray(from, from + rows), at >> 2)
  else DOUBLES.set((data as Float64Array).subarray(from, from + rows), at >> 3)
  if (valid) BYTES.set(valid.subarray(from, from + rows), validity + c * TILE)
}

/** Whether the times of a column have years of four digits; other columns have no years. */
function inYears({ data, epoch, valid }: Column, offset: number): boolean {
  if (epoch === undefined || Array.isArray(data)) return true
  const base = epoch + offset
  if (base - 2 ** 31 >= FIRST_SECOND && base + 2 ** 31 <= LAST_SECOND) return true
  return data.every((value, row) => valid?.[row] === 0 || (base + value >= FIRST_SECOND && base + value <= LAST_SECOND))
}
