// Rows of several chunks gathered into one row group, whatever the chunks' sizes.
import type { Chunk, Column, Field } from '../../records/fields.ts'

export class RowGroupBuffer {
  readonly #columns: Gathered[]
  readonly #capacity: number
  rows = 0

  constructor(fields: readonly Field[], capacity: number) {
    this.#columns = fields.map(field => new Gathered(field))
    this.#capacity = capacity
  }

  /** Copies rows of `chunk` from `from` on, as many as fit, and returns how many. */
  add(chunk: Chunk, from: number): number {
    const count = Math.min(chunk.rows - from, this.#capacity - this.rows)
    for (let c = 0; c < chunk.columns.length; c++) this.#columns[c].add(chunk.columns[c], from, count, this.rows)
    this.rows += count
    return count
  }

  /** What was gathered, good until the next `add`. */
  take(): Chunk {
    const chunk = { rows: this.rows, columns: this.#columns.map(column => column.take()) }
    this.rows = 0
    return chunk
  }
}

class Gathered {
  readonly #field: Field
  #data: Column['data']
  #valid: Uint8Array | undefined
  #epoch: number | undefined

  constructor(field: Field) {
    this.#field = field
    const wide = field.type === 'identifier' || field.type === 'int64' || field.type === 'double'
    this.#data = field.type === 'text' ? [] : wide ? new Float64Array(0) : new Int32Array(0)
    this.#valid = field.nullable ? new Uint8Array(0) : undefined
  }

  add(column: Column, from: number, count: number, at: number): void {
    this.#grow(at, at + count)
    const source = column.data
    if (Array.isArray(this.#data)) {
      for (let k = 0; k < count; k++) this.#data[at + k] = (source as string[])[from + k]
    } else {
      this.#data.set((source as Float64Array).subarray(from, from + count), at)
      this.#alignEpoch(column, at, at + count)
    }
    if (this.#valid === undefined) return
    if (column.valid === undefined) this.#valid.fill(1, at, at + count)
    else this.#valid.set(column.valid.subarray(from, from + count), at)
  }

  take(): Column {
    const column: Column = {
      field: this.#field,
      data: this.#data,
      ...(this.#valid === undefined ? {} : { valid: this.#valid }),
      ...(this.#epoch === undefined ? {} : { epoch: this.#epoch })
    }
    if (Array.isArray(this.#data)) this.#data = []
    this.#epoch = undefined
    return column
  }

  /** All times of a group count from the epoch of its first chunk. */
  #alignEpoch(column: Column, from: number, to: number): void {
    if (column.epoch === undefined) return
    this.#epoch ??= column.epoch
    const shift = column.epoch - this.#epoch
    if (shift === 0) return
    const data = this.#data as Int32Array
    for (let k = from; k < to; k++) data[k] += shift
  }

  #grow(used: number, needed: number): void {
    if (!Array.isArray(this.#data) && this.#data.length < needed) {
      const grown = new (this.#data.constructor as Float64ArrayConstructor)(room(needed))
      grown.set(this.#data.subarray(0, used) as Float64Array)
      this.#data = grown
    }
    if (this.#valid !== undefined && this.#valid.length < needed) {
      const grown = new Uint8Array(room(needed))
      grown.set(this.#valid.subarray(0, used))
      this.#valid = grown
    }
  }
}

/** The next power of two: buffers of small files stay small. */
function room(needed: number): number {
  return 1 << (32 - Math.clz32(needed - 1))
}
