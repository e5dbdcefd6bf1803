// Columns of a chunk by name, with times as seconds after the beginning of the period.
import type { Chunk, Column } from '../../records/fields.ts'

/** Stands for a time or a whole number that is absent. */
export const NONE = -2147483648

export class ChunkColumns {
  readonly rows: number
  readonly #columns: ReadonlyMap<string, Column>
  readonly #origin: number

  /** `origin` in Unix seconds. */
  constructor(chunk: Chunk, origin: number) {
    this.rows = chunk.rows
    this.#columns = new Map(chunk.columns.map((column) => [column.field.name, column]))
    this.#origin = origin
  }

  /** Absent identifiers are 0. */
  floats(name: string): Float64Array {
    const { data, valid } = this.#column(name)
    if (!(data instanceof Float64Array)) throw new TypeError(`${name} is not held as float64`)
    if (valid) for (let row = 0; row < this.rows; row++) if (valid[row] === 0) data[row] = 0
    return data
  }

  /** Absent numbers are NONE; categories are codes. */
  ints(name: string): Int32Array {
    const { data, valid, field, epoch = 0 } = this.#column(name)
    if (!(data instanceof Int32Array)) throw new TypeError(`${name} is not held as int32`)
    const ahead = field.type === 'time' ? epoch - this.#origin : 0
    const result = new Int32Array(this.rows)
    for (let row = 0; row < this.rows; row++) result[row] = valid && valid[row] === 0 ? NONE : data[row] + ahead
    return result
  }

  /** Absent texts are undefined. */
  texts(name: string): (string | undefined)[] {
    const { data, valid, field } = this.#column(name)
    const text = (row: number) => (field.values ? field.values[data[row] as number] : String(data[row]))
    return Array.from({ length: this.rows }, (_, row) => (valid && valid[row] === 0 ? undefined : text(row)))
  }

  has(name: string): boolean {
    return this.#columns.has(name)
  }

  #column(name: string): Column {
    const column = this.#columns.get(name)
    if (!column) throw new RangeError(`no column ${name}`)
    return column
  }
}
