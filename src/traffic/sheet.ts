// A sheet: rows about SIMs or handsets, handed over whenever there is a chunk of them, with their numbers filled in.
import type { Numbering } from '../base/numbering.ts'
import type { Table } from '../records/fields.ts'
import { Rows } from '../records/rows.ts'
import { NUMBER_BASE } from '../records/tables.ts'
import { Numbers, inArena } from './columns.ts'
import { CHUNK_ROWS } from './legs.ts'
import { handOver } from './standing.ts'

export class Sheet {
  readonly rows: Rows
  readonly #numbers: Numbers
  readonly #hand: (rows: Rows) => void

  constructor(table: Table, cut: number, numbering: Numbering, hand: (rows: Rows) => void) {
    this.rows = Rows.blank(table, CHUNK_ROWS, cut, inArena)
    this.#numbers = new Numbers(numbering)
    this.#hand = hand
  }

  /** The place of one row more, about a SIM in a handset. */
  next(subscriber: number, handset: number, slot: number): number {
    if (this.rows.size === CHUNK_ROWS) this.handOver()
    const { size: at } = this.rows
    this.#numbers.subscriber[at] = subscriber
    this.#numbers.handset[at] = handset
    this.#numbers.slot[at] = slot
    return this.rows.size++
  }

  /** Adds a row for each of some subscribers in a row, in their first handsets; `fill` fills so many rows from a place on. */
  run(first: number, count: number, fill: (at: number, first: number, count: number) => void): void {
    for (let done = 0; done < count;) {
      if (this.rows.size === CHUNK_ROWS) this.handOver()
      const { size: at } = this.rows
      const more = Math.min(count - done, CHUNK_ROWS - at)
      this.#numbers.count(at, first + done, more)
      fill(at, first + done, more)
      this.rows.size += more
      done += more
    }
  }

  handOver(): void {
    handOver(this.rows, this.#hand, this.#numbers)
  }
}

/** Numbers rows by the numbers of subscribers, or of their first handsets. */
export function number(column: Float64Array, at: number, first: number, count: number): void {
  for (let i = 0; i < count; i++) column[at + i] = NUMBER_BASE + first + i
}
