// Legs: what must be kept of each leg of a call until its columns are filled; the rest follows from it.
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'
import { ROW } from './queue.ts'

/** Rows of a chunk, and so of a row group. */
export const CHUNK_ROWS = 65_536

/** Where a leg's facts have the Status of the subscriber's line. */
export const FACT_STATUS = 21

export const Leg = { MOC: 0, MTC: 1 } as const
/** A call is billed in pieces of half an hour (cut at exactly 1,800 s in 10-16 % of SIMs' longest calls, Sichuan 2020). */
export const PARTIAL = 1800
/** Pieces of the longest call: numbers 0 to 3. */
export const MOST_PARTIALS = 4

/** Most calls whose legs are added at a time. */
const CALLS = 1024

/**
 * Bytes of a column of legs in the arena: facts (leg, piece << 1, last << 3, several << 4, label << 5, outcome, status of the line),
 * moment (ms after the cut), number of the subscriber, number of the other party (-1 - line where it is another network's), seconds
 * of the whole call (talk, or holding time), line of the subscriber.
 */
export const COLUMN = 4 * (CHUNK_ROWS + 2 * MOST_PARTIALS * CALLS)
const columns = deal(6 * COLUMN)

/** The legs that wait to be written, of one unit at a time: they lie in the arena. */
export class Legs {
  size = 0

  /** The address of a leg in its columns. */
  at(leg: number) {
    const [facts, ms, subscriber, peer, seconds, line] = [0, 1, 2, 3, 4, 5].map((column) => columns + column * COLUMN + 4 * leg)
    return { facts, ms, subscriber, peer, seconds, line }
  }

  /** Adds the legs of resolved rows in the arena with a label as their last word, at most CALLS; less than CHUNK_ROWS may be there before. */
  add(rows: Int32Array): void {
    this.size = kernels.legsOf(STATE, rows.byteOffset, rows.length / ROW.size, columns, COLUMN, this.size)
  }

  /** Forgets the first legs. */
  drop(count: number): void {
    for (let column = 0; column < 6; column++) {
      const first = (columns + column * COLUMN) >> 2
      INTS.copyWithin(first, first + count, first + this.size)
    }
    this.size -= count
  }
}

export const legOf = (facts: number): number => facts & 1
