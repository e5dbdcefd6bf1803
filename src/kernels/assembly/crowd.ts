// The crowd as kernels see it: words and tables that traffic/laid.ts laid into the arena, and the draws that read them.
import { draw } from './draw'

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
/** From here on addresses of tables; those that change with the day come first. */
export const VOLUME: usize = 160
export const ASKED: usize = 164
export const MOVED: usize = 168
export const TWINS: usize = 172
export const ROUNDS_TODAY: usize = 176
export const ROUND_REGULARS: usize = 180
export const ROUND_STRIDES: usize = 184
export const ROUND_OFFSETS: usize = 188
export const ROUND_MARKED: usize = 192
export const DAILY: usize = 196
const PLACES: usize = 200
const TURNS: usize = 204
const BEFORE: usize = 208
export const CONTACTS: usize = 212
export const SUPPORT: usize = 216
export const LINKS: usize = 220
export const BUNDLES: usize = 224
export const RATES: usize = 228
export const PICKS: usize = 232
const PROFILES: usize = 236
export const CLOCKS: usize = 240
const CALLED: usize = 244
export const RADII: usize = 248
export const INTERVALS: usize = 252
export const INWARD_SHARE: usize = 256
export const AWAITED_SHARE: usize = 260
export const INITIATIVE: usize = 264
export const MOOD: usize = 268
export const VIEWS: usize = 272
export const ANSWERING: usize = 276
export const ANSWERS: usize = 280
export const TALKATIVE: usize = 284
export const TALK: usize = 288
export const BY_HOUR: usize = 292
export const RINGS: usize = 296
export const REJECTED: usize = 300
export const SECONDS: usize = 304
export const CALL_BACK: usize = 308
export const REDIAL: usize = 312
export const RETRY_BUSY: usize = 316
export const RETRY: usize = 320
export const RETURN: usize = 324
export const UNSAID: usize = 328
export const NORMAL: usize = 332
export const SERVING: usize = 336
export const LACS: usize = 340
export const IDS: usize = 344
export const ROUND_LINES: usize = 348
export const ROUND_PROFILES: usize = 352
export const ROUND_PLACES: usize = 356
export const IN_DISTRICT: usize = 360
export const LAYERS: usize = 364
export const LASTING: usize = 368

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

// @ts-ignore: decorator
@inline
export function unit(bits: i32): f64 {
  return <f64>(<u32>bits) * 2.3283064365386963e-10
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
export function traitsOf(state: usize, line: i32): i32 {
  return drawOf(state, PEOPLE, line, 0)
}

// @ts-ignore: decorator
@inline
export function profileOf(state: usize, traits: i32): i32 {
  return <i32>load<u8>(table(state, PROFILES) + <usize>(traits >>> 16))
}

/** Number of the subscriber at an address of the country, -1 where the line is another network's. */
// @ts-ignore: decorator
@inline
export function subscriberAt(state: usize, line: i32): i32 {
  const community = <usize>(line >>> RANK_BITS)
  const entry = table(state, BEFORE) + (community << 2)
  const size = word(state, SIZE)
  let place = <i32>load<u16>(table(state, PLACES) + (<usize>(line & RANK_MASK) << 1)) + <i32>load<u16>(table(state, TURNS) + (community << 1))
  if (place >= size) place -= size
  const before = load<i32>(entry)
  return place < load<i32>(entry, 4) - before ? before + place : -1
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
  const traits = traitsOf(state, line)
  const called = table(state, CALLED) + (<usize>((profileOf(state, traits) << 4) + ((traits >>> 18) & 15)) << 1)
  return (key & 0xff) < <i32>load<u16>(called)
}
