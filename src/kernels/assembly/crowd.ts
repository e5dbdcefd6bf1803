// The crowd as kernels see it: words and tables that traffic/foresight.ts laid into the arena, and the draws that read them.
import { draw } from './draw'

/** Words at the beginning of the state, 4 bytes each; keys are two words. */
export const TODAY: usize = 0
export const PEOPLE: usize = 8
export const FRIENDS: usize = 16
export const STRANGERS_TODAY: usize = 24
export const OUTCOMES: usize = 32
export const WINDOWS: usize = 40
export const NIGHTS: usize = 48
export const ENGAGED: usize = 56
export const DAY_NUMBER: usize = 64
export const IS_WEEKEND: usize = 68
export const COMMUNITIES: usize = 72
export const SIZE: usize = 76
export const ADDRESSES: usize = 80
/** From here on addresses of tables, in the order of traffic/foresight.ts. */
const PLACES: usize = 96
const TURNS: usize = 100
const BEFORE: usize = 104
export const CONTACTS: usize = 108
export const SUPPORT: usize = 112
export const LINKS: usize = 116
export const BUNDLES: usize = 120
export const RATES: usize = 124
export const PICKS: usize = 128
const PROFILES: usize = 132
export const CLOCKS: usize = 136
const CALLED: usize = 140
export const VOLUME: usize = 144
export const ASKED: usize = 148
export const INITIATIVE: usize = 152
export const MOOD: usize = 156
export const VIEWS: usize = 160
export const ANSWERING: usize = 164
export const ANSWERS: usize = 168
export const TALKATIVE: usize = 172
export const TALK: usize = 176
export const BY_HOUR: usize = 180
export const RINGS: usize = 184
export const REJECTED: usize = 188
export const SECONDS: usize = 192
export const CALL_BACK: usize = 196
export const REDIAL: usize = 200
export const RETRY_BUSY: usize = 204
export const RETRY: usize = 208
export const RETURN: usize = 212
export const UNSAID: usize = 216

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

/** Whether a line of the country is another network's. */
// @ts-ignore: decorator
@inline
export function isOffNet(state: usize, line: i32): bool {
  const community = <usize>(line >>> RANK_BITS)
  const before = table(state, BEFORE) + (community << 2)
  const size = word(state, SIZE)
  let place = <i32>load<u16>(table(state, PLACES) + (<usize>(line & RANK_MASK) << 1)) + <i32>load<u16>(table(state, TURNS) + (community << 1))
  if (place >= size) place -= size
  return place >= load<i32>(before, 4) - load<i32>(before)
}

/** Whether somebody thinks of calling a line. */
// @ts-ignore: decorator
@inline
export function isThoughtOf(state: usize, line: i32, key: i32): bool {
  const traits = traitsOf(state, line)
  const called = table(state, CALLED) + (<usize>((profileOf(state, traits) << 4) + ((traits >>> 18) & 15)) << 1)
  return (key & 0xff) < <i32>load<u16>(called)
}
