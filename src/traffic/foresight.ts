// Foresight: attempts drawn, and what becomes of them if both lines are free, by kernels; crowd.ts says the same one by one.
import { INTS, RESULT, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'

/** Most attempts that are loaded at a time. */
const BATCH = 1024
/** Attempts for which there is room when they are drawn: more than any two lines make. */
const DRAWN = 40_000

const drawn = deal(12 * DRAWN)
const given = deal(8 * BATCH)

/** Where what was drawn stands, in INTS: slice, line and tag of each attempt. */
export const DRAWN_AT = drawn >> 2

/** The rank, or index of a round, at which drawing stopped: as many as there are when it is done. */
export let stoppedAt = 0

/** Draws attempts of a community from a rank on that lie in some slices; they stand at DRAWN_AT. Gives how many there are. */
export function drawFrom(community: number, rank: number, first: number, last: number): number {
  stoppedAt = kernels.drawAttempts(STATE, community, rank, first, last, drawn, DRAWN, RESULT)
  return INTS[RESULT >> 2]
}

/** As `drawFrom`, calls of rounds from an index up to `end`: slice, index and tag of each. */
export function drawRoundsFrom(index: number, end: number, first: number, last: number): number {
  stoppedAt = kernels.drawRounds(STATE, index, end, first, last, drawn, DRAWN, RESULT)
  return INTS[RESULT >> 2]
}

/** As `loadAttempts`, calls of rounds: index and tag each. */
export function loadRounds(attempts: Int32Array, rows: number): number {
  INTS.set(attempts, given >> 2)
  return kernels.loadRounds(STATE, given, attempts.length / 2, rows)
}

/** Makes rows of the queue, at an address, of attempts drawn: line and tag each, at most BATCH. Gives how many there are. */
export function loadAttempts(attempts: Int32Array, rows: number): number {
  INTS.set(attempts, given >> 2)
  return kernels.loadAttempts(STATE, given, attempts.length / 2, rows)
}

/** Finds the fate of so many rows. */
export function foretell(rows: number, count: number): void {
  kernels.foretell(STATE, rows, count)
}
