// Called: what became of everybody whom one operation called, as rows that grow.
import { grown } from '../base/grown.ts'
import { IntMap } from '../base/int-map.ts'

/**
 * Values of a row: the line; the first and the last dial, ms after the first cut of the run; dials, those answered, seconds of
 * talk; and, 1 or 0, whether the target believed the story, called back, and complained.
 */
export const CALLED = { line: 0, first: 1, last: 2, attempts: 3, answered: 4, talk: 5, hooked: 6, calledBack: 7, complained: 8, size: 9 } as const
/** Rows for which there is room at first. */
const FIRST = 64

export class Called {
  #rows = new Float64Array(FIRST * CALLED.size)
  readonly #starts = new IntMap()

  /** Where the row of a line begins, -1: it was not called. */
  find(line: number): number {
    return this.#starts.get(line)
  }

  /** Where the row of a line begins that is called for the first time. */
  add(line: number, moment: number): number {
    const at = this.#starts.size * CALLED.size
    if (at === this.#rows.length) this.#rows = grown(this.#rows, 2 * this.#rows.length)
    this.#starts.set(line, at)
    this.#rows[at + CALLED.line] = line
    this.#rows[at + CALLED.first] = moment
    return at
  }

  /** Enters a dial in the row at a place; gives whether the target believes the story for the first time. */
  dial(at: number, moment: number, answered: number, talk: number, hooked: boolean): boolean {
    const rows = this.#rows
    rows[at + CALLED.last] = moment
    rows[at + CALLED.attempts]++
    rows[at + CALLED.answered] += answered
    rows[at + CALLED.talk] += talk
    if (!hooked || rows[at + CALLED.hooked] === 1) return false
    rows[at + CALLED.hooked] = 1
    return true
  }

  /** Notes in the row at a place what its target did: a value of CALLED. */
  mark(at: number, what: number): void {
    this.#rows[at + what] = 1
  }

  /** The rows there are, in the order of their first dials. */
  close(): Float64Array {
    return this.#rows.slice(0, this.#starts.size * CALLED.size)
  }
}
