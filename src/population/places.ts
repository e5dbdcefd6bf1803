// Places: cells on the map of one city, and where somebody is at a given moment.
import { normalQuantile } from '../base/quantiles.ts'
import { type Key, draw, unit } from '../base/random.ts'
import { HOUR } from '../base/units.ts'
import { Permutation } from '../base/permutation.ts'
import { type Lines, RANK_BITS } from './lines.ts'

/** Distance between cells, km: urban sites are 300-500 m apart, suburban 1-1.7 km (3GPP scenarios, from memory). */
export const PITCH = 0.8
/** Home is this near to the middle of its community, work to the middle of another, km (sd, assumed). */
const HOME_SPREAD = 0.7
const WORK_SPREAD = 1
/** Share of people who go to work on weekdays: assumed. */
const COMMUTERS = 0.6
/** Straight-line speed of a journey to work, km/h: assumed. */
const SPEED = 22
/** Longest journey: in a city of 200 km people go faster, as days must begin and end at home. Assumed. */
const LONGEST = 6 * HOUR
/** Phones at rest are heard by a neighbouring cell now and then: sd of the place in km, by half-hour. Assumed. */
const UNREST = 0.18

/** Length of a degree of latitude, km. */
const KM_PER_DEGREE = 111.2
const NORMAL = Float64Array.from({ length: 256 }, (_, i) => normalQuantile((i + 0.5) / 256))
const WORKDAY_FROM = 4.5 * HOUR // 08:30, counted from the cut at 04:00
const WORKDAY_TO = 14 * HOUR // 18:00
const JITTER = 1.1 * HOUR // sd of leaving home and work: WDM has 2 h for waking (Ekman et al. 2008); assumed

export class Places {
  readonly cells: number
  /** Cells in a row of the map. */
  readonly columns: number
  readonly #key: Key
  readonly #workKey: Key
  readonly #communities: number
  readonly #middles: Float64Array
  readonly #cellIds: Permutation
  #today = 0
  #weekend = false

  constructor(cells: number, lines: Lines, key: Key, workKey: Key) {
    this.cells = cells
    this.columns = Math.ceil(Math.sqrt(cells))
    this.#key = key
    this.#workKey = workKey
    this.#communities = lines.communities
    this.#cellIds = new Permutation(workKey, 16)
    this.#middles = new Float64Array(4 * lines.communities)
    for (let i = 0; i < this.#middles.length; i++) this.#middles[i] = this.#drawMiddle(i >> 2, i & 3)
  }

  /** Location area of a cell: eight by eight cells. */
  lac(cell: number): number {
    const row = (cell / this.columns) | 0
    return 100 + (row >> 3) * 32 + ((cell - row * this.columns) >> 3)
  }

  /** Number of a cell in records: 16 bits, in no order. */
  cellId(cell: number): number {
    return this.#cellIds.of(cell)
  }

  /** Middle of a cell, degrees north of the equator and east of the null meridian: in the sea, where nobody lives. */
  latitude(cell: number): number {
    return (Math.floor(cell / this.columns) + 0.5) * PITCH / KM_PER_DEGREE
  }

  longitude(cell: number): number {
    return ((cell % this.columns) + 0.5) * PITCH / KM_PER_DEGREE
  }

  /** One of 16 districts, a square of the map each. */
  districtOfCell(cell: number): number {
    const row = Math.floor(cell / this.columns)
    const quarter = (at: number) => Math.min(3, Math.floor((4 * at) / this.columns))
    return 4 * quarter(row) + quarter(cell % this.columns)
  }

  /** District of somebody's registered address. */
  homeDistrict(line: number): number {
    const home = draw(this.#key.k0, this.#key.k1, line, 1)
    return this.districtOfCell(this.#cellOn(this.#clamp(this.#homeX(line, home)), this.#clamp(this.#homeY(line, home))))
  }

  /** `weekday` is 0 on Mondays. */
  setDay(day: number, weekday: number): void {
    this.#today = draw(this.#key.k0, this.#key.k1, day, 7)
    this.#weekend = weekday > 4
  }

  /** The cell of a subscriber's line at a moment of the day, ms after the cut. */
  cellOf(line: number, ms: number): number {
    const home = draw(this.#key.k0, this.#key.k1, line, 1)
    let x = this.#homeX(line, home)
    let y = this.#homeY(line, home)
    const work = draw(this.#workKey.k0, this.#workKey.k1, line, 0)
    if (!this.#weekend && unit(work) < COMMUTERS) {
      const away = this.#workX(work) - x
      const along = this.#workY(work) - y
      const share = this.#shareOfWay(line, ms, Math.sqrt(away * away + along * along))
      x += share * away
      y += share * along
    }
    return this.cellAt(x, y, line, ms)
  }

  /** The cell that hears a phone at (x, y) km; the phone is known by its line or handset. */
  cellAt(x: number, y: number, who: number, ms: number): number {
    const stir = draw(this.#today, this.#key.k1, who, (ms / (HOUR / 2)) | 0)
    const column = this.#clamp(x + UNREST * NORMAL[stir & 255])
    const row = this.#clamp(y + UNREST * NORMAL[(stir >>> 8) & 255])
    return this.#cellOn(column, row)
  }

  /** A place to stay for somebody from nowhere: km from the corner of the map, by the bits of a draw. */
  siteX(bits: number): number {
    return this.#middle(bits & 0xffff, 0) + HOME_SPREAD * NORMAL[(bits >>> 16) & 255]
  }

  siteY(bits: number): number {
    return this.#middle(bits & 0xffff, 1) + HOME_SPREAD * NORMAL[bits >>> 24]
  }

  #homeX(line: number, bits: number): number {
    return this.#middle(line >>> RANK_BITS, 0) + HOME_SPREAD * NORMAL[bits & 255]
  }

  #homeY(line: number, bits: number): number {
    return this.#middle(line >>> RANK_BITS, 1) + HOME_SPREAD * NORMAL[(bits >>> 8) & 255]
  }

  #workX(bits: number): number {
    return this.#middle(bits & 0x3fff, 2) + WORK_SPREAD * NORMAL[(bits >>> 14) & 255]
  }

  #workY(bits: number): number {
    return this.#middle(bits & 0x3fff, 3) + WORK_SPREAD * NORMAL[(bits >>> 22) & 255]
  }

  #cellOn(column: number, row: number): number {
    let cell = row * this.columns + column
    while (cell >= this.cells) cell -= this.columns // the last rows of the map may be short or missing
    return cell
  }

  /** Middle of a community on one axis, km: x and y for homes, x and y for work. */
  #middle(community: number, axis: number): number {
    return this.#middles[4 * (community % this.#communities) + axis]
  }

  /** Denser towards the middle of the map, work more so than homes (assumed). */
  #drawMiddle(community: number, axis: number): number {
    const bits = draw(this.#key.k0, this.#key.k1, community | 0x40000000, axis)
    return this.columns * PITCH * (0.5 + NORMAL[bits & 255] * (axis > 1 ? 0.12 : 0.2))
  }

  /** How far from home to work, 0 to 1, at a moment. */
  #shareOfWay(line: number, ms: number, distance: number): number {
    const bits = draw(this.#today, this.#workKey.k1, line, 9)
    const journey = Math.min(LONGEST, (distance / SPEED) * HOUR + HOUR / 10)
    const leave = Math.max(0, WORKDAY_FROM - journey + JITTER * NORMAL[bits & 255])
    const back = WORKDAY_TO + JITTER * NORMAL[(bits >>> 8) & 255]
    if (ms < leave || ms > back + journey) return 0
    if (ms < leave + journey) return (ms - leave) / journey
    return ms <= back ? 1 : (back + journey - ms) / journey
  }

  #clamp(km: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor(km / PITCH)))
  }
}
