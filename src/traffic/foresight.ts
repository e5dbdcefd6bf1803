// Foresight: attempts drawn, and what becomes of them if both lines are free, by kernels; crowd.ts says the same one by one.
import { BYTES, INTS, RESULT, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { BY_HOUR, CONVERSATIONS, REJECTED, RING } from '../network/outcome.ts'
import { ANSWERING, INITIATIVE, MOOD, TALK } from '../population/people.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { CALL_BACK, REDIAL_MISSED, RETRY, RETRY_BUSY, RETURN, UNSAID } from '../crowd/reactions.ts'

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
/** Bytes of the tables of the largest country. */
const ROOM = 26 * 2 ** 20
/** Tables begin at lines of the cache. */
const LINE = 64

const WORDS = 24
const state = deal(4 * 64)
const tables = deal(ROOM)
const drawn = deal(12 * DRAWN)
const given = deal(8 * BATCH)
const rows = deal(4 * ROW.size * BATCH)

/** The first of BATCH rows, in INTS. */
export const FORETOLD = rows >> 2
/** Where what was drawn stands, in INTS: slice, line and tag of each attempt. */
export const DRAWN_AT = drawn >> 2

/** Whose tables lie in the arena, and the places of those that change with the day. */
let placed: Crowd | undefined
let asked = 0
let volume = 0

/** One crowd at a time has its tables in the arena. */
export class Foresight {
  /** The rank at which drawing goes on. */
  rank = 0
  readonly #crowd: Crowd

  constructor(crowd: Crowd) {
    this.#crowd = crowd
  }

  /** Readies the kernels for the day of the crowd. Throws RangeError if the country does not fit. */
  begin(): void {
    const crowd = this.#crowd
    const { people, contacts, lines } = crowd.population
    if (placed !== crowd) place(crowd)
    const { outcome, reachability, ways } = crowd
    INTS.set([
      crowd.k0, crowd.k1, people.k0, people.k1, ...contacts.words(), outcome.k0, outcome.k1, ...reachability.words(),
      crowd.day, ways.isWeekend ? 1 : 0, lines.communities, lines.size, lines.addresses,
    ], state >> 2)
    crowd.asked(BYTES.subarray(asked, asked + (lines.addresses >>> 3) + 1))
    write(ways.volume, volume)
  }

  /** Draws attempts of a community from `rank` on that lie in some slices; they stand at DRAWN_AT. Gives how many there are. */
  draw(community: number, first: number, last: number): number {
    this.rank = kernels.drawAttempts(state, community, this.rank, first, last, drawn, DRAWN, RESULT)
    return INTS[RESULT >> 2]
  }

  /** Makes rows of attempts drawn, line and tag each, at most BATCH. Gives how many there are. */
  load(attempts: Int32Array): number {
    INTS.set(attempts, given >> 2)
    return kernels.loadAttempts(state, given, attempts.length / 2, rows)
  }

  /** Finds the fate of so many rows. */
  foretell(count: number): void {
    kernels.foretell(state, rows, count)
  }
}

function place(crowd: Crowd): void {
  const { lines, ties } = crowd.population
  const { ways, outcome } = crowd
  placed = undefined
  const seconds = Float64Array.from(CONVERSATIONS.flatMap((talks) => [...talks.seconds]))
  const laid = lay([
    lines.places, lines.turns, lines.before, ties.contacts, ties.support, ties.links, ties.bundles, ties.rates, ties.picks,
    ways.profiles, ways.clocks, ways.called, ways.volume, new Uint8Array((lines.addresses >>> 3) + 1),
    INITIATIVE, MOOD, outcome.answers, ANSWERING, ways.answers, TALK, ways.talk, BY_HOUR, RING, REJECTED, seconds,
    CALL_BACK, REDIAL_MISSED, RETRY_BUSY, RETRY, RETURN, UNSAID,
  ])
  volume = laid[12]
  asked = laid[13]
  placed = crowd
}

/** Copies tables one after the other, and their addresses into the state. */
function lay(all: readonly (Uint8Array | Uint16Array | Int32Array | Float64Array)[]): number[] {
  let at = tables
  return all.map((table, i) => {
    const address = at
    at += Math.ceil(table.byteLength / LINE) * LINE
    if (at > tables + ROOM) throw new RangeError('the arena has no room for so large a country')
    write(table, address)
    INTS[(state >> 2) + WORDS + i] = address
    return address
  })
}

function write(table: Uint8Array | Uint16Array | Int32Array | Float64Array, address: number): void {
  BYTES.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), address)
}
