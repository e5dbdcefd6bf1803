// Whereabouts: in which handset a subscriber's SIM is at a moment, and which cell hears it.
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { Spot } from '../operations/itinerary.ts'
import type { MemberFacts } from '../operations/log.ts'
import type { Holding } from '../population/holdings.ts'

/**
 * The handsets of operations look for a better cell every so often, each at moments of its own: what is recorded of them
 * between two looks has one cell, however it moves (34 km/h at most, 100 m a look).
 */
const LOOK = 10_000

/** IMEIs that are remembered, 12 bytes each: asking again costs a microsecond. */
const REMEMBERED = 2 ** 18

/** Moments are ms after the cut of the crowd's day. */
export class Whereabouts {
  /** Where `find` found a SIM: the IMEI of its handset, and its cell. */
  imei = 0
  cell = 0
  readonly #crowd: Crowd
  readonly #members: readonly MemberFacts[]
  readonly #spot = new Spot()
  /** Lines of which today's IMEI is known, each at the place of its last bits, and that IMEI. */
  readonly #lines = new Int32Array(REMEMBERED)
  readonly #imeis = new Float64Array(REMEMBERED)
  #day = -2

  constructor(crowd: Crowd, members: readonly MemberFacts[]) {
    this.#crowd = crowd
    this.#members = members
  }

  /** Finds the SIM of a subscriber's line; `cell` is where its owner's phone is heard, if that is known. */
  find(line: number, subscriber: number, ms: number, cell = -1): void {
    const { handsets, population: { numbering, places } } = this.#crowd
    const holding = this.#holding(line, ms)
    if (holding) {
      this.imei = numbering.imei(holding.handset)
      this.cell = this.#cellOf(holding, ms)
    } else {
      this.imei = handsets.isAtHome(line) ? numbering.imei(subscriber) : this.#imeiOf(line, subscriber, ms)
      this.cell = cell < 0 ? places.cellOf(handsets.phoneOf(line), ms) : cell
    }
  }

  /** The handset of a line that may not be in its first one: the same all day, but for those that move. */
  #imeiOf(line: number, subscriber: number, ms: number): number {
    const { handsets, day, population: { numbering } } = this.#crowd
    if (this.#day !== day) this.#lines.fill(-1)
    this.#day = day
    const place = line & (REMEMBERED - 1)
    if (this.#lines[place] === line) return this.#imeis[place]
    handsets.find(line, subscriber, ms)
    const imei = numbering.imei(handsets.handset, handsets.slot)
    if (handsets.movesToday(line)) return imei
    this.#lines[place] = line
    this.#imeis[place] = imei
    return imei
  }

  cellOf(line: number, ms: number): number {
    const { handsets, population: { places } } = this.#crowd
    const holding = this.#holding(line, ms)
    return holding ? this.#cellOf(holding, ms) : places.cellOf(handsets.phoneOf(line), ms)
  }

  /** A later whole moment up to which the cell surely stays the same, if the SIM stays where it is. */
  steadyUntil(line: number, ms: number): number {
    const { day, handsets, population: { places } } = this.#crowd
    const holding = this.#holding(line, ms)
    if (!holding) return Math.ceil(places.steadyUntil(handsets.phoneOf(line), ms))
    const look = day * DAY + this.#lookBefore(holding.handset, ms)
    const { still } = this.#spot.find(this.#members[holding.member], look)
    return Math.ceil(Math.min(places.steadyUntilAt(holding.handset, ms), Math.max(look + LOOK, still) - day * DAY))
  }

  #holding(line: number, ms: number): Holding | undefined {
    const { holdings, day } = this.#crowd
    return holdings.isSold(line, day) ? holdings.at(line, day * DAY + ms) : undefined
  }

  #cellOf({ handset, member }: Holding, ms: number): number {
    const { day, population: { places } } = this.#crowd
    const { x, y } = this.#spot.find(this.#members[member], day * DAY + this.#lookBefore(handset, ms))
    return places.cellAt(x, y, handset, ms)
  }
  /** The last look of a handset at or before a moment: its stirs are among its looks, so no second sees two changes. */
  #lookBefore(handset: number, ms: number): number {
    const stir = this.#crowd.population.places.steadyUntilAt(handset, ms)
    return stir - Math.ceil((stir - ms) / LOOK) * LOOK
  }
}
