// Gaps: fields that records lack, by chance and alike for everybody.
import { type Key, draw } from '../base/random.ts'
import type { Missing } from '../scenario/settings.ts'

/** Shares are in steps of 1 / 65,536. */
const STEPS = 65_536

export class Gaps {
  readonly #key: Key
  readonly #cell: number
  readonly #imei: number

  constructor({ cell, imei }: Missing, key: Key) {
    this.#key = key
    this.#cell = Math.round(cell * STEPS)
    this.#imei = Math.round(imei * STEPS)
  }

  /** The words of its key, and shares of 65,536 that lack a cell and an IMEI, for kernels. */
  words(): Int32Array {
    return Int32Array.of(this.#key.k0, this.#key.k1, this.#cell, this.#imei)
  }

  /** What the records of a line about something at a moment (ms after a cut) lack: CELL, IMEI, both or nothing. */
  of(line: number, ms: number): number {
    const bits = draw(this.#key.k0, this.#key.k1, line, ms)
    return (bits >>> 16 < this.#cell ? CELL : 0) | ((bits & 0xffff) < this.#imei ? IMEI : 0)
  }
}

export const CELL = 1
export const IMEI = 2
