// Laid: the tables of a crowd and the words of its day, as the kernels find them in the arena.
import { INTS, copyIn, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { Status, apart, barred, todays } from '../crowd/known.ts'
import { MOVES } from '../crowd/moves.ts'
import { CALL_BACK, REDIAL_MISSED, RETRY, RETRY_BUSY, RETURN, UNSAID } from '../crowd/reactions.ts'
import { BY_HOUR, CONVERSATIONS, REJECTED, RING } from '../network/outcome.ts'
import { ANSWERING, INITIATIVE, MOOD, TALK } from '../population/people.ts'
import { MOST_ADDRESSES } from '../population/lines.ts'
import { NORMAL } from '../population/places.ts'

const TOO_LARGE = 'the arena has no room for so large a country'

type Table = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** Bytes of the tables of the largest country. */
const ROOM = 76 * 2 ** 20
/** Tables begin at lines of the cache. */
const LINE = 64
/** Words before the addresses of tables; kernels/assembly/crowd.ts has the same order. */
const WORDS = 44

/** Where the kernels find everything. */
export const STATE = deal(4 * 128)
const tables = deal(ROOM)
/** Each line has a word that tells its status and until when it is held. */
const words = deal(4 * MOST_ADDRESSES)
/** Its lowest bits have the status; from where on Today stands in it. */
const STATUS_MASK = 3
const TODAY = 2
/** A bit for lines and stretches of the day, 2^MOVE_WINDOW ms, in which they may change handsets; of some others by chance. */
const MOVE_BITS = 22
const MOVE_WINDOW = 19
const moves = deal(2 ** MOVE_BITS / 8)

/** Whose tables lie in the arena, for which day, and where they lie. */
let placed: Crowd | undefined
let day = 0
let addresses: readonly number[] = []

/** Lays a crowd and its day, before kernels are asked about it; no line is held. Throws RangeError if the country does not fit. */
export function layDay(crowd: Crowd): void {
  if (crowd.population.lines.addresses > MOST_ADDRESSES) throw new RangeError(TOO_LARGE)
  const today = ofToday(crowd)
  if (placed === crowd) today.forEach((table, i) => copyIn(table, addresses[i]))
  else place(crowd, today)
  const { outcome, reachability, gaps, ways, handsets, population: { people, contacts, lines, places } } = crowd
  INTS.set([
    crowd.k0, crowd.k1, people.k0, people.k1, ...contacts.words(), outcome.k0, outcome.k1, ...reachability.words(),
    crowd.day, lines.communities, lines.size, lines.addresses, ...places.words(), ...gaps.words(), ways.firstLots, words, moves,
    ...handsets.words(),
  ], STATE >> 2)
  kernels.freeAll(STATE)
  layTodays(crowd)
  day = crowd.day
}

/** Lays what is so today of some lines, and in which stretches of the day they may change handsets. */
function layTodays(crowd: Crowd): void {
  for (const [today, lines] of todays(crowd)) layToday(today << TODAY, lines)
  for (const line of barred(crowd)) INTS[(words >> 2) + line] = Status.asked
  INTS.fill(0, moves >> 2, (moves >> 2) + 2 ** MOVE_BITS / 32)
  layMoves(crowd.handsets.changes)
}

function layToday(today: number, lines: Int32Array): void {
  const first = words >> 2
  for (let i = 0; i < lines.length; i++) INTS[first + lines[i]] = (INTS[first + lines[i]] & STATUS_MASK) | today
}

/** Of lines and moments in turn. */
function layMoves(changes: readonly number[]): void {
  const first = moves >> 2
  for (let i = 0; i < changes.length; i += 2) {
    const place = Math.imul(changes[i] ^ Math.imul(changes[i + 1] >>> MOVE_WINDOW, 0x9e3779b1), 0x85ebca6b) >>> (32 - MOVE_BITS)
    INTS[first + (place >>> 5)] |= 1 << (place & 31)
  }
}

/** The same, unless it has been done for this day; of a crowd without one, the day before the run. */
export function ensureLaid(crowd: Crowd): void {
  if (Number.isNaN(crowd.day)) crowd.setDay(-1)
  if (placed !== crowd || day !== crowd.day) layDay(crowd)
}

function place(crowd: Crowd, today: readonly Table[]): void {
  placed = undefined
  addresses = lay([...today, ...lasting(crowd)])
  placed = crowd
}

/** The tables that change with the day. */
function ofToday(crowd: Crowd): Table[] {
  const { rounds, handsets, service, holdings } = crowd
  return [
    crowd.ways.volume, holdings.sold, service.out, handsets.twins, handsets.elsewhere, handsets.families, apart(crowd),
    rounds.today, rounds.regular, rounds.stride, rounds.offset, rounds.marked, rounds.dailyWords(),
  ]
}

function lasting(crowd: Crowd): Table[] {
  const { ways, outcome, rounds, population: { lines, ties, places } } = crowd
  const seconds = Float64Array.from(CONVERSATIONS.flatMap((talks) => [...talks.seconds]))
  return [
    lines.places, lines.turns, lines.before, ties.contacts, ties.support, ties.links, ties.bundles, ties.rates, ties.picks,
    ways.profiles, ways.clocks, ways.called, ways.radii, ways.intervals, ways.inward, ways.awaited,
    INITIATIVE, MOOD, outcome.answers, ANSWERING, ways.answers, TALK, ways.talk,
    BY_HOUR, RING, REJECTED, seconds, CALL_BACK, REDIAL_MISSED, RETRY_BUSY, RETRY, RETURN, UNSAID, NORMAL, places.map.serving,
    places.map.lacs, places.map.ids, rounds.lines, rounds.profile, rounds.places, rounds.first, rounds.layers, rounds.lastingWords(),
    places.middles, MOVES, lines.ranks, places.map.districts,
  ]
}

/** Copies tables one after the other, and their addresses into the state. */
function lay(all: readonly Table[]): number[] {
  let at = tables
  return all.map((table, i) => {
    const address = at
    at += Math.ceil(table.byteLength / LINE) * LINE
    if (at > tables + ROOM) throw new RangeError(TOO_LARGE)
    copyIn(table, address)
    INTS[(STATE >> 2) + WORDS + i] = address
    return address
  })
}
