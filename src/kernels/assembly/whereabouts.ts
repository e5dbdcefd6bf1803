// Where people are who live at home and work somewhere: population/places.ts, row by row. Figures are those of that file.
import { draw } from './draw'

const HOUR: f64 = 3_600_000
const DAY: i32 = 86_400_000
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
const PITCH: f64 = 0.5
const LIVING: f64 = 0.2
const WORKING: f64 = 0.12
const RANK_BITS: i32 = 10

/** Words of the state, 4 bytes each, as Places gives them; then come its tables. */
const HOME: usize = 0
const WORK: usize = 8
const STIRRING: usize = 16
const PEOPLE: usize = 24
const TODAY: usize = 32
const DAY_NUMBER: usize = 36
const IS_WEEKEND: usize = 40
const COLUMNS: usize = 44
const COMMUNITIES: usize = 48

/**
 * The cell of each line at its moment, -1 for those who do not commute by their profile. `state` are words; the tables are 256
 * normal quantiles, the cell that serves each square, the profile of each lot and the radius of each profile.
 */
export function cellsOf(
  line: usize, ms: usize, rows: i32, state: usize, normal: usize, serving: usize, profiles: usize, radii: usize, out: usize,
): void {
  for (let i = 0; i < rows; i++) {
    const who = load<i32>(line + (<usize>i << 2))
    const traits = draw(load<i32>(state + PEOPLE), load<i32>(state + PEOPLE, 4), who, 0)
    const radius = load<f64>(radii + (<usize>load<u8>(profiles + <usize>(traits >>> 16)) << 3))
    store<i32>(out + (<usize>i << 2), radius >= 0 ? -1 : cellOf(who, load<i32>(ms + (<usize>i << 2)), state, normal, serving))
  }
}

function cellOf(line: i32, ms: i32, state: usize, normal: usize, serving: usize): i32 {
  const phase = <i32>((<u32>(line * 0x85ebca6b) >> 16) * 27)
  const home = draw(load<i32>(state + HOME), load<i32>(state + HOME, 4), line, 1)
  const community = line >>> RANK_BITS
  let x = middle(community, 0, state, normal) + HOME_SPREAD * quantile(normal, home)
  let y = middle(community, 1, state, normal) + HOME_SPREAD * quantile(normal, home >>> 8)
  const work = draw(load<i32>(state + WORK), load<i32>(state + WORK, 4), line, 0)
  if (load<i32>(state + IS_WEEKEND) == 0 && <f64>(<u32>work) * 2.3283064365386963e-10 < COMMUTERS) {
    const office = (work & 0x3fff) % load<i32>(state + COMMUNITIES)
    const away = middle(office, 2, state, normal) + WORK_SPREAD * quantile(normal, work >>> 14) - x
    const along = middle(office, 3, state, normal) + WORK_SPREAD * quantile(normal, work >>> 22) - y
    const share = shareOfWay(line, <f64>(ms - (ms + DAY + phase) % LOOK), Math.sqrt(away * away + along * along), load<i32>(state + TODAY), normal)
    x += share * away
    y += share * along
  }
  const stir = draw(load<i32>(state + STIRRING), load<i32>(state + STIRRING, 4), line, (ms + phase) / STIR + load<i32>(state + DAY_NUMBER) * STIRS)
  const columns = load<i32>(state + COLUMNS)
  const column = square(x + UNREST * quantile(normal, stir), columns)
  const row = square(y + UNREST * quantile(normal, stir >>> 8), columns)
  return load<i32>(serving + (<usize>(row * columns + column) << 2))
}

/** How far from home to work, 0 to 1, at a moment of the day. */
function shareOfWay(line: i32, ms: f64, distance: f64, today: i32, normal: usize): f64 {
  const bits = ((line ^ today) * 0x9e3779b1) ^ (today >>> 9)
  const journey = Math.min(LONGEST, (distance / SPEED) * HOUR + HOUR / 10)
  const leave = Math.max(0, WORKDAY_FROM - journey + JITTER * quantile(normal, bits >>> 24))
  const back = WORKDAY_TO + JITTER * quantile(normal, bits >>> 16)
  if (ms < leave || ms > back + journey) return 0
  if (ms < leave + journey) return (ms - leave) / journey
  return ms <= back ? 1 : (back + journey - ms) / journey
}

/** Middle of a community on one axis, km: for homes on 0 and 1, for work on 2 and 3. */
// @ts-ignore: decorator
@inline
function middle(community: i32, axis: i32, state: usize, normal: usize): f64 {
  const bits = draw(load<i32>(state + HOME), load<i32>(state + HOME, 4), community | 0x40000000, axis)
  return <f64>load<i32>(state + COLUMNS) * PITCH * (0.5 + quantile(normal, bits) * (axis > 1 ? WORKING : LIVING))
}

// @ts-ignore: decorator
@inline
function quantile(normal: usize, bits: i32): f64 {
  return load<f64>(normal + (<usize>(bits & 255) << 3))
}

// @ts-ignore: decorator
@inline
function square(km: f64, columns: i32): i32 {
  return max(0, min(columns - 1, <i32>(km / PITCH)))
}
