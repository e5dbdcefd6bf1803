// Calls as artefacts look at them: columns of a chunk, with the label of each record from the truth.
import type { ChunkColumns } from '../dataset/chunk-columns.ts'

/** Columns are made when asked for. */
export class Calls {
  readonly rows: number
  /** 1: record of a relay call. */
  readonly label: Uint8Array
  /** 0: of the calling subscriber, 1: of the called one. */
  readonly type: Int32Array
  /** First chunk of its file. */
  readonly begins: boolean
  /** Part of the day's folder, from 1; 0 where the table is one file. */
  readonly part: number
  readonly #columns: ChunkColumns
  readonly #ints = new Map<string, Int32Array>()
  readonly #floats = new Map<string, Float64Array>()

  constructor(columns: ChunkColumns, label: Uint8Array, place: { readonly begins: boolean; readonly part: number }) {
    this.rows = columns.rows
    this.label = label
    this.begins = place.begins
    this.part = place.part
    this.#columns = columns
    this.type = this.ints('record_type')
  }

  /** NONE where absent. */
  ints(name: string): Int32Array {
    const known = this.#ints.get(name) ?? this.#columns.ints(name)
    this.#ints.set(name, known)
    return known
  }

  /** 0 where absent. */
  floats(name: string): Float64Array {
    const known = this.#floats.get(name) ?? this.#columns.floats(name)
    this.#floats.set(name, known)
    return known
  }
}
