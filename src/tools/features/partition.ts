// Partition: legs sorted into ranges of SIMs, in memory where they fit and else in temporary files.
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SIM, WIDTH } from './legs.ts'

/** Legs that are held in memory at once: 28 bytes each, and as much again while they are sorted. */
export const MOST_LEGS = 1 << 22
/** Legs of a range that wait to be written. */
const WAITING = 1 << 13

/** The legs of SIMs `from` up to but not including `to`, in the order in which they were added. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly legs: Int32Array
}

export class Partition {
  /** Where the latest `place` is. */
  legs: Int32Array = new Int32Array(0)
  readonly #sims: number
  readonly #width: number
  readonly #ranges: readonly Waiting[]
  readonly #folder: string | undefined

  /** For at most `legs` legs of `sims` SIMs. `most` is for tests. */
  constructor(sims: number, legs: number, most = MOST_LEGS) {
    const ranges = Math.max(1, Math.ceil(legs / most))
    this.#sims = sims
    this.#width = Math.max(1, Math.ceil(sims / ranges))
    this.#folder = ranges > 1 ? mkdtempSync(join(tmpdir(), 'patchcord-')) : undefined
    const room = ranges > 1 ? WAITING : legs
    this.#ranges = Array.from({ length: Math.ceil(Math.max(1, sims) / this.#width) }, (_, range) => ({
      legs: new Int32Array(WIDTH * room),
      size: 0,
      file: this.#folder === undefined ? undefined : openSync(join(this.#folder, String(range)), 'w+'),
    }))
  }

  /** Where in `legs` to write the next leg of a SIM, its first number written already. Valid until the next call. */
  place(sim: number): number {
    const range = this.#ranges[Math.trunc(sim / this.#width)]
    if (range.size === range.legs.length && range.file !== undefined) flush(range)
    this.legs = range.legs
    const at = range.size
    range.size += WIDTH
    range.legs[at + SIM] = sim
    return at
  }

  /** Range by range. */
  * ranges(): Generator<Range> {
    for (const [at, range] of this.#ranges.entries()) {
      const from = at * this.#width
      yield { from, to: Math.min(this.#sims, from + this.#width), legs: read(range) }
    }
  }

  /** To be called in the end, whatever happened. */
  close(): void {
    for (const { file } of this.#ranges) if (file !== undefined) closeSync(file)
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }
}

interface Waiting {
  readonly legs: Int32Array
  /** Numbers in `legs`. */
  size: number
  readonly file: number | undefined
}

function flush(range: Waiting): void {
  if (range.file !== undefined) writeSync(range.file, new Uint8Array(range.legs.buffer, 0, range.size * 4))
  range.size = 0
}

function read(range: Waiting): Int32Array {
  if (range.file === undefined) return range.legs.subarray(0, range.size)
  flush(range)
  const bytes = new Uint8Array(fstatSync(range.file).size)
  for (let done = 0; done < bytes.length;) done += readSync(range.file, bytes, done, bytes.length - done, done)
  return new Int32Array(bytes.buffer)
}
