// Foresight: attempts drawn, and what becomes of them if both lines are free, by kernels; crowd.ts says the same one by one.
import { INTS, RESULT, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'

/**
 * Words of a row: moment, caller, callee, key and note (the view, and from NOTE_DEPTH on the depth in a chain of reactions) are
 * given; then found: fate, length and what follows.
 */
export const ROW = { ms: 0, caller: 1, callee: 2, key: 3, note: 4, fate: 5, length: 6, follow: 7, size: 8 } as const
export const NOTE_DEPTH = 2
/** The fate of an attempt of which the crowd must be asked, and of one that does not come about. Others are packed as facts of a leg. */
export const ASK = -1
export const NONE = 0
/** Bits of what follows: the Reaction, then the pause in seconds. */
export const FOLLOW_PAUSE = 2

/** Most rows that are foretold at a time. */
export const BATCH = 1024
/** Attempts for which there is room when they are drawn: more than any two lines make. */
const DRAWN = 40_000

const drawn = deal(12 * DRAWN)
const given = deal(8 * BATCH)
const rows = deal(4 * ROW.size * BATCH)

/** The first of BATCH rows, in INTS. */
export const FORETOLD = rows >> 2
/** Where what was drawn stands, in INTS: slice, line and tag of each attempt. */
export const DRAWN_AT = drawn >> 2

/** The rank at which `drawFrom` stopped: as many as there are in a community when it is done. */
export let stoppedAt = 0

/** Draws attempts of a community from a rank on that lie in some slices; they stand at DRAWN_AT. Gives how many there are. */
export function drawFrom(community: number, rank: number, first: number, last: number): number {
  stoppedAt = kernels.drawAttempts(STATE, community, rank, first, last, drawn, DRAWN, RESULT)
  return INTS[RESULT >> 2]
}

/** Makes rows of attempts drawn, line and tag each, at most BATCH. Gives how many there are. */
export function load(attempts: Int32Array): number {
  INTS.set(attempts, given >> 2)
  return kernels.loadAttempts(STATE, given, attempts.length / 2, rows)
}

/** Finds the fate of so many rows. */
export function foretell(count: number): void {
  kernels.foretell(STATE, rows, count)
}
