// Holdings: which SIMs have left their owners, and which handset, holder and place each has at a moment.
import { type Bits, bitsFor, hasBit, setBit } from '../base/bits.ts'
import { DAY } from '../base/units.ts'

/** Who holds SIMs: an index into the operations' members, given by whoever records a holding. */
export interface Holding {
  readonly line: number
  /** Handset index: those of the crowd come first, one per subscriber. */
  readonly handset: number
  readonly member: number
  /** Milliseconds after the first cut of the run. */
  readonly from: number
  to: number
}

/** A SIM that left its owner at the beginning of a day. */
export interface Sale {
  readonly line: number
  readonly day: number
  /** Chance that it is answered from then on; negative: it is for data alone, and no call is put through. */
  readonly answers: number
  /** When it leaves its owner's handset, ms after the first cut: in the morning, before it is in another. */
  readonly leaves: number
  /** Share of the calls to it that the owner's friends still make. */
  readonly called: number
}

/** The same where nothing else is known: assumed. */
const STILL_CALLED = 0.1

/** SIMs that changed hands, with their lives. Everybody else's SIM is in its owner's handset all the time. */
export class Holdings {
  /** One bit a line of the country: sold at some time, so worth asking the maps. Changes as SIMs are sold. */
  readonly sold: Bits
  /** By member: when handsets are switched on and off, in turn; ms after the first cut of the run. Absent: always on. */
  hours: readonly Float64Array[] = []
  /** After `reached` or `isStillOwners` said yes: the moment from which on it is not so any more, at the latest. */
  until = 0
  readonly #since = new Map<number, number>()
  readonly #chance = new Map<number, number>()
  readonly #leaves = new Map<number, number>()
  readonly #called = new Map<number, number>()
  readonly #lives = new Map<number, Holding[]>()

  constructor(addresses: number) {
    this.sold = bitsFor(addresses)
  }

  /** From the start of a day on, the SIM belongs to an operation whose people pick up with this chance. */
  sell(line: number, day: number, answers: number, leaves = day * DAY, called = STILL_CALLED): void {
    setBit(this.sold, line)
    this.#since.set(line, day)
    this.#chance.set(line, answers)
    this.#leaves.set(line, leaves)
    this.#called.set(line, called)
  }

  isSold(line: number, day: number): boolean {
    if (!hasBit(this.sold, line)) return false
    return day >= (this.#since.get(line) ?? Infinity)
  }

  wasEverSold(line: number): boolean {
    return this.#since.has(line)
  }

  /** Chance that a sold SIM is answered where it is in a handset. */
  answers(line: number): number {
    return this.#chance.get(line) ?? 0
  }

  /** Share of the calls to a sold SIM that its owner's friends still make. */
  called(line: number): number {
    return this.#called.get(line) ?? STILL_CALLED
  }

  insert(line: number, handset: number, member: number, from: number, to: number): Holding {
    const holding: Holding = { line, handset, member, from, to }
    const life = this.#lives.get(line)
    if (life) life.push(holding)
    else this.#lives.set(line, [holding])
    return holding
  }

  /** The SIM leaves its handset, where it is in one; put in and taken out at once, it never was there. */
  remove(line: number, moment: number): void {
    const life = this.#lives.get(line)
    const holding = life?.at(-1)
    if (!life || !holding || holding.to <= moment) return
    if (holding.from === moment) life.pop()
    else holding.to = moment
  }

  /** Where a sold SIM is at a moment, or undefined: in no handset. */
  at(line: number, moment: number): Holding | undefined {
    const life = this.#lives.get(line)
    if (!life) return undefined
    for (let i = life.length - 1; i >= 0; i--) if (life[i].from <= moment) return moment < life[i].to ? life[i] : undefined
    return undefined
  }

  /** The holding of a sold SIM whose handset is on at a moment. */
  reached(line: number, moment: number): Holding | undefined {
    const holding = this.at(line, moment)
    if (!holding) return undefined
    const off = this.#onUntil(holding.member, holding.handset, moment)
    if (off <= moment) return undefined
    this.until = Math.min(holding.to, off)
    return holding
  }

  /** Whether a sold SIM is for data alone. */
  isForData(line: number): boolean {
    return this.answers(line) < 0
  }

  /** Whether a SIM that is sold has not left its owner's handset yet. */
  isStillOwners(line: number, moment: number): boolean {
    const left = this.leaves(line)
    if (moment >= left) return false
    this.until = left
    return true
  }

  /** When a SIM leaves its owner's handset; -1 if it is never sold. */
  leaves(line: number): number {
    return this.#leaves.get(line) ?? -1
  }

  /**
   * When a member's handset is switched on (even `at`) or off, by the run's hours: handsets are switched one after the
   * other, within two minutes (assumed).
   */
  switched(member: number, handset: number, at: number): number {
    const stagger = Math.imul(handset, 0x9e3779b1) >>> 15
    return this.hours[member][at] + (at % 2 === 0 ? stagger : -stagger)
  }

  /** When a handset that is on at a moment is switched off, -Infinity if it is off. */
  #onUntil(member: number, handset: number, moment: number): number {
    const hours = this.hours[member]
    if (hours === undefined) return Infinity
    for (let at = 0; at < hours.length && this.switched(member, handset, at) <= moment; at += 2) {
      const off = this.switched(member, handset, at + 1)
      if (moment < off) return off
    }
    return -Infinity
  }

  /** Whether a SIM that comes to be there at a moment was put into its handset at `put`, and is there for the first time since. */
  isFirst(line: number, put: number, moment: number): boolean {
    const holding = this.at(line, moment)
    if (holding?.from !== put) return false
    const hours = this.hours[holding.member]
    if (hours === undefined) return moment === put
    for (let at = 0; at < hours.length; at += 2) {
      if (this.switched(holding.member, holding.handset, at + 1) <= put) continue
      return moment <= Math.max(put, this.switched(holding.member, holding.handset, at)) + 1
    }
    return false
  }

  /** Where a sold SIM has been, in order. */
  stays(line: number): readonly Holding[] {
    return this.#lives.get(line) ?? []
  }

  /** All of them, line by line in the order of sale. */
  *all(): Generator<Holding> {
    for (const life of this.#lives.values()) yield* life
  }

  /** Sold SIMs in the order of sale. */
  sales(): Sale[] {
    return [...this.#since].map(([line, day]) => ({ line, day, answers: this.answers(line), leaves: this.leaves(line), called: this.called(line) }))
  }

  /** Becomes the same as others whose sales and holdings these are, which another thread may have sent as plain data. */
  takeOver(sales: readonly Sale[], all: readonly Holding[]): void {
    for (const map of [this.#since, this.#chance, this.#leaves, this.#called, this.#lives]) map.clear()
    this.sold.fill(0)
    for (const { line, day, answers, leaves, called } of sales) this.sell(line, day, answers, leaves, called)
    for (const { line, handset, member, from, to } of all) this.insert(line, handset, member, from, to)
  }
}
