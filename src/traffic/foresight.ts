// Foresight: attempts drawn, and what becomes of them if both lines are free, by kernels; crowd.ts says the same one by one.
import type { Crowd } from '../crowd/crowd.ts'
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { MOST_ADDRESSES } from '../population/lines.ts'
import { STATE } from './laid.ts'
import { queue } from './queue.ts'
import { SLICES, dealBlocks } from './slices.ts'

/** Attempts drawn take 4 bytes each, until their slice comes: room for 67 million, and for blocks that are not full. */
const ROOM = 2 ** 28 + 2 ** 26
/** Lines, or rounds, that share cursors, and those of the largest country: kernels/assembly/slices.ts has the bits. */
const WINDOW = 2 ** 18
const MOST_WINDOWS = Math.ceil(MOST_ADDRESSES / WINDOW)
const CURSORS = 4 * SLICES

/** The pool of blocks in which attempts wait: the first that is free, where there are no more, and a spare one, of which there is none. */
const pool = deal(12)
const blocks = dealBlocks(ROOM)

/** What is drawn: the kind by which kernels load it, and where the slices go on in its first window. */
interface Drawn {
  readonly kind: number
  readonly cursors: number
  windows: number
}

/** Attempts among contacts and strangers; those of them that are wide, in one window; calls of rounds. */
const attempts: Drawn = { kind: 0, cursors: deal(CURSORS * MOST_WINDOWS), windows: 0 }
const wide: Drawn = { kind: 1, cursors: deal(CURSORS), windows: 1 }
const rounds: Drawn = { kind: 2, cursors: deal(CURSORS * MOST_WINDOWS), windows: 0 }
const all = [attempts, wide, rounds]

/** Draws a crowd's attempts that lie in some slices, and forgets all others. Gives whether there was room; if not, there are none. */
export function drawSlices(crowd: Crowd, first: number, last: number): boolean {
  const places = crowd.rounds.lines.length
  attempts.windows = Math.ceil(crowd.population.lines.addresses / WINDOW)
  rounds.windows = Math.ceil(places / WINDOW)
  forgetDrawn()
  const fits = drawWindows(attempts, (cursors, window) => kernels.drawAttempts(STATE, pool, cursors, wide.cursors, window, first, last))
    && drawWindows(rounds, (cursors, window) => kernels.drawRounds(STATE, pool, cursors, places, window, first, last))
  if (!fits) forgetDrawn()
  return fits
}

/** A window at a time: a kernel that runs once a day would do so as V8 first compiles it, for a look. */
function drawWindows({ cursors, windows }: Drawn, draw: (cursors: number, window: number) => number): boolean {
  for (let window = 0; window < windows; window++) if (draw(cursors + window * CURSORS, window) === 0) return false
  return true
}

function forgetDrawn(): void {
  INTS.set([blocks, blocks + ROOM, 0], pool >> 2)
  for (const { cursors, windows } of all) INTS.fill(0, cursors >> 2, (cursors + windows * CURSORS) >> 2)
}

/** Loads what was drawn for a slice into the queue. Throws RangeError if it is too much. */
export function loadSlice(slice: number): void {
  for (const { kind, cursors, windows } of all) {
    for (let window = 0; window < windows; window++) {
      queue.fill((rows, room) => kernels.loadSlice(STATE, cursors + window * CURSORS, window, slice, kind, rows, room))
    }
  }
}

/** Finds the fate of so many rows. */
export function foretell(rows: number, count: number): void {
  kernels.foretell(STATE, rows, count)
}
