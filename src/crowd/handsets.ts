// Handsets: which one an ordinary SIM is in at any moment, as closed forms of line and time.
import { type Bits, bitsFor, either, hasBit, setBit, setBits } from '../base/bits.ts'
import { type Key, subkey } from '../base/random.ts'
import { DAY } from '../base/units.ts'
import type { Lines } from '../population/lines.ts'
import { ownAmong, pairsAmong } from '../population/own.ts'
import { LOAN_DAYS, Loans } from './loans.ts'
import { type Departures, Moves, Swaps } from './moves.ts'

/** How a profile treats its SIM. */
export type Habit = 'own' | 'dual' | 'family' | 'repair-shop'

/** The other SIM of a dual-SIM handset: so far away that it is in nobody's family. */
export const TWIN = 32
/** Handsets of operations have numbers from here on. */
const OTHERS = 2 ** 27

export class Handsets {
  /** Where `find` found a SIM: the handset, and its first or second place for a SIM. */
  handset = 0
  slot = 0
  readonly loans: Loans
  /** One bit a line: may not be in its first handset on that day, or not alone. */
  readonly elsewhere: Bits
  /** One bit a line: shares its handset with its twin; changes handsets on that day. */
  readonly twins: Bits
  readonly moving: Bits
  /** Those that change handsets, some of them more than once; and when they may: line and ms after the cut, in turn. */
  movers: Int32Array = new Int32Array(0)
  readonly changes: number[] = []
  /** One bit a line: is one of a family that exchanges handsets. */
  readonly families: Bits
  /** One bit a line: has a twin, or is one of a family that exchanges handsets. */
  readonly shared: Bits
  readonly #lines: Lines
  readonly #moves: Moves
  readonly #swaps: Swaps
  /** Numbers of handsets go in rounds of so many as there are subscribers; people have this many rounds of new ones. */
  readonly #rounds: number
  /** One of each family that exchanges handsets, or both. */
  readonly #leaders: Int32Array
  /** By window of moves, of those needed so far; on so many days. */
  #movesIn: Departures[] = []
  #days: number
  #day = 0

  /** `linesWith` lists all lines of a habit, whatever their network; `days` are those of the run. */
  constructor(lines: Lines, linesWith: (habit: Habit) => Int32Array, days: number, key: Key) {
    this.#lines = lines
    this.#days = days
    this.#moves = new Moves(key)
    this.#swaps = new Swaps(subkey(key, -2))
    this.#rounds = Math.floor(OTHERS / lines.subscribers) - 2
    const families = linesWith('family')
    this.twins = pairsAmong(lines, linesWith('dual'), TWIN)
    this.families = pairsAmong(lines, families, 1, this.twins) // a SIM of two is in no family that exchanges handsets
    this.shared = either(this.twins, this.families)
    this.#leaders = families.filter((line) => hasBit(this.families, line))
    this.elsewhere = bitsFor(lines.addresses)
    this.moving = bitsFor(lines.addresses)
    const shops = ownAmong(lines, linesWith('repair-shop'))
    const first = (this.#rounds + 1) * lines.subscribers
    this.loans = new Loans(lines, shops, first, (line) => hasBit(this.shared, line), subkey(key, -1))
  }

  /** The key of moves, how handsets that come with them are numbered (rounds, and how many in each), and the key of swaps, for kernels. */
  words(): readonly number[] {
    return [...this.#moves.words(), this.#rounds, this.#lines.subscribers, ...this.#swaps.words()]
  }

  /** Days may come in any order. Looks at every subscriber once in a month. */
  setDay(day: number): void {
    this.#day = day
    this.#lookUpTo(day + 1)
    this.elsewhere.set(this.shared)
    this.moving.fill(0)
    this.changes.length = 0
    this.loans.setDay(day)
    for (let window = 0; window <= Moves.lastWindow(day); window++) this.#noteGone(this.#movesOf(window))
    this.movers = new Int32Array(this.#noteMoves(this.#leaving()))
  }

  /** Lines that have gone to another handset on an earlier day. */
  #noteGone({ lines, moments }: Departures): void {
    const today = this.#day * DAY
    for (let i = 0; i < lines.length; i++) if (moments[i] < today) this.#note(lines[i])
  }

  /** Lines that move on the day, or borrow or exchange a handset and maybe move on another one, each with a moment of the run, in turn. */
  #leaving(): number[] {
    const all: number[] = []
    const day = this.#day
    for (const { lines, moments } of this.#movesIn) addToday(all, lines, moments, day * DAY)
    for (const line of this.#leaders) if (this.#swaps.touches(line, day)) addEach(all, line, this.#swaps.between(line, day, day))
    for (const line of this.loans.today()) addEach(all, line, this.loans.momentsOf(line, Math.floor(day / LOAN_DAYS)))
    return all
  }

  /** Beyond the run, windows are looked at again. */
  #lookUpTo(days: number): void {
    if (days <= this.#days) return
    this.#days = days
    this.#movesIn = []
  }

  /** Who goes to another handset in a window, and when. */
  #movesOf(window: number): Departures {
    return (this.#movesIn[window] ??= this.#moves.allIn(window, this.#lines, this.#days))
  }

  /** Finds the handset of a subscriber's line that nobody has bought, at a moment of the day that was set. */
  find(line: number, subscriber: number, ms: number): void {
    if (hasBit(this.elsewhere, line)) return this.findAt(line, subscriber, this.#day * DAY + ms)
    this.handset = subscriber
    this.slot = 0
  }

  /** When a line that is in a handset at `ms` leaves it, at most `end`; ms after the cut. */
  leavesAt(line: number, ms: number, end: number): number {
    if (!hasBit(this.moving, line)) return end
    const from = this.#day * DAY
    let next = end
    for (const moment of this.momentsOf(line, this.#day, this.#day)) {
      if (moment > from + ms && moment < from + next) next = moment - from
    }
    return next
  }

  /** Whether a line may change handsets on the day that was set. */
  movesToday(line: number): boolean {
    return hasBit(this.moving, line)
  }

  /** Whether a line is today where it was at first, with nobody else in its handset. */
  isAtHome(line: number): boolean {
    return !hasBit(this.elsewhere, line)
  }

  /** Whether a line shares its handset with another one. */
  hasTwin(line: number): boolean {
    return hasBit(this.twins, line)
  }

  twinOf(line: number): number {
    return line ^ TWIN
  }

  /** The line by which the phone of a line is known to the map and to the night: two SIMs of a handset are at one place. */
  phoneOf(line: number): number {
    return hasBit(this.twins, line) ? line & ~TWIN : line
  }

  /** One bit a line: all those that may be in another handset than at first, or share it, in a run of so many days; `moved` as `movedIn`. */
  restless(days: number, moved = this.movedIn(days)): Bits {
    const bits = either(this.shared, moved)
    setBits(bits, this.borrowers(days))
    return bits
  }

  /** One bit a line: those that go to a handset that is new to them, in a run of so many days. */
  movedIn(days: number): Bits {
    const bits = bitsFor(this.#lines.addresses)
    this.#lookUpTo(days)
    for (let window = 0; window <= Moves.lastWindow(days - 1); window++) {
      const { lines, moments } = this.#movesOf(window)
      for (let i = 0; i < lines.length; i++) if (moments[i] < days * DAY) setBit(bits, lines[i])
    }
    return bits
  }

  /** Lines that are in a loan phone at some time in a run of so many days. */
  borrowers(days: number): Int32Array {
    const windows = Array.from({ length: Math.ceil(days / LOAN_DAYS) }, (_, window) => this.loans.borrowers(window))
    return new Int32Array(windows.flat())
  }

  /** The handsets that come to a line in a run of so many days, beside its first one. */
  newHandsets(line: number, subscriber: number, days: number): number[] {
    const handsets = new Set<number>()
    for (const moment of this.#moves.between(line, 0, days - 1)) {
      this.#moves.last(line, moment)
      handsets.add(this.#generation(this.#moves.window, subscriber))
    }
    return [...handsets]
  }

  /** Marks a line that has moved, and whoever shares a handset with it. */
  #note(line: number): void {
    setBit(this.elsewhere, line)
    setBit(this.elsewhere, this.#mateOf(line))
  }

  /** Marks lines that move, each with a moment of the run, in turn, and their mates as well; gives all of them. */
  #noteMoves(all: readonly number[]): number[] {
    const movers: number[] = []
    const note = (line: number, ms: number): void => {
      setBit(this.moving, line)
      movers.push(line)
      if (ms >= 0 && ms < DAY) this.changes.push(line, ms)
    }
    for (let i = 0; i < all.length; i += 2) {
      const ms = all[i + 1] - this.#day * DAY
      const mate = this.#mateOf(all[i])
      this.#note(all[i])
      note(all[i], ms)
      if (mate !== all[i]) note(mate, ms)
    }
    return movers
  }

  /** The line that shares a handset with another, at times; itself: nobody does. */
  #mateOf(line: number): number {
    return hasBit(this.twins, line) ? line ^ TWIN : hasBit(this.families, line) ? line ^ 1 : line
  }

  /** As `find`, at a moment of the run. */
  findAt(line: number, subscriber: number, moment: number): void {
    let owner = line
    this.slot = 0
    if (hasBit(this.twins, line)) {
      owner = line & ~TWIN
      this.slot = line === owner ? 0 : 1
    } else if (hasBit(this.families, line) && this.#swaps.at(line, moment)) owner = line ^ 1
    else {
      const loan = this.loans.at(line, moment)
      if (loan >= 0) {
        this.handset = loan
        return
      }
    }
    const person = owner === line ? subscriber : this.#lines.subscriberAt(owner)
    const last = this.#moves.last(owner, moment)
    this.handset = last < 0 ? person : this.#generation(this.#moves.window, person)
  }

  /** The moments of some days, both included, at which a line may change handsets. */
  momentsOf(line: number, from: number, to: number): number[] {
    const hasTwin = hasBit(this.twins, line)
    const moments = this.#moves.between(hasTwin ? line & ~TWIN : line, from, to)
    if (hasBit(this.families, line)) {
      moments.push(...this.#moves.between(line ^ 1, from, to))
      addWithin(moments, this.#swaps.between(line, from, to), from, to)
    } else if (!hasTwin) {
      for (let window = Math.floor(from / LOAN_DAYS); window <= to / LOAN_DAYS; window++) addWithin(moments, this.loans.momentsOf(line, window), from, to)
    }
    return moments
  }

  /** Number of the handset that comes to somebody in a window: after some years, an old one from the drawer. */
  #generation(window: number, subscriber: number): number {
    return (1 + (window % this.#rounds)) * this.#lines.subscribers + subscriber
  }
}

/** Adds moments that lie in some days, both included. */
function addWithin(moments: number[], more: readonly number[], from: number, to: number): void {
  for (let i = 0; i < more.length; i++) if (more[i] >= from * DAY && more[i] < (to + 1) * DAY) moments.push(more[i])
}

/** Adds lines with their moments that lie on a day. */
function addToday(all: number[], lines: Int32Array, moments: Float64Array, from: number): void {
  for (let i = 0; i < lines.length; i++) if (moments[i] >= from && moments[i] < from + DAY) all.push(lines[i], moments[i])
}

function addEach(all: number[], line: number, moments: readonly number[]): void {
  for (let i = 0; i < moments.length; i++) all.push(line, moments[i])
}
