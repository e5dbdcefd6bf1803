// The values of one field, from the characters between commas.
import type { Column, Field } from '../fields.ts'
import { CivilTimes } from './civil-times.ts'

const MINUS = 45
const ZERO = 48
const QUOTE = 34
const DAY = 86_400
const MOST_DIGITS = 16

/** Gathers the values of one field of a CSV file. */
export class CellColumn {
  readonly #field: Field
  readonly #times = new CivilTimes()
  readonly #codes: ReadonlyMap<string, number>
  readonly #ints: Int32Array
  readonly #doubles: Float64Array
  #texts: string[] = []
  readonly #valid: Uint8Array
  #nulls = 0
  #epoch = NaN

  constructor(field: Field, capacity: number) {
    this.#field = field
    this.#codes = new Map((field.values ?? []).map((text, code) => [text, code]))
    this.#ints = new Int32Array(holdsInts(field) ? capacity : 0)
    this.#doubles = new Float64Array(holdsDoubles(field) ? capacity : 0)
    this.#valid = new Uint8Array(capacity)
  }

  /** Takes the cell from `start` to `end`, quotes included. Returns what is wrong with it, if anything. */
  read(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    if (start === end) {
      if (!this.#field.nullable) return 'has no value'
      this.#nulls++
      this.#valid[row] = 0
      if (this.#field.type === 'text') this.#texts[row] = ''
      return undefined
    }
    this.#valid[row] = 1
    switch (this.#field.type) {
      case 'int32': return this.#readInt(row, bytes, start, end)
      case 'int64': return this.#readLong(row, bytes, start, end)
      case 'identifier': return this.#readIdentifier(row, bytes, start, end)
      case 'time': return this.#readTime(row, bytes, start, end)
      case 'date': return this.#readDate(row, bytes, start, end)
      case 'category': return this.#readCategory(row, bytes, start, end)
      case 'text': return this.#readText(row, bytes, start, end)
      case 'double': return this.#readDouble(row, bytes, start, end)
    }
  }

  /** The first `rows` values, in arrays that this object gives away. */
  take(rows: number): Column {
    const column: Column = {
      field: this.#field,
      data: this.#data(rows),
      ...(this.#nulls > 0 ? { valid: this.#valid.slice(0, rows) } : {}),
      ...(this.#field.type === 'time' ? { epoch: Number.isNaN(this.#epoch) ? 0 : this.#epoch } : {})
    }
    this.#nulls = 0
    this.#epoch = NaN
    this.#ints.fill(0)
    this.#doubles.fill(0)
    return column
  }

  #data(rows: number): Column['data'] {
    if (holdsInts(this.#field)) return this.#ints.slice(0, rows)
    if (holdsDoubles(this.#field)) return this.#doubles.slice(0, rows)
    const texts = this.#texts
    this.#texts = []
    return texts
  }

  #readInt(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const value = wholeAt(bytes, start, end)
    this.#ints[row] = value
    return this.#ints[row] === value ? undefined : `${bytes.toString('utf8', start, end)} is no 32-bit integer`
  }

  #readLong(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const value = wholeAt(bytes, start, end)
    this.#doubles[row] = value
    return Number.isSafeInteger(value) ? undefined : `${bytes.toString('utf8', start, end)} is no exact integer`
  }

  #readIdentifier(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const { digits } = this.#field
    const value = wholeAt(bytes, start, end)
    this.#doubles[row] = value
    if (Number.isSafeInteger(value) && value >= 0 && (digits === undefined || end - start === digits)) return undefined
    return `${bytes.toString('utf8', start, end)} is no identifier of ${digits ?? 'up to 16'} digits`
  }

  #readTime(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const seconds = this.#times.secondsAt(bytes, start, end)
    if (Number.isNaN(this.#epoch)) this.#epoch = Math.floor(seconds / DAY) * DAY
    this.#ints[row] = seconds - this.#epoch
    if (this.#ints[row] === seconds - this.#epoch) return undefined
    return `${bytes.toString('utf8', start, end)} is no time with an offset`
  }

  #readDate(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const day = end - start === 10 ? this.#times.dayAt(bytes, start) : NaN
    this.#ints[row] = day
    return this.#ints[row] === day ? undefined : `${bytes.toString('utf8', start, end)} is no date`
  }

  #readCategory(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const text = textAt(bytes, start, end)
    const code = this.#codes.get(text)
    if (code === undefined) return `${text} is none of the field's values`
    this.#ints[row] = code
    return undefined
  }

  #readText(row: number, bytes: Buffer, start: number, end: number): undefined {
    this.#texts[row] = textAt(bytes, start, end)
  }

  #readDouble(row: number, bytes: Buffer, start: number, end: number): string | undefined {
    const text = bytes.toString('latin1', start, end)
    const value = Number(text)
    this.#doubles[row] = value
    return Number.isNaN(value) && text !== 'NaN' ? `${text} is no number` : undefined
  }
}

function holdsInts(field: Field): boolean {
  return field.type === 'int32' || field.type === 'time' || field.type === 'date' || field.type === 'category'
}

function holdsDoubles(field: Field): boolean {
  return field.type === 'int64' || field.type === 'identifier' || field.type === 'double'
}

/** A whole number without zeros in front; NaN for other characters. */
function wholeAt(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start
  if (first === end || end - first > MOST_DIGITS || (bytes[first] === ZERO && end - start > 1)) return NaN
  let value = 0
  for (let at = first; at < end; at++) {
    const digit = bytes[at] - ZERO
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return first > start ? -value : value
}

function textAt(bytes: Buffer, start: number, end: number): string {
  if (bytes[start] !== QUOTE) return bytes.toString('utf8', start, end)
  return bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"')
}
