// Where people are who are in their own handsets: population/places.ts and network/gaps.ts, row by row. Figures are those of these files.
import {
  COLUMNS, COMMUNITIES, DAY_NUMBER, GAPS, HOMES, IDS, IS_WEEKEND, LACKS_CELL, LACKS_IMEI, LACS, MIDDLES, NORMAL, RADII, RANK_BITS,
  SERVING, STIRRING, TWINNED, WORK, WORKDAY, double, drawOf, int, phoneOf, profileOf, table, traitsOf, unit, word,
} from './crowd'
import { STATUS } from './calls'
import { DAY } from './presence'

const HOUR: f64 = 3_600_000
const LOOK: i32 = 300_000
const STIR: i32 = 1_800_000
const STIRS: i32 = 48
const HOME_SPREAD: f64 = 0.7
const WORK_SPREAD: f64 = 1
const COMMUTERS: f64 = 0.6
const SPEED: f64 = 22
const LONGEST: f64 = 6 * HOUR
const UNREST: f64 = 0.18
const WORKDAY_FROM: f64 = 4.5 * HOUR
const WORKDAY_TO: f64 = 14 * HOUR
const JITTER: f64 = 1.1 * HOUR
const ROUND_FROM: i32 = 16_200_000
const STOP: i32 = 2_700_000
const STOPS: i32 = 16
const STOP_SPREAD: f64 = 0.45
const STOP_COUNTER: i32 = 0x1000
const PITCH: f64 = 0.5

/**
 * The cell of each line at its moment. Lists at `moved` which of them may be in another handset than at first, or sold, counted from
 * `first`; gives the end of the list.
 */
export function cellsOf(state: usize, facts: usize, line: usize, ms: usize, rows: i32, out: usize, first: i32, moved: usize): usize {
  for (let i = 0; i < rows; i++) {
    const status = (int(facts, i) >> STATUS) & 3
    store<i32>(out + (<usize>i << 2), cellOf(state, phoneOf(int(line, i), status), int(ms, i)))
    store<i32>(moved, first + i)
    moved += status >= TWINNED ? 4 : 0
  }
  return moved
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

/** Whether the record of each line at its moment has a cell, and whether it has an IMEI, a byte a row. */
export function gapsOf(state: usize, line: usize, ms: usize, rows: i32, hasCell: usize, hasImei: usize): void {
  const lacksCell = word(state, LACKS_CELL)
  const lacksImei = word(state, LACKS_IMEI)
  for (let i = 0; i < rows; i++) {
    const bits = drawOf(state, GAPS, int(line, i), int(ms, i))
    store<u8>(hasCell + i, <u8>(bits >>> 16 >= lacksCell))
    store<u8>(hasImei + i, <u8>((bits & 0xffff) >= lacksImei))
  }
}

function cellOf(state: usize, line: i32, ms: i32): i32 {
  const phase = <i32>((<u32>(line * 0x85ebca6b) >> 16) * 27)
  const home = drawOf(state, HOMES, line, 1)
  const community = line >>> RANK_BITS
  let x = middle(state, community, 0) + HOME_SPREAD * quantile(state, home)
  let y = middle(state, community, 1) + HOME_SPREAD * quantile(state, home >>> 8)
  const look = ms - (ms + DAY + phase) % LOOK
  const radius = double(table(state, RADII), profileOf(state, traitsOf(state, line)))
  if (radius >= 0) {
    if (radius > 0 && look >= ROUND_FROM && look < ROUND_FROM + STOPS * STOP) {
      x += radius * offset(state, line, look, 0)
      y += radius * offset(state, line, look, 8)
    }
  } else {
    const work = drawOf(state, WORK, line, 0)
    if (word(state, IS_WEEKEND) == 0 && unit(work) < COMMUTERS) {
      const office = (work & 0x3fff) % word(state, COMMUNITIES)
      const away = middle(state, office, 2) + WORK_SPREAD * quantile(state, work >>> 14) - x
      const along = middle(state, office, 3) + WORK_SPREAD * quantile(state, work >>> 22) - y
      const share = shareOfWay(state, line, <f64>look, Math.sqrt(away * away + along * along))
      x += share * away
      y += share * along
    }
  }
  const stir = drawOf(state, STIRRING, line, (ms + phase) / STIR + word(state, DAY_NUMBER) * STIRS)
  const columns = word(state, COLUMNS)
  const column = square(x + UNREST * quantile(state, stir), columns)
  const row = square(y + UNREST * quantile(state, stir >>> 8), columns)
  return int(table(state, SERVING), row * columns + column)
}

/** How far from home somebody on a round is on one axis, in radii. */
function offset(state: usize, line: i32, ms: i32, shift: i32): f64 {
  const stop = (ms - ROUND_FROM) / STOP
  const from = stopOf(state, line, stop, shift)
  const at = <f64>(ms - ROUND_FROM) / <f64>STOP
  return from + (at - <f64>stop) * (stopOf(state, line, stop + 1, shift) - from)
}

function stopOf(state: usize, line: i32, stop: i32, shift: i32): f64 {
  if (stop == 0 || stop == STOPS) return 0
  return STOP_SPREAD * quantile(state, drawOf(state, WORK, line, STOP_COUNTER + stop) >>> shift)
}

/** How far from home to work, 0 to 1, at a moment of the day. */
function shareOfWay(state: usize, line: i32, ms: f64, distance: f64): f64 {
  const today = word(state, WORKDAY)
  const bits = ((line ^ today) * 0x9e3779b1) ^ (today >>> 9)
  const journey = Math.min(LONGEST, (distance / SPEED) * HOUR + HOUR / 10)
  const leave = Math.max(0, WORKDAY_FROM - journey + JITTER * quantile(state, bits >>> 24))
  const back = WORKDAY_TO + JITTER * quantile(state, bits >>> 16)
  if (ms < leave || ms > back + journey) return 0
  if (ms < leave + journey) return (ms - leave) / journey
  return ms <= back ? 1 : (back + journey - ms) / journey
}

/** Middle of a community on one axis, km: for homes on 0 and 1, for work on 2 and 3. */
// @ts-ignore: decorator
@inline
function middle(state: usize, community: i32, axis: i32): f64 {
  return double(table(state, MIDDLES), (community << 2) + axis)
}

// @ts-ignore: decorator
@inline
function quantile(state: usize, bits: i32): f64 {
  return double(table(state, NORMAL), bits & 255)
}

// @ts-ignore: decorator
@inline
function square(km: f64, columns: i32): i32 {
  return max(0, min(columns - 1, <i32>(km / PITCH)))
}
