// Itineraries: where the members of a site are at every moment, as plain data and closed forms.
import { type Key, draw, subkey, unit } from '../base/random.ts'
import { CUT, DAY, HOUR, SECOND } from '../base/units.ts'
import type { Places } from '../population/places.ts'
import type { Operation } from '../scenario/settings.ts'

/** A place of a site, from a moment on (ms after the first cut of the run); km. */
export interface Stay {
  readonly from: number
  readonly x: number
  readonly y: number
  /** Under way from the place before, ms. */
  readonly travel: number
}

/** Driving around, at certain hours of every day (ms after the cut). */
export interface Drive {
  readonly k0: number
  readonly k1: number
  readonly from: number
  readonly to: number
}

/** Who has been somewhere: a member, or one of its handsets. */
export interface Traveller {
  readonly stays: readonly Stay[]
  readonly drive: Drive | null
}

/** A move costs packing and a slow car, km/h, and hotels have no room before two in the afternoon, ms after the cut (assumed). */
const PACKING = HOUR / 2
const CHECK_IN = 10 * HOUR
const SPEED = 30
/** Whoever drives is elsewhere every so often, up to so many km from the site on either axis: at most 34 km/h (cars with relay phones: 20-60 km/h, inference). */
const LAP = HOUR / 3
const REACH = 4

/** The places of a site; a move begins at a cut. */
export function staysOf({ mobility: { stay }, from, to }: Operation, key: Key, site: number, firstDay: number, places: Places): Stay[] {
  const at = (n: number) => draw(key.k0, key.k1, site, n === 0 ? 2 : 0x1000 + n)
  const stays: Stay[] = [{ from: -Infinity, x: places.siteX(at(0)), y: places.siteY(at(0)), travel: 0 }]
  if (stay.to === 0) return stays
  for (let day = from - firstDay, n = 1; ; n++) {
    const length = stay.from + unit(draw(key.k0, key.k1, site, 0x2000 + n)) * (stay.to - stay.from)
    day += Math.max(1, Math.round((length * SECOND) / DAY))
    if (day > to - firstDay) return stays
    const { x, y } = stays[stays.length - 1]
    const [newX, newY] = [places.siteX(at(n)), places.siteY(at(n))]
    stays.push({ from: day * DAY, x: newX, y: newY, travel: Math.max(CHECK_IN, Math.ceil(PACKING + (Math.hypot(newX - x, newY - y) / SPEED) * HOUR)) })
  }
}

export function driveOf({ mobility, shift: { hours } }: Operation, key: Key, site: number): Drive | null {
  if (!mobility.drive) return null
  const { k0, k1 } = subkey(key, 0x100 + site)
  return { k0, k1, from: hours[0].from * SECOND - CUT, to: (hours.at(-1)?.to ?? 0) * SECOND - CUT }
}

/** Where a traveller is at a moment (ms after the first cut of the run): `x` and `y`, km, until the next question. */
export class Spot {
  x = 0
  y = 0
  /** Nothing changes before; `moment` itself where everything is on the move. */
  still = 0

  find({ stays, drive }: Traveller, moment: number): this {
    let at = stays.length - 1
    while (stays[at].from > moment) at--
    const { from, x, y, travel } = stays[at]
    this.x = x
    this.y = y
    this.still = at + 1 < stays.length ? stays[at + 1].from : Infinity
    if (moment < from + travel) this.#between(stays[at - 1], stays[at], (moment - from) / travel, moment)
    else if (drive) this.#drive(drive, from + travel, moment)
    return this
  }

  #between(one: Stay, other: Stay, share: number, moment: number): void {
    this.x = one.x + share * (other.x - one.x)
    this.y = one.y + share * (other.y - one.y)
    this.still = moment
  }

  /** Laps begin and end at the site, so that days are joined to one another; nobody sets off before `arrival`. */
  #drive(drive: Drive, arrival: number, moment: number): void {
    const lap = Math.floor(moment / LAP)
    const share = moment / LAP - lap
    this.x += (1 - share) * offset(drive, lap, arrival, 0) + share * offset(drive, lap + 1, arrival, 0)
    this.y += (1 - share) * offset(drive, lap, arrival, 1) + share * offset(drive, lap + 1, arrival, 1)
    this.still = moment
  }
}

function offset({ k0, k1, from, to }: Drive, lap: number, arrival: number, axis: number): number {
  const ms = (((lap * LAP) % DAY) + DAY) % DAY
  return ms === 0 || ms < from || ms > to || lap * LAP <= arrival ? 0 : REACH * (2 * unit(draw(k0, k1, lap, axis)) - 1)
}
