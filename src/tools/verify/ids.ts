// Record ids: no number stands for two records, in memory that does not grow with the records.
import type { Chunk } from '../../records/fields.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions, hash } from '../dataset/positions.ts'
import { Check } from './check.ts'

/** Bits of the filter for every record, as far as it may grow: 256 MB. */
const BITS = 16
const MOST_WORDS = 2 ** 26

/**
 * A filter of bits tells of most numbers that they were not met before; the few others are counted when the files'
 * ids are read again.
 */
export class IdFilter {
  readonly check: Check
  readonly #filter: Int32Array
  readonly #suspects = new Positions(1024)
  readonly #met = new Growing((length) => new Int32Array(length))

  /** `records` is how many there will be, about. */
  constructor(name: string, records: number) {
    this.check = new Check(name, 'record_id is of one record only')
    let words = 1024
    while (words * 32 < records * BITS && words < MOST_WORDS) words *= 2
    this.#filter = new Int32Array(words)
  }

  get suspects(): number {
    return this.#suspects.size
  }

  examine(ids: Float64Array, count: number): void {
    const filter = this.#filter
    const mask = filter.length - 1
    this.check.examined += count
    for (let row = 0; row < count; row++) {
      const h = hash(ids[row])
      const more = Math.imul(h ^ (h >>> 13), 0x9e3779b1)
      const bits = (1 << (more >>> 27)) | (1 << ((more >>> 22) & 31)) | (1 << ((more >>> 17) & 31))
      const at = h & mask
      if ((filter[at] & bits) === bits) this.#suspects.add(ids[row])
      filter[at] |= bits
    }
  }

  /** Takes the ids of a file again, after `before` rows of it. */
  recount(chunk: Chunk, before: number, path: string): void {
    const ids = chunk.columns[0].data as Float64Array
    while (this.#met.size < this.#suspects.size) this.#met.push(0)
    const met = this.#met.values()
    for (let row = 0; row < chunk.rows; row++) {
      const suspect = this.#suspects.find(ids[row])
      if (suspect < 0 || ++met[suspect] < 2 || !this.check.fails()) continue
      this.check.examples.push(`${path}:${before + row + 1} record ${ids[row]} is there again`)
    }
  }
}
