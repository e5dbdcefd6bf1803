// Places: where somebody is on the map of one city at a given moment, and which cell serves them there.
import { normalTable } from '../base/quantiles.ts'
import { type Key, draw, subkey, unit } from '../base/random.ts'
import { DAY, HOUR } from '../base/units.ts'
import { CellMap, PITCH } from './cell-map.ts'
import { type Lines, RANK_BITS } from './lines.ts'

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
/** A phone looks for a better cell at moments so far apart, each phone at its own, and stirs at every sixth. Assumed. */
const LOOK = HOUR / 12
const STIR = HOUR / 2

/** Whoever is on the road by trade goes from stop to stop between half past eight and half past eight, then home. Assumed. */
const ROUND_FROM = 4.5 * HOUR
const STOP = 0.75 * HOUR
const STOPS = 16
/** Stops lie around home: sd in radii. With 6 km between them at most 30 km/h. */
const STOP_SPREAD = 0.45
const STOP_COUNTER = 0x1000

/** Quantiles of the normal distribution in the middles of 256 shares. */
export const NORMAL = normalTable(256)
const WORKDAY_FROM = 4.5 * HOUR // 08:30, counted from the cut at 04:00
const WORKDAY_TO = 14 * HOUR // 18:00
const JITTER = 1.1 * HOUR // sd of leaving home and work: WDM has 2 h for waking (Ekman et al. 2008); assumed

export class Places {
  readonly map: CellMap
  readonly #key: Key
  readonly #workKey: Key
  readonly #communities: number
  /** Middles of communities, km: of each where people live, x and y, and where they work. */
  readonly middles: Float64Array
  readonly #stirKey: Key
  /** Km around home in which somebody is all day, 0: at home; negative: at home and at work. */
  #radiusOf: (line: number) => number = () => -1
  #day = 0
  #today = 0
  #weekend = false
  // The journeys of the line asked about last: to work, and back.
  #leave = 0
  #back = 0
  #journey = 0

  constructor(cells: number, lines: Lines, key: Key, workKey: Key) {
    this.map = new CellMap(cells, workKey)
    this.#key = key
    this.#workKey = workKey
    this.#stirKey = subkey(key, 1)
    this.#communities = lines.communities
    this.middles = new Float64Array(4 * lines.communities)
    for (let i = 0; i < this.middles.length; i++) this.middles[i] = this.#drawMiddle(i >> 2, i & 3)
  }

  /** District of somebody's registered address. */
  homeDistrict(line: number): number {
    const home = draw(this.#key.k0, this.#key.k1, line, 1)
    return this.districtAt(this.#homeX(line, home), this.#homeY(line, home))
  }

  /** District of a place, km from the corner of the map: that of the cell which serves it. */
  districtAt(x: number, y: number): number {
    return this.map.district(this.map.at(x, y))
  }

  /** Tells the km around home in which a line is all day, 0: at home; negative: at home and at work. */
  setRadii(radiusOf: (line: number) => number): void {
    this.#radiusOf = radiusOf
  }

  /** `weekday` is 0 on Mondays. */
  setDay(day: number, weekday: number): void {
    this.#day = day
    this.#today = draw(this.#key.k0, this.#key.k1, day, 7)
    this.#weekend = weekday > 4
  }

  /** The words of its keys and of the day, for kernels. */
  words(): Int32Array {
    const keys = [this.#key, this.#workKey, this.#stirKey].flatMap(({ k0, k1 }) => [k0, k1])
    return Int32Array.of(...keys, this.#today, this.#weekend ? 1 : 0, this.map.columns)
  }

  /** The cell of a subscriber's line at a moment of the day, ms after the cut; a little before it, where people are at home. */
  cellOf(line: number, ms: number): number {
    const home = draw(this.#key.k0, this.#key.k1, line, 1)
    let x = this.#homeX(line, home)
    let y = this.#homeY(line, home)
    const radius = this.#radiusOf(line)
    if (radius >= 0) {
      const look = ms - sinceLook(line, ms)
      if (radius === 0 || !isOnRound(look)) return this.cellAt(x, y, line, ms)
      return this.cellAt(x + radius * this.#offset(line, look, 0), y + radius * this.#offset(line, look, 8), line, ms)
    }
    const work = draw(this.#workKey.k0, this.#workKey.k1, line, 0)
    if (this.#commutes(work)) {
      const away = this.#workX(work) - x
      const along = this.#workY(work) - y
      this.#plan(line, Math.sqrt(away * away + along * along))
      const share = this.#shareOfWay(ms - sinceLook(line, ms))
      x += share * away
      y += share * along
    }
    return this.cellAt(x, y, line, ms)
  }

  /** A later moment up to which the cell of a subscriber's line surely stays what it is at `ms`. */
  steadyUntil(line: number, ms: number): number {
    const stir = this.steadyUntilAt(line, ms)
    const radius = this.#radiusOf(line)
    if (radius >= 0) {
      const look = ms - sinceLook(line, ms)
      if (radius === 0 || look >= ROUND_FROM + STOPS * STOP) return stir
      return isOnRound(look) ? look + LOOK : Math.min(stir, Math.max(look + LOOK, ROUND_FROM))
    }
    const work = draw(this.#workKey.k0, this.#workKey.k1, line, 0)
    if (!this.#commutes(work)) return stir
    const home = draw(this.#key.k0, this.#key.k1, line, 1)
    const away = this.#workX(work) - this.#homeX(line, home)
    const along = this.#workY(work) - this.#homeY(line, home)
    this.#plan(line, Math.sqrt(away * away + along * along))
    const look = ms - sinceLook(line, ms)
    const share = this.#shareOfWay(look)
    if (share > 0 && share < 1) return look + LOOK
    const setsOff = look < this.#leave ? this.#leave : look < this.#back ? this.#back : DAY + HOUR
    return Math.min(stir, Math.max(look + LOOK, setsOff))
  }

  /** The cell that hears a phone at (x, y) km; the phone is known by its line or handset. */
  cellAt(x: number, y: number, who: number, ms: number): number {
    const stirs = Math.floor((ms + stirPhase(who)) / STIR) + this.#day * (DAY / STIR)
    const stir = draw(this.#stirKey.k0, this.#stirKey.k1, who, stirs)
    return this.map.at(x + UNREST * NORMAL[stir & 255], y + UNREST * NORMAL[(stir >>> 8) & 255])
  }

  /** As steadyUntil, for a phone that stays where it is. */
  steadyUntilAt(who: number, ms: number): number {
    const phase = stirPhase(who)
    return (Math.floor((ms + phase) / STIR) + 1) * STIR - phase
  }

  /** A place to stay for somebody from nowhere: km from the corner of the map, by the bits of a draw. */
  siteX(bits: number): number {
    return this.#middle(bits & 0xffff, 0) + HOME_SPREAD * NORMAL[(bits >>> 16) & 255]
  }

  siteY(bits: number): number {
    return this.#middle(bits & 0xffff, 1) + HOME_SPREAD * NORMAL[bits >>> 24]
  }

  /** How far from home somebody on a round is on one axis, in radii: between two stops, the same ones every day. */
  #offset(line: number, ms: number, shift: number): number {
    const at = (ms - ROUND_FROM) / STOP
    const stop = Math.floor(at)
    const from = this.#stop(line, stop, shift)
    return from + (at - stop) * (this.#stop(line, stop + 1, shift) - from)
  }

  #stop(line: number, stop: number, shift: number): number {
    if (stop === 0 || stop === STOPS) return 0
    const bits = draw(this.#workKey.k0, this.#workKey.k1, line, STOP_COUNTER + stop)
    return STOP_SPREAD * NORMAL[(bits >>> shift) & 255]
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

  /** Middle of a community on one axis, km: x and y for homes, x and y for work. */
  #middle(community: number, axis: number): number {
    return this.middles[4 * (community % this.#communities) + axis]
  }

  /** Denser towards the middle of the map, work more so than homes (assumed). */
  #drawMiddle(community: number, axis: number): number {
    const bits = draw(this.#key.k0, this.#key.k1, community | 0x40000000, axis)
    return this.map.columns * PITCH * (0.5 + NORMAL[bits & 255] * (axis > 1 ? 0.12 : 0.2))
  }

  /** Whether the draw of somebody's work takes them there today. */
  #commutes(work: number): boolean {
    return !this.#weekend && unit(work) < COMMUTERS
  }

  /** When a line goes to work and back, so many km. */
  #plan(line: number, distance: number): void {
    const bits = Math.imul(line ^ this.#today, 0x9e3779b1) ^ (this.#today >>> 9) // high bits of a product: enough for a jitter
    this.#journey = Math.min(LONGEST, (distance / SPEED) * HOUR + HOUR / 10)
    this.#leave = Math.max(0, WORKDAY_FROM - this.#journey + JITTER * NORMAL[bits >>> 24])
    this.#back = WORKDAY_TO + JITTER * NORMAL[(bits >>> 16) & 255]
  }

  /** How far from home to work, 0 to 1, at a moment. */
  #shareOfWay(ms: number): number {
    if (ms < this.#leave || ms > this.#back + this.#journey) return 0
    if (ms < this.#leave + this.#journey) return (ms - this.#leave) / this.#journey
    return ms <= this.#back ? 1 : (this.#back + this.#journey - ms) / this.#journey
  }
}

function isOnRound(ms: number): boolean {
  return ms >= ROUND_FROM && ms < ROUND_FROM + STOPS * STOP
}

/** Milliseconds since a phone last looked for a better cell. */
function sinceLook(line: number, ms: number): number {
  return (ms + DAY + stirPhase(line)) % LOOK
}

/** How much earlier than on the half-hour a phone stirs: up to STIR. */
function stirPhase(who: number): number {
  return (Math.imul(who, 0x85ebca6b) >>> 16) * 27
}
