// From the values that hyparquet gives to the arrays of a column.
import type { ParquetParsers, SchemaElement } from 'hyparquet'
import type { Column, Field } from '../fields.ts'
import { ReadError } from './read-error.ts'

/** Null or undefined where there is no value. */
type Values = ArrayLike<unknown>

export interface Decoder {
  readonly field: Field
  /** Given to hyparquet, which calls them once a value, or once an entry of a dictionary. */
  readonly parsers: Partial<ParquetParsers>
  decode(values: Values): Column
}

const DAY = 86_400
const TEXT = 'BYTE_ARRAY UTF8'
const TYPES: Record<Field['type'], readonly string[]> = {
  int32: ['INT32'],
  date: ['INT32 DATE'],
  int64: ['INT64'],
  time: ['INT64 TIMESTAMP_MILLIS'],
  identifier: [TEXT, 'INT64'],
  category: [TEXT],
  text: [TEXT],
  double: ['DOUBLE']
}

/** Throws `ReadError` if the schema of the file holds something else under the field's name; so does the decoder. */
export function decoderOf(field: Field, element: SchemaElement, path: string): Decoder {
  const found = `${element.type} ${element.converted_type ?? ''}`.trim()
  if (!TYPES[field.type].includes(found)) {
    throw new ReadError(path, `is ${found}, not ${field.type}`, { column: field.name })
  }
  return {
    field,
    parsers: {
      stringFromBytes: field.type === 'category' ? codesOf(field) : field.type === 'identifier' ? numberOf : textOf,
      timestampFromMilliseconds: Number,
      dateFromDays: Number
    },
    decode: values => new ColumnDecoding(field, path, values).column()
  }
}

class ColumnDecoding {
  readonly #field: Field
  readonly #path: string
  readonly #values: Values
  readonly #valid: Uint8Array | undefined

  constructor(field: Field, path: string, values: Values) {
    this.#field = field
    this.#path = path
    this.#values = values
    this.#valid = validity(values)
  }

  column(): Column {
    const field = this.#field
    if (this.#valid !== undefined && !field.nullable) this.#refuse(this.#valid.indexOf(0), 'is missing')
    const valid = this.#valid === undefined ? {} : { valid: this.#valid }
    if (field.type === 'time') return { field, ...this.#times(), ...valid }
    return { field, data: this.#data(), ...valid }
  }

  #data(): Column['data'] {
    const { type, digits, values } = this.#field
    switch (type) {
      case 'text': return Array.from(this.#values, value => (value ?? '') as string)
      case 'category': return this.#ints(0, (values?.length ?? 0) - 1)
      case 'double': return this.#doubles(-Infinity, Infinity)
      case 'identifier': {
        const least = digits === undefined ? 0 : Number(`1e${digits - 1}`)
        return this.#doubles(least, digits === undefined ? Number.MAX_SAFE_INTEGER : Number(`1e${digits}`) - 1)
      }
      case 'int64': return this.#doubles(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
      default: return this.#ints(-2147483648, 2147483647)
    }
  }

  #ints(least: number, most: number): Int32Array {
    const values = this.#values
    const data = new Int32Array(values.length)
    for (let row = 0; row < data.length; row++) {
      const value = values[row]
      if (value === null || value === undefined) continue
      if (!((value as number) >= least && (value as number) <= most)) this.#refuse(row, 'is not a value of the field')
      data[row] = value as number
    }
    return data
  }

  #doubles(least: number, most: number): Float64Array {
    const values = this.#values
    const free = most === Infinity
    const data = new Float64Array(values.length)
    for (let row = 0; row < data.length; row++) {
      if (values[row] === null || values[row] === undefined) continue
      const value = Number(values[row])
      if (!free && !(value >= least && value <= most)) this.#refuse(row, 'is not a value of the field')
      data[row] = value
    }
    return data
  }

  /** Seconds after midnight of the first value's day. */
  #times(): { data: Int32Array; epoch: number } {
    const first = Array.prototype.find.call(this.#values, value => value !== null && value !== undefined)
    const epoch = first === undefined ? 0 : Math.floor(Number(first) / (DAY * 1000)) * DAY
    const values = this.#values
    const data = new Int32Array(values.length)
    for (let row = 0; row < data.length; row++) {
      if (values[row] === null || values[row] === undefined) continue
      const seconds = Number(values[row]) / 1000 - epoch
      data[row] = seconds
      if (data[row] !== seconds) this.#refuse(row, 'is no whole second within 68 years of the first')
    }
    return { data, epoch }
  }

  #refuse(row: number, what: string): never {
    throw new ReadError(this.#path, `${what} in row ${row} of its row group`, { column: this.#field.name })
  }
}

/** Absent if all rows have a value. */
function validity(values: Values): Uint8Array | undefined {
  if (ArrayBuffer.isView(values)) return undefined
  let valid: Uint8Array | undefined
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== null && values[row] !== undefined) continue
    valid ??= new Uint8Array(values.length).fill(1)
    valid[row] = 0
  }
  return valid
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}

/** Digits as a number; NaN for other bytes and for zeros in front. */
function numberOf(bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes.length > 16 || (bytes[0] === 48 && bytes.length > 1)) return NaN
  let value = 0
  for (let k = 0; k < bytes.length; k++) {
    const digit = bytes[k] - 48
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return value
}

/** The code of a category's text; NaN for texts that the field has not. */
function codesOf(field: Field): (bytes: Uint8Array) => number {
  const codes = new Map((field.values ?? []).map((text, code) => [text, code]))
  return bytes => codes.get(textOf(bytes)) ?? NaN
}
