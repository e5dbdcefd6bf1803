// Rows being filled: the typed columns of a table, ready to become a chunk.
import type { Chunk, Column, Field, Table } from './fields.ts'

type Data = Int32Array | Float64Array | string[]
/** A value as small tables are filled with: times in Unix seconds, null where there is none. */
export type Value = number | string | null

/** A buffer and where in it there is room, by the name of an array. */
type BufferFor = (name: string, bytes: number) => readonly [ArrayBuffer, number]

const FLOATS = new Set(['identifier', 'int64', 'double'])

/** Columns of fixed capacity. Hot loops take the arrays by name once and write; small tables use `add`. */
export class Rows {
  readonly table: Table
  readonly capacity: number
  size = 0
  /** Unix seconds to which times are added. */
  epoch: number
  readonly #data: Data[]
  /** Texts of rows in which none is set; a column has its own from the first one on. */
  readonly #blank: string[]
  readonly #valid: readonly (Uint8Array | undefined)[]

  /** `bufferFor` gives room for so many bytes of a field; absent: every field has memory of its own. */
  constructor(table: Table, capacity: number, epoch = 0, bufferFor: BufferFor = ownBuffer) {
    this.table = table
    this.epoch = epoch
    this.capacity = capacity
    this.#blank = blankTexts(capacity)
    this.#data = table.fields.map((field) => (field.type === 'text' ? this.#blank : numbersFor(field, capacity, bufferFor)))
    this.#valid = table.fields.map((field) => (field.nullable ? validFor(field, capacity, bufferFor) : undefined))
  }

  /** Rows in which there is nothing that may be missing, until it is set. */
  static blank(table: Table, capacity: number, epoch = 0, bufferFor: BufferFor = ownBuffer): Rows {
    const rows = new Rows(table, capacity, epoch, bufferFor)
    rows.size = capacity
    rows.clear()
    return rows
  }

  ints(name: string): Int32Array {
    const data = this.#data[this.#position(name)]
    if (!(data instanceof Int32Array)) throw new TypeError(`${this.table.path}.${name} is not held as int32`)
    return data
  }

  floats(name: string): Float64Array {
    const data = this.#data[this.#position(name)]
    if (!(data instanceof Float64Array)) throw new TypeError(`${this.table.path}.${name} is not held as float64`)
    return data
  }

  has(name: string): boolean {
    return this.table.fields.some((field) => field.name === name)
  }

  /** 1 where there is a value; all 1 until written. */
  valid(name: string): Uint8Array {
    const valid = this.#valid[this.#position(name)]
    if (!valid) throw new TypeError(`${this.table.path}.${name} is never null`)
    return valid
  }

  texts(name: string): string[] {
    const position = this.#position(name)
    if (!Array.isArray(this.#data[position])) throw new TypeError(`${this.table.path}.${name} is no text`)
    return this.#ownTexts(position)
  }

  /** Adds a row by field; categories by their text. For small tables. */
  add(row: Readonly<Record<string, Value>>): void {
    const at = this.size++
    this.table.fields.forEach((field, i) => this.#set(i, at, row[field.name] ?? null))
  }

  /** Begins anew; in the rows that there were is nothing that may be missing, until it is set. */
  clear(): void {
    for (const valid of this.#valid) valid?.fill(0, 0, this.size)
    for (const data of this.#data) if (Array.isArray(data) && data !== this.#blank) data.fill('', 0, this.size)
    this.size = 0
  }

  /** Sets some fields of a row, as `add` does. */
  set(at: number, some: Readonly<Record<string, Value>>): void {
    for (const name of Object.keys(some)) this.#set(this.#position(name), at, some[name])
  }

  /** The rows so far. The arrays stay this object's: use them before the next row is written. */
  chunk(): Chunk {
    const rows = this.size
    const columns: Column[] = this.table.fields.map((field, i) => {
      const data = this.#data[i]
      const valid = this.#valid[i]?.subarray(0, rows)
      return {
        field,
        data: rows === this.capacity ? data : Array.isArray(data) ? data.slice(0, rows) : data.subarray(0, rows),
        ...(valid ? { valid } : {}),
        ...(field.type === 'time' ? { epoch: this.epoch } : {}),
      }
    })
    return { rows, columns }
  }

  #set(i: number, at: number, value: Value): void {
    const field = this.table.fields[i]
    const valid = this.#valid[i]
    if (valid) valid[at] = value === null ? 0 : 1
    else if (value === null) throw new TypeError(`${this.table.path}.${field.name} has no value`)
    if (field.type !== 'text') this.#put(field, this.#data[i] as Int32Array | Float64Array, at, value)
    else if (value !== null || this.#data[i] !== this.#blank) this.#ownTexts(i)[at] = value === null ? '' : String(value)
  }

  #ownTexts(position: number): string[] {
    if (this.#data[position] === this.#blank) this.#data[position] = Array<string>(this.capacity).fill('')
    return this.#data[position] as string[]
  }

  #put(field: Field, data: Int32Array | Float64Array, at: number, value: Value): void {
    if (field.type === 'category') data[at] = value === null ? 0 : codeOf(field, String(value))
    else if (field.type === 'time') data[at] = value === null ? 0 : Number(value) - this.epoch
    else data[at] = value === null ? 0 : Number(value)
  }

  #position(name: string): number {
    const position = this.table.fields.findIndex((field) => field.name === name)
    if (position < 0) throw new RangeError(`${this.table.path} has no field ${name}`)
    return position
  }
}

/** By how many there are: everybody's, not to be written to. */
const blanks = new Map<number, string[]>()

function blankTexts(count: number): string[] {
  const known = blanks.get(count) ?? Array<string>(count).fill('')
  blanks.set(count, known)
  return known
}

function numbersFor(field: Field, capacity: number, bufferFor: BufferFor): Int32Array | Float64Array {
  const type = FLOATS.has(field.type) ? Float64Array : Int32Array
  const [buffer, offset] = bufferFor(field.name, type.BYTES_PER_ELEMENT * capacity)
  return new type(buffer, offset, capacity)
}

function validFor(field: Field, capacity: number, bufferFor: BufferFor): Uint8Array {
  const [buffer, offset] = bufferFor(`${field.name} valid`, capacity)
  return new Uint8Array(buffer, offset, capacity).fill(1)
}

function ownBuffer(_name: string, bytes: number): readonly [ArrayBuffer, number] {
  return [new ArrayBuffer(bytes), 0]
}

function codeOf(field: Field, value: string): number {
  const code = field.values?.indexOf(value) ?? -1
  if (code < 0) throw new RangeError(`${field.name} is never ${value}`)
  return code
}
