// Committed calls: what the pass has already decided on the day it is at.
import type { Committed } from '../crowd/look-back.ts'

interface Hold {
  readonly from: number
  readonly to: number
  readonly caller: number
  readonly key: number
}

/** Lines held by calls of operations; ms after the cut of the day. Calls of a line come in the order of time and never overlap. */
export class Commitments implements Committed {
  readonly #lines = new Map<number, Hold[]>()

  clear(): void {
    this.#lines.clear()
  }

  add(line: number, from: number, to: number, caller: number, key: number): void {
    const hold: Hold = { from, to, caller, key }
    const holds = this.#lines.get(line)
    if (holds) holds.push(hold)
    else this.#lines.set(line, [hold])
  }

  holds(line: number, ms: number, caller: number, key: number): boolean {
    const holds = this.#lines.get(line)
    if (!holds) return false
    for (let i = holds.length - 1; i >= 0; i--) {
      const hold = holds[i]
      if (hold.to <= ms) return false // and so are those before it
      if (precedes(hold, ms, caller, key)) return true
    }
    return false
  }
}

function precedes(hold: Hold, ms: number, caller: number, key: number): boolean {
  if (hold.from !== ms) return hold.from < ms
  return hold.caller !== caller ? hold.caller < caller : hold.key < key
}
