// Thrift's compact protocol, as far as the headers and the footer of Parquet need it.
import type { Scratch } from './scratch.ts'

const TRUE = 1
const FALSE = 2
/** Types of the items of a list. */
export const I32 = 5
const I64 = 6
export const BINARY = 8
const LIST = 9
export const STRUCT = 12

/** Appends fields to a scratch, those of a struct in ascending order of their numbers, and closes what was begun. */
export class Thrift {
  readonly #out: Scratch
  /** The last field of the struct at hand, and those of the structs around it. */
  #last = 0
  readonly #around: number[] = []

  constructor(out: Scratch) {
    this.#out = out
  }

  i32(field: number, value: number): this {
    return this.#whole(field, I32, value)
  }

  /** Of at most 52 bits beside its sign. */
  i64(field: number, value: number): this {
    return this.#whole(field, I64, value)
  }

  bool(field: number, value: boolean): this {
    return this.#head(field, value ? TRUE : FALSE)
  }

  binary(field: number, bytes: Uint8Array): this {
    return this.#head(field, BINARY).item(bytes)
  }

  /** A list of so many items, which follow. */
  list(field: number, type: number, count: number): this {
    this.#head(field, LIST)
    if (count < 15) this.#out.byte((count << 4) | type)
    else {
      this.#out.byte(0xf0 | type)
      this.#out.varint(count)
    }
    return this
  }

  /** An item of a list of whole numbers or of bytes. */
  item(value: number | Uint8Array): this {
    if (typeof value === 'number') this.#out.zigzag(value)
    else {
      this.#out.varint(value.length)
      this.#out.append(value)
    }
    return this
  }

  /** Begins a struct: a field, or without a number the next item of a list or all there is. */
  begin(field?: number): this {
    if (field !== undefined) this.#head(field, STRUCT)
    this.#around.push(this.#last)
    this.#last = 0
    return this
  }

  end(): this {
    this.#out.byte(0)
    this.#last = this.#around.pop() ?? 0
    return this
  }

  #whole(field: number, type: number, value: number): this {
    this.#head(field, type)
    this.#out.zigzag(value)
    return this
  }

  #head(field: number, type: number): this {
    this.#out.byte(((field - this.#last) << 4) | type)
    this.#last = field
    return this
  }
}
