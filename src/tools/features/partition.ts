// Partition: records of a table, as some whole numbers each, sorted into ranges of SIMs; in memory where they fit in one
// range, else in temporary files.
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Records of a range: of calls 28 bytes each, and as much again while they are sorted. */
export const MOST_LEGS = 1 << 22
/** The first number of each record. */
const SIM = 0
/** Records of a range that wait to be written. */
const WAITING = 1 << 13

/** The records of SIMs `from` up to but not including `to`, in the order in which they were added. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly legs: Int32Array
}

export interface Shape {
  /** Numbers of a record; the first is the position of its SIM. */
  readonly width: number
  /** Records in all, at most. */
  readonly records: number
  /** Ranges that the SIMs are cut into. */
  readonly ranges: number
}

export class Partition {
  /** Where the latest `place` is. */
  legs: Int32Array = new Int32Array(0)
  readonly #sims: number
  readonly #width: number
  /** SIMs of a range. */
  readonly #reach: number
  readonly #ranges: readonly Waiting[]
  readonly #folder: string | undefined

  constructor(sims: number, { width, records, ranges }: Shape) {
    this.#sims = sims
    this.#width = width
    this.#reach = Math.max(1, Math.ceil(sims / ranges))
    this.#folder = ranges > 1 ? mkdtempSync(join(tmpdir(), 'patchcord-')) : undefined
    const room = ranges > 1 ? WAITING : records
    this.#ranges = Array.from({ length: Math.ceil(Math.max(1, sims) / this.#reach) }, (_, range) => ({
      legs: new Int32Array(width * room),
      size: 0,
      file: this.#folder === undefined ? undefined : openSync(join(this.#folder, String(range)), 'w+'),
    }))
  }

  /** Where in `legs` to write the next record of a SIM, its first number written already. Valid until the next call. */
  place(sim: number): number {
    const range = this.#ranges[Math.trunc(sim / this.#reach)]
    if (range.size === range.legs.length && range.file !== undefined) flush(range)
    this.legs = range.legs
    const at = range.size
    range.size += this.#width
    range.legs[at + SIM] = sim
    return at
  }

  /** Range by range. */
  * ranges(): Generator<Range> {
    for (const [at, range] of this.#ranges.entries()) {
      const from = at * this.#reach
      yield { from, to: Math.min(this.#sims, from + this.#reach), legs: read(range) }
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
