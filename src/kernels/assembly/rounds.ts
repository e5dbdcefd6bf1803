// Calls of a trade, drawn and loaded: crowd/rounds.ts and the rounds of crowd/crowd.ts, many at a time.
import { momentOn } from './clock'
import {
  ADDRESSES, AWAITED_SHARE, COMMUNITIES, DAILY, IN_DISTRICT, INTERVALS, INWARD_SHARE, LASTING, LAYERS, RANK_BITS, ROUND_LINES,
  ROUND_PROFILES, ROUND_PLACES, ROUNDS_TODAY, ROUND_MARKED, ROUND_OFFSETS, ROUND_REGULARS, ROUND_STRIDES, SIZE, TODAY, double, drawOf, int,
  isOffNet, isThoughtOf, roll, table, traitsOf, unit, word,
} from './crowd'
import { draw } from './draw'
import { ROW, enter } from './row'
import { ENTRY, SLICE_BITS, TAG_BITS, WINDOW_BITS, hasRoom, put } from './slices'
import { ATTEMPT_SHIFT, ENTRY_INWARD, EXPECTED, KEY, KNOWN, MOMENT, NUMBER_MASK, PICK, UNKNOWN } from './tags'

const ROUND: i32 = 65
const MARKED: i32 = 3
export const DISTRICT: i32 = 64
const TEST_NUMBERS: i32 = (1 << 27) - (1 << 20)
/** Nobody's round has more calls. */
export const MOST_PLACES: i32 = 4096

/** As drawAttempts, the calls of a window of so many rounds: index, and number | ENTRY_INWARD each. */
export function drawRounds(state: usize, pool: usize, cursors: usize, rounds: i32, window: i32, first: i32, last: i32): i32 {
  for (let index = window << WINDOW_BITS, end = min(rounds, (window + 1) << WINDOW_BITS); index < end; index++) {
    if (!hasRoom(pool, MOST_PLACES)) return 0
    const line = int(table(state, ROUND_LINES), index)
    const traits = traitsOf(state, line)
    const profile = profileAt(state, index)
    const share = double(table(state, INWARD_SHARE), profile)
    for (let number = 0, n = short(state, ROUNDS_TODAY, index); number < n; number++) {
      const slice = momentOfRound(state, line, traits, profile, number) >>> SLICE_BITS
      if (slice < first || slice > last) continue
      const bits = drawOf(state, TODAY, line, ROUND | (number << ATTEMPT_SHIFT) | PICK)
      put(pool, cursors, slice, index, number | (unit(bits) < share ? ENTRY_INWARD : 0))
    }
  }
  return 1
}

/** Words of a table of rounds, addresses of columns; and doubles of what a profile says of a day. */
const PROFILE: usize = 4
const MEANS: usize = 8
const MOST: usize = 12
const CALLS: usize = 16
const REGULARS: usize = 20
const STRIDES: usize = 24
const OFFSETS: usize = 28
const MARKS: usize = 32
const RULES: usize = 36
const RULE: i32 = 4

/** What each of so many rounds does on a day, for crowd/round-days.ts; t0 and t1 are the day's key, k0 and k1 that of all days. */
export function dealRounds(columns: usize, count: i32, t0: i32, t1: i32, k0: i32, k1: i32, week: i32, daily: usize, normal: usize): void {
  for (let i = 0; i < count; i++) {
    const at = <usize>i << 1
    const line = int(table(columns, 0), i)
    const rule = <i32>load<u8>(table(columns, PROFILE) + <usize>i) * RULE
    const rules = table(columns, RULES)
    const bits = draw(t0, t1, line, 0)
    const rate = <f64>load<f32>(table(columns, MEANS) + (<usize>i << 2)) * double(rules, rule) * double(daily, (bits >>> 8) & 63)
    const fixed = double(rules, rule + 1)
    const calls = fixed >= 0 ? fixed : Math.round(rate + Math.sqrt(rate) * double(normal, bits & 255))
    const today = Math.max(0, Math.min(<f64>load<u16>(table(columns, MOST) + at), calls))
    store<u16>(table(columns, CALLS) + at, <u16>today)
    store<u16>(table(columns, REGULARS) + at, <u16>Math.round(<f64>(<u16>today) * double(rules, rule + 2)))
    store<u16>(table(columns, STRIDES) + at, <u16>((bits >>> 16) | 1))
    store<u16>(table(columns, OFFSETS) + at, <u16>draw(t0, t1, line, 1))
    store<u8>(table(columns, MARKS) + <usize>i, <u8>(<f64>(<u32>draw(k0, k1, line, 0x10000 + week)) < double(rules, rule + 3)))
  }
}

/** As loadAttempts, of calls of rounds. */
export function loadRounds(state: usize, drawn: usize, count: i32, window: i32, out: usize): i32 {
  let row = out
  for (let i = 0; i < count; i++) {
    const entry = load<i32>(drawn + <usize>i * ENTRY)
    const index = (window << WINDOW_BITS) | (entry >>> TAG_BITS)
    const number = entry & NUMBER_MASK
    const profile = profileAt(state, index)
    const line = int(table(state, ROUND_LINES), index)
    const other = double(table(state, INTERVALS), profile) > 0 ? TEST_NUMBERS + index : partner(state, index, line, number)
    if (other < 0 || (isOffNet(state, line) && (other >= word(state, ADDRESSES) || isOffNet(state, other)))) continue
    const inward = (entry & ENTRY_INWARD) != 0
    const caller = inward ? other : line
    const callee = inward ? line : other
    const key = drawOf(state, TODAY, line, ROUND | (number << ATTEMPT_SHIFT) | KEY)
    if (!isThoughtOf(state, callee, key)) continue
    const view = viewOn(state, index, profile, number, inward, key, caller)
    enter(row, momentOfRound(state, line, traitsOf(state, line), profile, number), caller, callee, key, view)
    row += ROW
  }
  return <i32>((row - out) / ROW)
}

function viewOn(state: usize, index: i32, profile: i32, number: i32, inward: bool, key: i32, caller: i32): i32 {
  if (number < short(state, ROUND_REGULARS, index)) return KNOWN
  if (inward) return EXPECTED
  if (unit(roll(state, key, caller, 6)) < double(table(state, AWAITED_SHARE), profile)) return EXPECTED
  return load<u8>(table(state, ROUND_MARKED) + <usize>index) == 1 ? MARKED : UNKNOWN
}

function momentOfRound(state: usize, line: i32, traits: i32, profile: i32, number: i32): i32 {
  const every = double(table(state, INTERVALS), profile)
  if (every > 0) return <i32>Math.floor(every * (<f64>number + <f64>(traits & 0xff) / 256))
  return momentOn(state, traits, profile, 2, drawOf(state, TODAY, line, ROUND | (number << ATTEMPT_SHIFT) | MOMENT))
}

function partner(state: usize, index: i32, line: i32, number: i32): i32 {
  const district = (line >>> RANK_BITS) / DISTRICT
  const isRegular = number < short(state, ROUND_REGULARS, index)
  const places = short(state, ROUND_PLACES, index)
  const seat = (number * short(state, ROUND_STRIDES, index) + short(state, ROUND_OFFSETS, index)) & (places - 1)
  const place = int(table(state, IN_DISTRICT), index) + (isRegular ? seat : number)
  const people = word(state, SIZE)
  const size = min(DISTRICT, word(state, COMMUNITIES) - district * DISTRICT) * people
  const layer = place / size
  const words = table(state, isRegular ? LASTING : DAILY) + (<usize>(int(table(state, LAYERS), district) + layer) << 4)
  let at = place - layer * size
  do at = permuted(at, words)
  while (at >= size)
  const community = at / people
  const found = ((district * DISTRICT + community) << RANK_BITS) | (at - community * people)
  return found == line ? -1 : found
}

// @ts-ignore: decorator
@inline
function profileAt(state: usize, index: i32): i32 {
  return <i32>load<u8>(table(state, ROUND_PROFILES) + <usize>index)
}

// @ts-ignore: decorator
@inline
function short(state: usize, shorts: usize, index: i32): i32 {
  return <i32>load<u16>(table(state, shorts) + (<usize>index << 1))
}

/** By the small permutation of base/permutation.ts whose three words lie at `words`, then the bits of half a number. */
function permuted(value: i32, words: usize): i32 {
  const half = load<i32>(words, 12)
  const mask = (1 << half) - 1
  let left = value >>> half
  let right = value & mask
  left ^= turned(right, load<i32>(words)) & mask
  right ^= turned(left, load<i32>(words, 4)) & mask
  left ^= turned(right, load<i32>(words, 8)) & mask
  return (left << half) | right
}

// @ts-ignore: decorator
@inline
function turned(value: i32, key: i32): i32 {
  let h = (value ^ key) * 0x9e3779b1
  h ^= h >>> 15
  return ((h + key) * 0x735a2d97) >>> 5
}
