// The crowd as kernels see it: words and tables that traffic/laid.ts laid into the arena, and the draws that read them.
import { draw, draws } from './draw'

/** Words of the state, 4 bytes each, as traffic/laid.ts writes them; keys are two words. */
export const TODAY: usize = 0
export const PEOPLE: usize = 8
export const FRIENDS: usize = 16
export const STRANGERS_TODAY: usize = 24
export const OUTCOMES: usize = 32
export const WINDOWS: usize = 40
export const NIGHTS: usize = 48
export const ENGAGED: usize = 56
export const DAY_NUMBER: usize = 64
export const COMMUNITIES: usize = 68
export const SIZE: usize = 72
export const ADDRESSES: usize = 76
export const HOMES: usize = 80
export const WORK: usize = 88
export const STIRRING: usize = 96
export const WORKDAY: usize = 104
export const IS_WEEKEND: usize = 108
export const COLUMNS: usize = 112
export const GAPS: usize = 116
export const LACKS_CELL: usize = 124
export const LACKS_IMEI: usize = 128
const FIRST_LOTS: usize = 132
/** A word for each line of the country, as held.ts has them. */
export const LINES: usize = 136
/** Bits of lines and stretches of the day in which they may change handsets, as traffic/laid.ts has them. */
const MOVES: usize = 140
/** The key of moves to new handsets, in how many rounds such handsets come, and of how many each, as crowd/handsets.ts numbers them. */
export const MOVED: usize = 144
export const ROUNDS: usize = 152
export const SUBSCRIBERS: usize = 156
/** The key of exchanges of handsets in families. */
export const SWAPPED: usize = 160
/** From here on addresses of tables; those that change with the day come first. */
export const VOLUME: usize = 176
/** A bit each of all lines: sold, out of service, with a twin, in another handset. */
export const SOLD: usize = 180
export const OUT_OF_SERVICE: usize = 184
export const TWINS: usize = 188
export const AWAY_FROM_HOME: usize = 192
export const FAMILIES: usize = 196
/** Bits of lines that must be looked up one by one where they are in other handsets. */
export const APART: usize = 200
export const ROUNDS_TODAY: usize = 204
export const ROUND_REGULARS: usize = 208
export const ROUND_STRIDES: usize = 212
export const ROUND_OFFSETS: usize = 216
export const ROUND_MARKED: usize = 220
export const DAILY: usize = 224
const PLACES: usize = 228
export const TURNS: usize = 232
export const BEFORE: usize = 236
export const CONTACTS: usize = 240
export const SUPPORT: usize = 244
export const LINKS: usize = 248
export const BUNDLES: usize = 252
export const RATES: usize = 256
export const PICKS: usize = 260
const PROFILES: usize = 264
export const CLOCKS: usize = 268
const CALLED: usize = 272
export const RADII: usize = 276
export const INTERVALS: usize = 280
export const INWARD_SHARE: usize = 284
export const AWAITED_SHARE: usize = 288
export const INITIATIVE: usize = 292
export const MOOD: usize = 296
export const VIEWS: usize = 300
export const ANSWERING: usize = 304
export const ANSWERS: usize = 308
export const TALKATIVE: usize = 312
export const TALK: usize = 316
export const BY_HOUR: usize = 320
export const RINGS: usize = 324
export const REJECTED: usize = 328
export const SECONDS: usize = 332
export const CALL_BACK: usize = 336
export const REDIAL: usize = 340
export const RETRY_BUSY: usize = 344
export const RETRY: usize = 348
export const RETURN: usize = 352
export const UNSAID: usize = 356
export const NORMAL: usize = 360
export const SERVING: usize = 364
export const LACS: usize = 368
export const IDS: usize = 372
export const ROUND_LINES: usize = 376
export const ROUND_PROFILES: usize = 380
export const ROUND_PLACES: usize = 384
export const IN_DISTRICT: usize = 388
export const LAYERS: usize = 392
export const LASTING: usize = 396
export const MIDDLES: usize = 400
export const MOVE_CHANCES: usize = 404
export const RANKS: usize = 408
export const DISTRICTS: usize = 412

/** The line of the other SIM in a handset: crowd/handsets.ts. */
export const TWIN: i32 = 32

export const RANK_BITS: i32 = 10
export const RANK_MASK: i32 = 1023

// @ts-ignore: decorator
@inline
export function word(state: usize, at: usize): i32 {
  return load<i32>(state + at)
}

// @ts-ignore: decorator
@inline
export function table(state: usize, at: usize): usize {
  return <usize>load<u32>(state + at)
}

// @ts-ignore: decorator
@inline
export function drawOf(state: usize, key: usize, entity: i32, counter: i32): i32 {
  return draw(load<i32>(state + key), load<i32>(state + key, 4), entity, counter)
}

/** Of four entities. */
// @ts-ignore: decorator
@inline
export function drawsOf(state: usize, key: usize, entities: v128, counters: v128): v128 {
  return draws(load<i32>(state + key), load<i32>(state + key, 4), entities, counters)
}

/** Another 32 bits of an attempt, by purpose. */
// @ts-ignore: decorator
@inline
export function roll(state: usize, key: i32, caller: i32, purpose: i32): i32 {
  return draw(key ^ load<i32>(state + OUTCOMES), load<i32>(state + OUTCOMES, 4), caller, purpose)
}

// @ts-ignore: decorator
@inline
export function unit(bits: i32): f64 {
  return <f64>(<u32>bits) * 2.3283064365386963e-10
}

/** Of the first two of four. */
// @ts-ignore: decorator
@inline
export function units(four: v128): v128 {
  return f64x2.mul(f64x2.convert_low_i32x4_u(four), f64x2.splat(2.3283064365386963e-10))
}

// @ts-ignore: decorator
@inline
export function whole(bits: i32, below: i32): i32 {
  return ((bits >>> 16) * below) >>> 16
}

// @ts-ignore: decorator
@inline
export function double(table: usize, at: i32): f64 {
  return load<f64>(table + (<usize>at << 3))
}

// @ts-ignore: decorator
@inline
export function int(table: usize, at: i32): i32 {
  return load<i32>(table + (<usize>at << 2))
}

// @ts-ignore: decorator
@inline
export function hasBit(bits: usize, at: i32): bool {
  return ((load<u8>(bits + <usize>(at >>> 3)) >> <u8>(at & 7)) & 1) != 0
}

// @ts-ignore: decorator
@inline
export function setBit(bits: usize, at: i32): void {
  const byte = bits + <usize>(at >>> 3)
  store<u8>(byte, <u8>(<i32>load<u8>(byte) | (1 << (at & 7))))
}

// @ts-ignore: decorator
@inline
export function traitsOf(state: usize, line: i32): i32 {
  return drawOf(state, PEOPLE, line, 0)
}

// @ts-ignore: decorator
@inline
export function profileOf(state: usize, traits: i32): i32 {
  const lot = traits >>> 16
  return lot < word(state, FIRST_LOTS) ? 0 : <i32>load<u8>(table(state, PROFILES) + <usize>lot)
}

/** Number of the subscriber at an address of the country, -1 where the line is another network's. */
// @ts-ignore: decorator
@inline
export function subscriberAt(state: usize, line: i32): i32 {
  return subscriberIn(word(state, SIZE), table(state, PLACES), table(state, TURNS), table(state, BEFORE), line)
}

/** The same by the tables of population/lines.ts. */
// @ts-ignore: decorator
@inline
export function subscriberIn(size: i32, places: usize, turns: usize, befores: usize, line: i32): i32 {
  const community = <usize>(line >>> RANK_BITS)
  const entry = befores + (community << 2)
  let place = <i32>load<u16>(places + (<usize>(line & RANK_MASK) << 1)) + <i32>load<u16>(turns + (community << 1))
  place -= select(size, 0, place >= size)
  const before = load<i32>(entry)
  return select(before + place, -1, place < load<i32>(entry, 4) - before) // without branches, which nobody could predict
}

/** Whether a line of the country is another network's. */
// @ts-ignore: decorator
@inline
export function isOffNet(state: usize, line: i32): bool {
  return subscriberAt(state, line) < 0
}

/** Whether somebody thinks of calling a line. */
// @ts-ignore: decorator
@inline
export function isThoughtOf(state: usize, line: i32, key: i32): bool {
  return isThoughtOfBy(state, traitsOf(state, line), key)
}

/** The same by the line's traits. */
// @ts-ignore: decorator
@inline
export function isThoughtOfBy(state: usize, traits: i32, key: i32): bool {
  const called = table(state, CALLED) + (<usize>((profileOf(state, traits) << 4) + ((traits >>> 18) & 15)) << 1)
  return (key & 0xff) < <i32>load<u16>(called)
}

/** A line's status today, 0 in most cases: the crowd must be asked about it; it shares its handset with its twin; it may be in another. */
export const ASKED: i32 = 1
export const TWINNED: i32 = 2
export const ELSEWHERE: i32 = 3

/** What else is so today: it may change handsets; it is out of service, from SUSPENDED on. Above the status. */
export const MOVING: i32 = 1
export const SUSPENDED: i32 = 2
export const VACANT: i32 = 3
const TODAY_SHIFT: i32 = 2
/** Bits of both. */
export const KNOWN_BITS: i32 = 5
const MOVE_BITS: i32 = 22
const MOVE_WINDOW: i32 = 19

/** Both of a line of the country; of one beyond, the crowd must be asked. */
// @ts-ignore: decorator
@inline
export function knownOf(state: usize, line: i32): i32 {
  return line < word(state, ADDRESSES) ? int(table(state, LINES), line) & ((1 << KNOWN_BITS) - 1) : ASKED
}

// @ts-ignore: decorator
@inline
export function statusIn(known: i32): i32 {
  return known & 3
}

// @ts-ignore: decorator
@inline
export function todayIn(known: i32): i32 {
  return known >> TODAY_SHIFT
}

/** Whether a line may change handsets between two moments. */
export function mayMove(state: usize, line: i32, from: i32, to: i32): bool {
  for (let stretch = from >>> MOVE_WINDOW; stretch <= to >>> MOVE_WINDOW; stretch++) {
    if (hasBit(table(state, MOVES), ((line ^ (stretch * 0x9e3779b1)) * 0x85ebca6b) >>> (32 - MOVE_BITS))) return true
  }
  return false
}

/** The line by which the map and the night know the phone of a line: two SIMs of a handset are at one place. */
// @ts-ignore: decorator
@inline
export function phoneOf(line: i32, status: i32): i32 {
  return status == TWINNED ? line & ~TWIN : line
}

/** The same of four lines; only the two bits of a status count. */
// @ts-ignore: decorator
@inline
export function phonesOf(lines: v128, status: v128): v128 {
  const twinned = i32x4.eq(v128.and(status, i32x4.splat(3)), i32x4.splat(TWINNED))
  return v128.andnot(lines, v128.and(twinned, i32x4.splat(TWIN)))
}
