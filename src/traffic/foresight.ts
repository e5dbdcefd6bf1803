// Foresight: attempts drawn, and what becomes of them if both lines are free, by kernels; crowd.ts says the same one by one.
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'
import { queue } from './queue.ts'
import { SLICES, dealBlocks } from './slices.ts'

/** Attempts drawn take 8 bytes each, until their slice comes: room for 67 million. */
const ROOM = 2 ** 29

/** The pool of blocks in which attempts wait: the first that is free, where there are no more, and a spare one, of which there is none. */
const pool = deal(12)
const blocks = dealBlocks(ROOM)
/** Where the slices go on, of attempts among contacts and strangers and of calls of rounds. */
const attempts = deal(4 * SLICES)
const rounds = deal(4 * SLICES)

/** Draws the attempts that lie in some slices, and forgets all others. Gives whether there was room; if not, there are none. */
export function drawSlices(roundCount: number, first: number, last: number): boolean {
  forgetDrawn()
  const all = kernels.drawAttempts(STATE, pool, attempts, first, last) && kernels.drawRounds(STATE, pool, rounds, roundCount, first, last)
  if (!all) forgetDrawn()
  return all === 1
}

function forgetDrawn(): void {
  INTS.set([blocks, blocks + ROOM, 0], pool >> 2)
  for (const cursors of [attempts, rounds]) INTS.fill(0, cursors >> 2, (cursors >> 2) + SLICES)
}

/** Loads what was drawn for a slice into the queue. Throws RangeError if it is too much. */
export function loadSlice(slice: number): void {
  queue.fill((rows, room) => kernels.loadSlice(STATE, attempts, slice, 0, rows, room))
  queue.fill((rows, room) => kernels.loadSlice(STATE, rounds, slice, 1, rows, room))
}

/** Finds the fate of so many rows. */
export function foretell(rows: number, count: number): void {
  kernels.foretell(STATE, rows, count)
}
