// Acts: the attempts that operations make on a day, as rows that grow.
import { grown } from '../base/grown.ts'
import type { Part, Script } from './log.ts'

/** An attempt as the pass enters it; the fields are those of Script. */
export interface Act {
  ms: number
  caller: number
  callee: number
  key: number
  view: number
  errand: number
  barred: number
  limit: number
  part: Part
  operation: number
  pair: number
}

/** Values of a row; the last is how the attempt ended (Ending). */
const ROW = { ms: 0, caller: 1, callee: 2, key: 3, view: 4, errand: 5, barred: 6, limit: 7, part: 8, operation: 9, pair: 10, ending: 11, size: 12 } as const
/** Rows for which there is room at first. */
const FIRST = 64

export class Acts {
  #rows = new Int32Array(FIRST * ROW.size)
  #end = 0

  add(act: Act, ending: number): void {
    const at = this.#end
    this.#end += ROW.size
    if (this.#end > this.#rows.length) this.#rows = grown(this.#rows, 2 * this.#rows.length)
    const rows = this.#rows
    rows[at + ROW.ms] = act.ms
    rows[at + ROW.caller] = act.caller
    rows[at + ROW.callee] = act.callee
    rows[at + ROW.key] = act.key
    rows[at + ROW.view] = act.view
    rows[at + ROW.errand] = act.errand
    rows[at + ROW.barred] = act.barred
    rows[at + ROW.limit] = act.limit
    rows[at + ROW.part] = act.part
    rows[at + ROW.operation] = act.operation
    rows[at + ROW.pair] = act.pair
    rows[at + ROW.ending] = ending
  }

  /** The columns of all that were added. */
  script(): Script {
    return {
      length: this.#end / ROW.size,
      ms: this.#words(ROW.ms), caller: this.#words(ROW.caller), callee: this.#words(ROW.callee), key: this.#words(ROW.key),
      view: this.#bytes(ROW.view), errand: this.#words(ROW.errand), barred: this.#bytes(ROW.barred), limit: this.#words(ROW.limit),
      part: this.#bytes(ROW.part), operation: this.#words(ROW.operation), pair: this.#words(ROW.pair),
    }
  }

  endings(): Uint8Array {
    return this.#bytes(ROW.ending)
  }

  #words(from: number): Int32Array {
    return this.#column(from, new Int32Array(this.#end / ROW.size))
  }

  #bytes(from: number): Uint8Array {
    return this.#column(from, new Uint8Array(this.#end / ROW.size))
  }

  #column<T extends Int32Array | Uint8Array>(from: number, column: T): T {
    for (let i = 0; i < column.length; i++) column[i] = this.#rows[i * ROW.size + from]
    return column
  }
}

/** The script of a day on which operations do nothing. */
export const IDLE: Script = new Acts().script()
