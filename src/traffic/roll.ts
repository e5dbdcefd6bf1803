// The roll: all subscribers in the order of their numbers, as many at a time as a chunk has rows; listed by kernels.
import type { Bits } from '../base/bits.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { INTS, copyIn, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { MOST_ADDRESSES } from '../population/lines.ts'
import { STATE, ensureLaid } from './laid.ts'
import { CHUNK_ROWS } from './legs.ts'

/** Where the lines of the subscribers told of lie. */
export const LINES = deal(4 * CHUNK_ROWS)
/** One of them. */
export const lineOfRow = (row: number): number => INTS[(LINES >> 2) + row]
const found = deal(4 * CHUNK_ROWS)
const marks = deal(MOST_ADDRESSES / 8)

/** Told of so many subscribers from one on, whose lines lie at LINES, and which of them are marked, from 0: good for this call. */
type Tell = (first: number, count: number, marked: Int32Array) => void

/** `marked` has a bit for each line of the country. */
export function callRoll(crowd: Crowd, marked: Bits, tell: Tell): void {
  ensureLaid(crowd)
  copyIn(marked, marks)
  const { subscribers } = crowd.population.lines
  for (let first = 0; first < subscribers; first += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, subscribers - first)
    kernels.linesFrom(STATE, first, count, LINES)
    tell(first, count, INTS.subarray(found >> 2, kernels.rowsWith(marks, LINES, count, found) >> 2))
  }
}

/** Told of those who are not marked in runs, and one by one of those who are, with their lines. */
interface Runs {
  /** Of all subscribers from one on that come next, the marked ones. */
  begin?(first: number, marked: Int32Array): void
  run(first: number, count: number): void
  one(subscriber: number, line: number): void
}

export function callRuns(crowd: Crowd, marked: Bits, { begin, run, one }: Runs): void {
  callRoll(crowd, marked, (first, count, rows) => {
    begin?.(first, rows)
    let next = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]
      if (row > next) run(first + next, row - next)
      one(first + row, lineOfRow(row))
      next = row + 1
    }
    if (count > next) run(first + next, count - next)
  })
}
