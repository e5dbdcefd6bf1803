// Committed calls: what the pass has already decided on the day it is at.
import { grown } from '../base/grown.ts'
import { IntMap } from '../base/int-map.ts'
import type { Committed } from '../crowd/look-back.ts'

/** Values of a call that holds a line: from and to, ms after the cut; its caller and key; where the line's call before stands, or -1. */
const HOLD = { from: 0, to: 1, caller: 2, key: 3, before: 4, size: 5 } as const
/** Calls for which there is room at first. */
const FIRST = 1024

/** Lines held by calls of operations; ms after the cut of the day. Calls of a line come in the order of time and never overlap. */
export class Commitments implements Committed {
  #rows = new Int32Array(FIRST * HOLD.size)
  #end = 0
  /** Where the last call of a line stands. */
  readonly #last = new IntMap()

  clear(): void {
    this.#last.clear()
    this.#end = 0
  }

  add(line: number, from: number, to: number, caller: number, key: number): void {
    const at = this.#end
    this.#end += HOLD.size
    if (this.#end > this.#rows.length) this.#rows = grown(this.#rows, 2 * this.#rows.length)
    const rows = this.#rows
    rows[at + HOLD.from] = from
    rows[at + HOLD.to] = to
    rows[at + HOLD.caller] = caller
    rows[at + HOLD.key] = key
    rows[at + HOLD.before] = this.#last.get(line)
    this.#last.set(line, at)
  }

  holds(line: number, ms: number, caller: number, key: number): boolean {
    for (let at = this.#last.get(line); at >= 0; at = this.#rows[at + HOLD.before]) {
      if (this.#rows[at + HOLD.to] <= ms) return false // and so are those before it
      if (this.#precedes(at, ms, caller, key)) return true
    }
    return false
  }

  #precedes(at: number, ms: number, caller: number, key: number): boolean {
    const rows = this.#rows
    const from = rows[at + HOLD.from]
    if (from !== ms) return from < ms
    return rows[at + HOLD.caller] !== caller ? rows[at + HOLD.caller] < caller : rows[at + HOLD.key] < key
  }
}
