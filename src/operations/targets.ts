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

/** A call to somebody who was called before. */
export interface Due {
  readonly due: number
  readonly line: number
  /** The SIM that called before. */
  readonly sim: number
  /** Whether the victim believed the story. */
  readonly hooked: boolean
}

/** Whom to call once more, each from a moment on. */
export class Again {
  readonly #waiting: Due[] = []

  add(call: Due): void {
    let i = this.#waiting.length
    this.#waiting.push(call)
    while (i > 0 && this.#waiting[i - 1].due > call.due) {
      this.#waiting[i] = this.#waiting[i - 1]
      i--
    }
    this.#waiting[i] = call
  }

  /** What has been due longest, if anything is. */
  take(moment: number): Due | undefined {
    return this.#waiting.length > 0 && this.#waiting[0].due <= moment ? this.#waiting.shift() : undefined
  }
}
