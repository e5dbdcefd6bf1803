// The encoded pages of one column in one row group, with what the footer says of them.
import { definitionLevels } from './definition-levels.ts'
import type { Encoding } from './encodings.ts'
import { Scratch } from './scratch.ts'

export type Bound = number | string

/**
 * Filled by the encoder of a column, emptied by the container; the same object serves all columns. It has at once what a group of
 * rows takes: what is never touched costs nothing, and what grows is copied.
 */
export class ColumnPages {
  /** Definition levels: none for a field without nulls. */
  readonly levels = new Scratch()
  readonly dictionary = new Scratch(1 << 18)
  readonly values = new Scratch(1 << 20)
  rows = 0
  nulls = 0
  /** Number of entries of the dictionary; 0: there is none. */
  entries = 0
  encoding: Encoding = 'PLAIN'
  /** Whether the bytes of `values` may become fewer, and from where on they are digits, if they are. */
  compressible = false
  digitsFrom: number | undefined
  /** The values as a frame of zstd already, and of how many bytes; 0: there is none, and `values` holds all. */
  readonly frame = new Scratch(1 << 20)
  frameSize = 0
  bounds: { readonly least: Bound; readonly most: Bound } | undefined

  start(rows: number): void {
    this.levels.end = this.dictionary.end = this.values.end = 0
    this.rows = rows
    this.nulls = 0
    this.entries = 0
    this.encoding = 'PLAIN'
    this.compressible = false
    this.digitsFrom = undefined
    this.frame.end = this.frameSize = 0
    this.bounds = undefined
  }

  /** Number of values that are not null. */
  get present(): number {
    return this.rows - this.nulls
  }

  /** `valid` is 1 or 0 in each row, or absent if all rows have a value. */
  setLevels(valid: Uint8Array | undefined): void {
    this.nulls = this.rows - definitionLevels(this.levels, valid, this.rows)
  }

  setBounds(least: Bound, most: Bound): void {
    this.bounds = { least, most }
  }
}
