// Whereabouts: in which handset a subscriber's SIM is at a moment, and which cell hears it.
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { Spot } from '../operations/itinerary.ts'
import type { MemberFacts } from '../operations/log.ts'
import type { Holding } from '../population/holdings.ts'

/** Whoever is on the way is looked at every minute: not a cell further at 34 km/h. */
const LOOK = 60_000

/** Moments are ms after the cut of the crowd's day. */
export class Whereabouts {
  readonly #crowd: Crowd
  readonly #members: readonly MemberFacts[]
  readonly #spot = new Spot()

  constructor(crowd: Crowd, members: readonly MemberFacts[]) {
    this.#crowd = crowd
    this.#members = members
  }

  imeiOf(line: number, subscriber: number, ms: number): number {
    const { handsets, population: { numbering } } = this.#crowd
    const holding = this.#holding(line, ms)
    if (holding) return numbering.imei(holding.handset)
    handsets.find(line, subscriber, ms)
    return numbering.imei(handsets.handset, handsets.slot)
  }

  cellOf(line: number, ms: number): number {
    const { handsets, population: { places } } = this.#crowd
    const holding = this.#holding(line, ms)
    if (!holding) return places.cellOf(handsets.phoneOf(line), ms)
    const { x, y } = this.#spot.find(this.#members[holding.member], this.#crowd.day * DAY + ms)
    return places.cellAt(x, y, holding.handset, ms)
  }

  /** A later whole moment up to which the cell surely stays the same, if the SIM stays where it is. */
  steadyUntil(line: number, ms: number): number {
    const { handsets, population: { places } } = this.#crowd
    const holding = this.#holding(line, ms)
    if (!holding) return Math.ceil(places.steadyUntil(handsets.phoneOf(line), ms))
    const moment = this.#crowd.day * DAY + ms
    const still = this.#spot.find(this.#members[holding.member], moment).still - moment
    return Math.ceil(Math.min(places.steadyUntilAt(holding.handset, ms), ms + Math.max(LOOK, still)))
  }

  #holding(line: number, ms: number): Holding | undefined {
    const { holdings, day } = this.#crowd
    return holdings.isSold(line, day) ? holdings.at(line, day * DAY + ms) : undefined
  }
}
