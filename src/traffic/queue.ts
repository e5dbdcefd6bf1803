// The switch of one slice: attempts in their total order (moment, caller, key), resolved by a kernel as far as it can.
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { STATE } from './laid.ts'
import { SLICES, dealBlocks } from './slices.ts'

/**
 * Words of a row: moment, caller, callee, key and note (the view, and from NOTE_DEPTH on the depth in a chain of reactions) are
 * given; then found: fate, length and what follows. Once resolved, the fate is the outcome, and of the last word only the Status of
 * both lines is left: its last bit is free.
 */
export const ROW = { ms: 0, caller: 1, callee: 2, key: 3, note: 4, fate: 5, length: 6, follow: 7, size: 8 } as const
export const NOTE_DEPTH = 2
/**
 * The fate of an attempt of which the crowd must be asked; of one that does not come about; of one that is given up before the
 * callee is alerted, if its line is free. Others are packed as facts of a leg.
 */
export const ASK = -1
export const NONE = 0
export const VAIN = 1
/** Bits of what follows: the Reaction, then the pause in seconds; then the Status of the caller and of the callee. */
export const FOLLOW_PAUSE = 2
export const CALLER_STATUS = 20
export const CALLEE_STATUS = 22
/** Why the kernel stopped: all is resolved; the crowd must be asked about a row; what is done must be taken. */
export const Stop = { over: 0, asked: 1, full: 2 } as const

/** Rows for which there is room: in a slice, and in what is done. */
const MOST_ROWS = 2 ** 20
const MOST_DONE = 1024
/** Bytes for reactions that wait for their slice. */
const KEPT_ROOM = 2 ** 26

const TOO_MANY = 'the arena has no room for so many attempts in a minute'

/** Words of the switch, as kernels/assembly/queue.ts, resolve.ts and kept.ts have them. */
const Word = {
  rows: 0, count: 1, order: 2, heap: 5, spare: 7, end: 8, done: 9, doneCount: 10, asked: 11,
  kept: 16, keptFree: 17, keptEnd: 18, keptSpare: 19, keptLost: 20,
} as const
const words = deal(4 * 32)
const at = words >> 2
const rows = deal(4 * ROW.size * MOST_ROWS)
const done = deal(4 * ROW.size * MOST_DONE)
const kept = deal(4 * SLICES)
const blocks = dealBlocks(KEPT_ROOM)
INTS[at + Word.rows] = rows
for (const word of [Word.order, Word.heap, Word.spare]) INTS[at + word] = deal(4 * MOST_ROWS)
INTS[at + Word.done] = done
INTS[at + Word.kept] = kept
INTS[at + Word.keptEnd] = blocks + KEPT_ROOM

/** Where resolved rows stand, in INTS. */
export const DONE = done >> 2

/** There is one in a thread, and it serves one day at a time: it lies in the arena. `load` or fill rows, `sort`, then `resolve`. */
export const queue = {
  /** Forgets what is resolved and not taken, and what was kept, of a day that ended early. */
  begin(): void {
    INTS[at + Word.doneCount] = INTS[at + Word.keptSpare] = INTS[at + Word.keptLost] = 0
    INTS[at + Word.keptFree] = blocks
    INTS.fill(0, kept >> 2, (kept >> 2) + SLICES)
  },

  /** Begins a slice that ends so many ms after the cut; it is empty. */
  beginSlice(end: number): void {
    INTS[at + Word.count] = 0
    INTS[at + Word.end] = end
  },

  /** Address of the first free row; there is room for so many. Throws RangeError where there is none. */
  room(count: number): number {
    const used = INTS[at + Word.count]
    if (2 * (used + count) > MOST_ROWS) throw new RangeError(TOO_MANY)
    return rows + 4 * ROW.size * used
  },

  /**
   * Lets rows be filled in; `load` is told the address of the first one and how many there may be, and gives how many there are, -1 if
   * more. Throws RangeError then.
   */
  fill(load: (first: number, room: number) => number): void {
    const used = INTS[at + Word.count]
    const count = load(rows + 4 * ROW.size * used, MOST_ROWS / 2 - used)
    if (count < 0) throw new RangeError(TOO_MANY)
    INTS[at + Word.count] = used + count
  },

  /** Adds an attempt of which the crowd must be asked, unless it is foretold; gives its address. */
  load(ms: number, caller: number, callee: number, key: number, note: number): number {
    const row = this.room(1)
    const to = row >> 2
    INTS[to] = ms
    INTS[to + ROW.caller] = caller
    INTS[to + ROW.callee] = callee
    INTS[to + ROW.key] = key
    INTS[to + ROW.note] = note
    INTS[to + ROW.fate] = ASK
    INTS[at + Word.count]++
    return row
  },

  sort(): void {
    kernels.sortRows(words)
  },

  /** Adds an attempt that lies after the one given last; its fate is foretold. */
  push(ms: number, caller: number, callee: number, key: number, note: number): void {
    const row = this.load(ms, caller, callee, key, note)
    kernels.foretell(STATE, row, 1)
    kernels.push(words, row)
  },

  /** Goes on as far as it can, and says why it stopped, by Stop. Throws RangeError if there was no room for a reaction. */
  resolve(): number {
    const stop = kernels.resolve(STATE, words)
    if (INTS[at + Word.keptLost] !== 0) throw new RangeError(TOO_MANY)
    return stop
  },

  /** Keeps a reaction for the slice in which it comes. */
  keep(ms: number, caller: number, callee: number, key: number, note: number): void {
    kernels.keep(words, ms, caller, callee, key, note)
  },

  /** Adds what was kept for a slice; it is not foretold. */
  loadKept(slice: number): void {
    this.fill((first, room) => kernels.loadKept(words, slice, first, room))
  },

  /** Of which row the crowd must be asked, in INTS. */
  get asked(): number {
    return INTS[at + Word.asked] >> 2
  },

  isHeld(line: number, ms: number): boolean {
    return kernels.isHeld(STATE, line, ms) !== 0
  },

  /** A line of the country that was free is held until `ms`. */
  hold(line: number, ms: number): void {
    kernels.hold(STATE, line, ms)
  },

  /** Adds a resolved row, and gives where it stands in INTS; there is room for it when `resolve` has stopped for asking. */
  settled(row: number, outcome: number, length: number, status: number): number {
    const to = DONE + ROW.size * INTS[at + Word.doneCount]++
    INTS.copyWithin(to, row, row + ROW.fate)
    INTS[to + ROW.fate] = outcome
    INTS[to + ROW.length] = length
    INTS[to + ROW.follow] = status
    return to
  },

  /** How many resolved rows there are; they are taken. */
  takeDone(): number {
    const count = INTS[at + Word.doneCount]
    INTS[at + Word.doneCount] = 0
    return count
  },
}
