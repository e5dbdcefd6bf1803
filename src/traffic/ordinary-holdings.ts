// Ordinary holdings: in which handsets subscribers have their SIMs, from when to when, until they sell them.
import { type Bits, either, hasBit, setBits } from '../base/bits.ts'
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { staysOf } from '../crowd/stays.ts'
import { NUMBER_BASE } from '../records/tables.ts'
import { ManyStays, STAY } from './many-stays.ts'
import { callRuns } from './roll.ts'
import { type Sheet, number } from './sheet.ts'

/** Of a run of so many days; seconds after its first cut: its midnight before, and its end. */
export interface Span {
  readonly days: number
  readonly from: number
  readonly to: number
}

export class OrdinaryHoldings {
  readonly #crowd: Crowd
  readonly #sheet: Sheet
  readonly #span: Span
  readonly #holder: Float64Array
  readonly #begins: Int32Array
  readonly #ends: Int32Array
  /** One bit a line: sells its SIM, or borrows a phone, of which kernels know nothing. */
  readonly #odd: Bits
  readonly #many: ManyStays

  constructor(crowd: Crowd, sheet: Sheet, span: Span) {
    this.#crowd = crowd
    this.#sheet = sheet
    this.#span = span
    this.#holder = sheet.rows.floats('holder')
    this.#begins = sheet.rows.ints('from_time')
    this.#ends = sheet.rows.ints('to_time')
    this.#odd = crowd.holdings.sold.slice()
    setBits(this.#odd, crowd.handsets.borrowers(span.days))
    this.#many = new ManyStays(span.days)
  }

  /** Fills the sheet, and hands all of it over. */
  write(): void {
    const { handsets, holdings } = this.#crowd
    const addRun = (at: number, first: number, count: number): void => this.#addRun(at, first, count)
    callRuns(this.#crowd, either(handsets.restless(this.#span.days), holdings.sold), {
      begin: (first, marked) => this.#many.begin(first, marked),
      run: (first, count) => this.#sheet.run(first, count, addRun),
      one: (subscriber, line) => this.#addOne(subscriber, line),
    })
    this.#sheet.handOver()
  }

  /** Of subscribers who keep to their first handset. */
  #addRun(at: number, first: number, count: number): void {
    number(this.#holder, at, first, count)
    this.#begins.fill(this.#span.from, at, at + count)
    this.#ends.fill(this.#span.to, at, at + count)
  }

  #addOne(subscriber: number, line: number): void {
    const stays = this.#many.next()
    if (hasBit(this.#odd, line)) return this.#addOdd(subscriber, line)
    for (let i = 0; i < stays.length; i += STAY) this.#add(subscriber, stays[i], stays[i + 1], stays[i + 2], stays[i + 3], stays[i + 4])
  }

  #addOdd(subscriber: number, line: number): void {
    const { population: { lines }, handsets, holdings } = this.#crowd
    const left = holdings.leaves(line)
    const until = left < 0 ? Infinity : Math.floor(left / SECOND)
    const holder = lines.subscriberAt(handsets.phoneOf(line))
    for (const { handset, slot, from, to } of staysOf(handsets, line, subscriber, this.#span.days)) {
      this.#add(subscriber, handset, slot, holder, from === 0 ? -1 : Math.floor(from / SECOND), Math.min(until, Math.floor(to / SECOND)))
    }
  }

  /** `from` is -1 where it was so before the run; nothing that takes no time. */
  #add(subscriber: number, handset: number, slot: number, holder: number, from: number, to: number): void {
    const began = from < 0 ? this.#span.from : from
    const ended = Math.min(this.#span.to, to)
    if (began >= ended) return
    const at = this.#sheet.next(subscriber, handset, slot)
    this.#holder[at] = NUMBER_BASE + holder
    this.#begins[at] = began
    this.#ends[at] = ended
  }
}
