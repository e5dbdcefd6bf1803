// Rows of several chunks gathered into one row group, whatever the chunks' sizes.
import type { Chunk, Column, Field } from '../../records/fields.ts'

/** Memory of files that are closed, by its length, for the next ones: new memory costs the system more than copying into it. */
const spare = new Map<number, ArrayBuffer[]>()

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

  /** Lets others have the memory; nothing is added afterwards, and what was taken is not looked at. */
  release(): void {
    for (const column of this.#columns) column.release()
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
      for (let k = 0; k < count; k++) if (column.valid?.[from + k] !== 0) this.#data[at + k] = (source as string[])[from + k]
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

  release(): void {
    if (!Array.isArray(this.#data)) giveBack(this.#data)
    if (this.#valid !== undefined) giveBack(this.#valid)
    this.#data = []
    this.#valid = undefined
  }

  #grow(used: number, needed: number): void {
    if (!Array.isArray(this.#data) && this.#data.length < needed) this.#data = grown(this.#data, used, needed)
    if (this.#valid !== undefined && this.#valid.length < needed) this.#valid = grown(this.#valid, used, needed)
  }
}

type Numbers = Float64Array | Int32Array | Uint8Array

/** The values in use, in an array with room for as many as are needed. */
function grown<T extends Numbers>(values: T, used: number, needed: number): T {
  const bytes = room(needed) * values.BYTES_PER_ELEMENT
  const longer = new (values.constructor as new (buffer: ArrayBuffer) => T)(spare.get(bytes)?.pop() ?? new ArrayBuffer(bytes))
  longer.set(values.subarray(0, used))
  giveBack(values)
  return longer
}

function giveBack({ buffer }: Numbers): void {
  const { byteLength } = buffer
  if (byteLength > 0) spare.set(byteLength, [...(spare.get(byteLength) ?? []), buffer as ArrayBuffer])
}

/** The next power of two: buffers of small files stay small. */
function room(needed: number): number {
  return 1 << (32 - Math.clz32(needed - 1))
}
