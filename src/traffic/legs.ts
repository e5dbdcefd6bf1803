// Legs: what must be kept of each leg of a call until its columns are filled; the rest follows from it.
import { INTS } from '../kernels/arena.ts'
import { CALLEE, ENDING, type Outcome, RING_TIME, SETUP, wasAnswered } from '../network/outcome.ts'

/** Rows of a chunk, and so of a row group. */
export const CHUNK_ROWS = 65_536

export const Leg = { MOC: 0, MTC: 1 } as const
/** A call is billed in pieces of half an hour (cut at exactly 1,800 s in 10-16 % of SIMs' longest calls, Sichuan 2020). */
export const PARTIAL = 1800
/** Pieces of the longest call: numbers 0 to 3. */
export const MOST_PARTIALS = 4

/** Bits of `facts`: leg, piece, whether it is the last and whether there are several, label; then the outcome. */
const PIECE = 1
const LAST = 3
const SEVERAL = 4
const LABEL = 5

/** Columns of legs that wait to be written. */
export class Legs {
  size = 0
  /** Line of the served subscriber, and its number. */
  readonly line = new Int32Array(CHUNK_ROWS)
  readonly subscriber = new Int32Array(CHUNK_ROWS)
  /** The other party: its number as a subscriber, or -1 - line where it is another network's. */
  readonly peer = new Int32Array(CHUNK_ROWS)
  /** Seizure, ms after the cut. */
  readonly ms = new Int32Array(CHUNK_ROWS)
  /** Talk, or holding time of unanswered attempts: seconds of the whole call. */
  readonly seconds = new Int32Array(CHUNK_ROWS)
  readonly facts = new Int32Array(CHUNK_ROWS)

  /** Copies facts, moments, subscribers, peers, seconds and lines of [from, to) into the arena, `column` bytes apart. */
  copy(from: number, to: number, address: number, column: number): void {
    [this.facts, this.ms, this.subscriber, this.peer, this.seconds, this.line].forEach((values, i) =>
      INTS.set(values.subarray(from, to), (address + i * column) >> 2))
  }

  add(leg: number, line: number, subscriber: number, peer: number, ms: number, outcome: Outcome, piece: number, pieces: number, label: number): void {
    const at = this.size++
    const answered = wasAnswered(outcome.ending)
    this.line[at] = line
    this.subscriber[at] = subscriber
    this.peer[at] = peer
    this.ms[at] = ms
    this.seconds[at] = answered ? outcome.talk : outcome.hold
    this.facts[at] = leg | (piece << PIECE) | ((piece === pieces - 1 ? 1 : 0) << LAST) | ((pieces > 1 ? 1 : 0) << SEVERAL)
      | (label << LABEL) | (outcome.ending << ENDING) | ((outcome.calleeReleases ? 1 : 0) << CALLEE)
      | (outcome.setup << SETUP) | (outcome.ring << RING_TIME)
  }
}

export const legOf = (facts: number): number => facts & 1
