// Where people are who are in their own handsets: population/places.ts and network/gaps.ts, row by row. Figures are those of these files.
import {
  COLUMNS, COMMUNITIES, DAY_NUMBER, DISTRICTS, GAPS, HOMES, IDS, IS_WEEKEND, LACKS_CELL, LACKS_IMEI, LACS, MIDDLES, NORMAL, PEOPLE, RADII, RANK_BITS,
  SERVING, STIRRING, WORK, WORKDAY, double, drawOf, drawsOf, int, phonesOf, profileOf, table, unit, word,
} from './crowd'
import { STATUS } from './calls'
import { quotients, storeBytes } from './lanes'
import { DAY } from './presence'

const HOUR: f64 = 3_600_000
const LOOK: i32 = 300_000
/** 2^50 / 300,000, and 2^52 / 1,800,000, rounded up. */
const PER_LOOK: i32 = 0xdfb23b0a
const LOOK_SHIFT: i32 = 50
const PER_STIR: i32 = 0x95217cb1
const STIR_SHIFT: i32 = 52
const STIRS: i32 = 48
const HOME_SPREAD: f64 = 0.7
const WORK_SPREAD: f64 = 1
const COMMUTERS: f64 = 0.6
const SPEED: f64 = 22
const LONGEST: f64 = 6 * HOUR
const UNREST: f64 = 0.18
/** No home or place of work is further than this beyond the map, km, both together; and more than any rounding of a moment, ms. */
const OUTSIDE: f64 = 12
const MARGIN: f64 = 1
/** No journey on this map takes longer, ms. */
let longest: f64 = LONGEST
const WORKDAY_FROM: f64 = 4.5 * HOUR
const WORKDAY_TO: f64 = 14 * HOUR
const JITTER: f64 = 1.1 * HOUR
const ROUND_FROM: i32 = 16_200_000
const STOP: i32 = 2_700_000
const STOPS: i32 = 16
const STOP_SPREAD: f64 = 0.45
const STOP_COUNTER: i32 = 0x1000
/** Squares of the map. */
const PER_KM: f64 = 2

/** Of four lines at their moments: the line of the phone, when it was looked at, its traits; draws of home, work and stirring. */
const FOUR = memory.data(6 * 16, 16)
const LOOKS: usize = 16
const TRAITS: usize = 32
const HOME: usize = 48
const OFFICE: usize = 64
const STIR: usize = 80

/** The cell of each line at its moment. Three rows beyond the last are read. */
export function cellsOf(state: usize, facts: usize, line: usize, ms: usize, rows: i32, out: usize): void {
  longest = Math.min(LONGEST, ((Math.SQRT2 * (<f64>word(state, COLUMNS) / PER_KM + OUTSIDE)) / SPEED) * HOUR + HOUR / 10)
  for (let i = 0; i < rows; i += 4) {
    const at = <usize>i << 2
    const status = i32x4.shr_u(v128.load(facts + at), STATUS)
    lookUpFour(state, phonesOf(v128.load(line + at), status), v128.load(ms + at))
    for (let lane = 0, end = min(4, rows - i); lane < end; lane++) {
      store<i32>(out + at + (<usize>lane << 2), cellOf(state, FOUR + (<usize>lane << 2)))
    }
  }
}

// @ts-ignore: decorator
@inline
function lookUpFour(state: usize, line: v128, ms: v128): void {
  const phase = i32x4.mul(i32x4.shr_u(i32x4.mul(line, i32x4.splat(0x85ebca6b)), 16), i32x4.splat(27))
  const shifted = i32x4.add(ms, phase)
  const since = i32x4.add(shifted, i32x4.splat(DAY))
  const looks = quotients(since, PER_LOOK, LOOK_SHIFT)
  const stirs = i32x4.add(quotients(shifted, PER_STIR, STIR_SHIFT), i32x4.splat(word(state, DAY_NUMBER) * STIRS))
  v128.store(FOUR, line)
  v128.store(FOUR, i32x4.sub(ms, i32x4.sub(since, i32x4.mul(looks, i32x4.splat(LOOK)))), LOOKS)
  v128.store(FOUR, drawsOf(state, PEOPLE, line, i32x4.splat(0)), TRAITS)
  v128.store(FOUR, drawsOf(state, HOMES, line, i32x4.splat(1)), HOME)
  v128.store(FOUR, drawsOf(state, WORK, line, i32x4.splat(0)), OFFICE)
  v128.store(FOUR, drawsOf(state, STIRRING, line, stirs), STIR)
}

/** Location area, number and switching centre of each cell. */
export function nameCells(state: usize, cell: usize, rows: i32, lac: usize, id: usize, entity: usize): void {
  for (let i = 0; i < rows; i++) {
    const at = <usize>int(cell, i) << 1
    const area = <i32>load<u16>(table(state, LACS) + at)
    store<i32>(lac + (<usize>i << 2), area)
    store<i32>(id + (<usize>i << 2), <i32>load<u16>(table(state, IDS) + at))
    store<i32>(entity + (<usize>i << 2), area & 15)
  }
}

/** The district of each line's home. */
export function districtsOf(state: usize, lines: usize, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) {
    const line = int(lines, i)
    const cell = servedAt(state, homeOf(state, line, drawOf(state, HOMES, line, 1)))
    store<i32>(out + (<usize>i << 2), <i32>load<u8>(table(state, DISTRICTS) + <usize>cell))
  }
}

/** Whether the record of each line at its moment has a cell, and whether it has an IMEI, a byte a row. */
export function gapsOf(state: usize, line: usize, ms: usize, rows: i32, hasCell: usize, hasImei: usize): void {
  const lacksCell = i32x4.splat(word(state, LACKS_CELL))
  const lacksImei = i32x4.splat(word(state, LACKS_IMEI))
  const one = i32x4.splat(1)
  for (let i = 0; i < rows; i += 4) {
    const at = <usize>i << 2
    const bits = drawsOf(state, GAPS, v128.load(line + at), v128.load(ms + at))
    storeBytes(hasCell + i, v128.and(i32x4.ge_s(i32x4.shr_u(bits, 16), lacksCell), one))
    storeBytes(hasImei + i, v128.and(i32x4.ge_s(v128.and(bits, i32x4.splat(0xffff)), lacksImei), one))
  }
}

/** By what was looked up. Places have two coordinates, x and y: they are two lanes of one vector. */
function cellOf(state: usize, at: usize): i32 {
  const line = load<i32>(at)
  const look = load<i32>(at, LOOKS)
  const home = load<i32>(at, HOME)
  let place = homeOf(state, line, home)
  const radius = double(table(state, RADII), profileOf(state, load<i32>(at, TRAITS)))
  if (radius >= 0) {
    if (radius > 0 && look >= ROUND_FROM && look < ROUND_FROM + STOPS * STOP) {
      place = f64x2.add(place, f64x2.mul(f64x2.splat(radius), offset(state, line, look)))
    }
  } else {
    const work = load<i32>(at, OFFICE)
    if (word(state, IS_WEEKEND) == 0 && unit(work) < COMMUTERS) {
      const office = (work & 0x3fff) % word(state, COMMUNITIES)
      const desk = f64x2.add(middle(state, office, 2), f64x2.mul(f64x2.splat(WORK_SPREAD), quantiles(state, work >>> 14, work >>> 22)))
      const way = f64x2.sub(desk, place)
      place = f64x2.add(place, f64x2.mul(f64x2.splat(shareOfWay(state, line, <f64>look, way)), way))
    }
  }
  const stir = load<i32>(at, STIR)
  return servedAt(state, f64x2.add(place, f64x2.mul(f64x2.splat(UNREST), quantiles(state, stir, stir >>> 8))))
}

/** Where somebody lives, by the draw of it. */
// @ts-ignore: decorator
@inline
function homeOf(state: usize, line: i32, home: i32): v128 {
  return f64x2.add(middle(state, line >>> RANK_BITS, 0), f64x2.mul(f64x2.splat(HOME_SPREAD), quantiles(state, home, home >>> 8)))
}

/** The cell that serves a place. */
// @ts-ignore: decorator
@inline
function servedAt(state: usize, place: v128): i32 {
  const columns = word(state, COLUMNS)
  const square = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(place, f64x2.splat(PER_KM)))
  const inside = i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(columns - 1), square))
  return int(table(state, SERVING), i32x4.extract_lane(inside, 1) * columns + i32x4.extract_lane(inside, 0))
}

/** How far from home somebody on a round is, in radii. */
function offset(state: usize, line: i32, ms: i32): v128 {
  const stop = (ms - ROUND_FROM) / STOP
  const from = stopOf(state, line, stop)
  const at = <f64>(ms - ROUND_FROM) / <f64>STOP
  return f64x2.add(from, f64x2.mul(f64x2.splat(at - <f64>stop), f64x2.sub(stopOf(state, line, stop + 1), from)))
}

function stopOf(state: usize, line: i32, stop: i32): v128 {
  if (stop == 0 || stop == STOPS) return f64x2.splat(0)
  const bits = drawOf(state, WORK, line, STOP_COUNTER + stop)
  return f64x2.mul(f64x2.splat(STOP_SPREAD), quantiles(state, bits, bits >>> 8))
}

/** How far from home to work, 0 to 1, at a moment of the day. Of most it is known without the length of the journey. */
function shareOfWay(state: usize, line: i32, ms: f64, way: v128): f64 {
  const today = word(state, WORKDAY)
  const bits = ((line ^ today) * 0x9e3779b1) ^ (today >>> 9)
  const there = WORKDAY_FROM + JITTER * quantile(state, bits >>> 24)
  const back = WORKDAY_TO + JITTER * quantile(state, bits >>> 16)
  if (ms > Math.max(longest, there) + MARGIN && ms <= back) return 1
  if (ms > back + longest + MARGIN || ms < there - longest - MARGIN) return 0
  const squares = f64x2.mul(way, way)
  const distance = Math.sqrt(f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1))
  const journey = Math.min(LONGEST, (distance / SPEED) * HOUR + HOUR / 10)
  const leave = Math.max(0, WORKDAY_FROM - journey + JITTER * quantile(state, bits >>> 24))
  if (ms < leave || ms > back + journey) return 0
  if (ms < leave + journey) return (ms - leave) / journey
  return ms <= back ? 1 : (back + journey - ms) / journey
}

/** Middle of a community, km: for homes at 0, for work at 2. */
// @ts-ignore: decorator
@inline
function middle(state: usize, community: i32, place: i32): v128 {
  return v128.load(table(state, MIDDLES) + (<usize>((community << 2) + place) << 3))
}

// @ts-ignore: decorator
@inline
function quantiles(state: usize, x: i32, y: i32): v128 {
  return f64x2.replace_lane(f64x2.splat(quantile(state, x)), 1, quantile(state, y))
}

// @ts-ignore: decorator
@inline
function quantile(state: usize, bits: i32): f64 {
  return double(table(state, NORMAL), bits & 255)
}
