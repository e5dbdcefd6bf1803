// Targets: whom an operation dials next.
import { Permutation, evenBits, shuffled } from '../base/permutation.ts'
import { type Key, subkey } from '../base/random.ts'
import type { Group } from '../population/groups.ts'

/** Works through a list in an order of its own, from the start again when it is through. */
export class Targets {
  readonly #group: Group
  readonly #order: Permutation
  #next = 0

  constructor(group: Group, key: Key) {
    this.#group = group
    this.#order = new Permutation(subkey(key, 1), evenBits(group.size))
  }

  next(): number {
    const position = this.#next++ % this.#group.size
    return this.#group.member(shuffled(this.#order, position, this.#group.size))
  }
}

interface Again {
  readonly due: number
  readonly line: number
}

/** Targets to be tried once more, each from a moment on. */
export class Redials {
  readonly #waiting: Again[] = []

  add(due: number, line: number): void {
    let i = this.#waiting.length
    this.#waiting.push({ due, line })
    while (i > 0 && this.#waiting[i - 1].due > due) {
      this.#waiting[i] = this.#waiting[i - 1]
      i--
    }
    this.#waiting[i] = { due, line }
  }

  /** The line that has been due longest, or -1. */
  take(moment: number): number {
    if (this.#waiting.length === 0 || this.#waiting[0].due > moment) return -1
    return (this.#waiting.shift() as Again).line
  }
}
