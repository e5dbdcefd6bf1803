// Parties: who calls whom in the attempts that were drawn, as population/contacts.ts has it, four at a time.
import { momentOn } from './clock'
import { COMMUNITIES, FRIENDS, PEOPLE, RANK_BITS, RANK_MASK, STRANGERS_TODAY, SUPPORT, TODAY, drawsOf, profileOf, roll, table, unit, word } from './crowd'
import { drawsWith, finished, stem, tail } from './draw'
import { ROW, enter } from './row'
import { ENTRY, MOST_ENTRIES, TAG_BITS, WIDE, WINDOW_BITS } from './slices'
import {
  ATTEMPT_SHIFT, BUNDLE_BITS, ENTRY_INWARD, EXPECTED, INWARD, KEY, KNOWN, MAX_CONTACTS, MOMENT, NUMBER_MASK, NUMBER_SHIFT, SLOT_MASK, UNKNOWN,
} from './tags'

const AWAITED: f64 = 0.5

/** Bounds of population/contacts.ts. */
const BLOCK: i32 = 64
const FAMILY: i32 = 3
const WORK: i32 = 10
const COMMUNITY: i32 = 20
const AREA: i32 = 45
const DISTRICT: i32 = 90
const MIX: i32 = 29
const UNMIX: i32 = 53

/** Of each attempt of a block: its origin and tag; the other line, or -1; its key; the draw of its moment; traits of its origin. */
const COLUMN: usize = 4 * (MOST_ENTRIES + 4)
export const ORIGIN: usize = memory.data(6 * COLUMN, 16)
export const TAG: usize = COLUMN
export const OTHER: usize = 2 * COLUMN
export const KEYS: usize = 3 * COLUMN
export const MOMENTS: usize = 4 * COLUMN
export const TRAITS: usize = 5 * COLUMN

/** Moment, caller, callee, key and view of attempts drawn in a window, at most a block of them, in rows from `out` on. Gives how many: all. */
export function loadAttempts(state: usize, drawn: usize, count: i32, window: i32, out: usize): i32 {
  const first = i32x4.splat(window << WINDOW_BITS)
  for (let i = 0; i < count; i += 4) {
    const entry = v128.load(drawn + <usize>i * ENTRY)
    const inward = i32x4.mul(v128.and(entry, i32x4.splat(ENTRY_INWARD)), i32x4.splat(INWARD / ENTRY_INWARD))
    const at = ORIGIN + (<usize>i << 2)
    v128.store(at, v128.or(first, i32x4.shr_u(entry, TAG_BITS)))
    v128.store(at, v128.or(v128.and(entry, i32x4.splat(ENTRY_INWARD - 1)), inward), TAG)
  }
  return enterAll(state, count, out)
}

/** The same of wide ones: line and tag each. */
export function loadWide(state: usize, drawn: usize, count: i32, out: usize): i32 {
  for (let i = 0; i < count; i += 4) {
    const two = v128.load(drawn + <usize>i * WIDE)
    const next = v128.load(drawn + <usize>i * WIDE, 16)
    const at = ORIGIN + (<usize>i << 2)
    v128.store(at, v128.shuffle<i32>(two, next, 0, 2, 4, 6))
    v128.store(at, v128.shuffle<i32>(two, next, 1, 3, 5, 7), TAG)
  }
  return enterAll(state, count, out)
}

function enterAll(state: usize, count: i32, out: usize): i32 {
  lookUp(state, count)
  let row = out
  for (let at = ORIGIN; at < ORIGIN + (<usize>count << 2); at += 4, row += ROW) {
    const tag = load<i32>(at, TAG)
    const inward = (tag & INWARD) != 0
    const key = load<i32>(at, KEYS)
    const traits = load<i32>(at, TRAITS)
    const origin = load<i32>(at)
    const other = load<i32>(at, OTHER)
    const caller = inward ? other : origin
    const view = (tag & SLOT_MASK) < MAX_CONTACTS ? KNOWN : unit(roll(state, key, caller, 6)) < AWAITED ? EXPECTED : UNKNOWN
    enter(row, momentOn(state, traits, profileOf(state, traits), 0, load<i32>(at, MOMENTS)), caller, inward ? origin : other, key, view)
  }
  return count
}

/** Finds what follows from the origins and tags of so many attempts. */
export function lookUp(state: usize, count: i32): void {
  for (let at = ORIGIN; at < ORIGIN + (<usize>count << 2); at += 16) {
    const line = v128.load(at)
    const tag = v128.load(at, TAG)
    const slot = v128.and(tag, i32x4.splat(SLOT_MASK))
    const number = v128.and(i32x4.shr_u(tag, NUMBER_SHIFT), i32x4.splat(NUMBER_MASK))
    const counter = v128.or(i32x4.shr_u(slot, BUNDLE_BITS), i32x4.shl(number, ATTEMPT_SHIFT))
    const front = stem(v128.xor(line, i32x4.splat(word(state, TODAY))))
    const back = tail(i32x4.add(line, i32x4.splat(word(state, TODAY + 4))))
    v128.store(at, partners(state, line, slot), OTHER)
    v128.store(at, finished(front, v128.or(counter, i32x4.splat(KEY)), back), KEYS)
    v128.store(at, finished(front, v128.or(counter, i32x4.splat(MOMENT)), back), MOMENTS)
    v128.store(at, drawsOf(state, PEOPLE, line, i32x4.splat(0)), TRAITS)
  }
}

/** Who is in each slot of four lines, or -1. */
// @ts-ignore: decorator
@inline
function partners(state: usize, line: v128, slot: v128): v128 {
  const community = i32x4.shr_u(line, RANK_BITS)
  const rank = v128.and(line, i32x4.splat(RANK_MASK))
  const block = v128.and(rank, i32x4.splat(-BLOCK))
  const support = supportOf(state, slot)
  const relative = v128.xor(line, i32x4.add(slot, i32x4.splat(1)))
  const mate = workmates(state, line, community, rank, block, slot, support)
  const friend = friends(state, community, rank, block, slot, support)
  const known = v128.bitselect(relative, v128.bitselect(mate, friend, i32x4.lt_s(slot, i32x4.splat(WORK))), i32x4.lt_s(slot, i32x4.splat(FAMILY)))
  return v128.or(known, i32x4.eq(known, line)) // nobody calls himself
}

// @ts-ignore: decorator
@inline
function workmates(state: usize, line: v128, community: v128, rank: v128, block: v128, slot: v128, support: v128): v128 {
  const turn = drawsOf(state, FRIENDS, community, v128.or(block, i32x4.splat(1 << 20)))
  const places = i32x4.splat(BLOCK - 1)
  const seat = v128.and(i32x4.add(i32x4.mul(rank, i32x4.splat(MIX)), turn), places)
  const moved = i32x4.sub(v128.xor(seat, i32x4.sub(slot, i32x4.splat(FAMILY - 1))), turn)
  const mate = v128.or(block, v128.and(i32x4.mul(moved, i32x4.splat(UNMIX)), places))
  return v128.or(v128.or(v128.andnot(line, i32x4.splat(RANK_MASK)), mate), i32x4.ge_s(mate, support))
}

/** Of those further away, and of strangers. */
// @ts-ignore: decorator
@inline
function friends(state: usize, community: v128, rank: v128, block: v128, slot: v128, support: v128): v128 {
  const stranger = i32x4.ge_s(slot, i32x4.splat(MAX_CONTACTS))
  const k0 = v128.bitselect(i32x4.splat(word(state, STRANGERS_TODAY)), i32x4.splat(word(state, FRIENDS)), stranger)
  const k1 = v128.bitselect(i32x4.splat(word(state, STRANGERS_TODAY + 4)), i32x4.splat(word(state, FRIENDS + 4)), stranger)
  const communities = i32x4.splat(word(state, COMMUNITIES))
  const span = spans(communities, slot)
  const base = v128.and(v128.and(community, i32x4.neg(span)), i32x4.lt_s(span, communities))
  const width = i32x4.min_s(span, i32x4.sub(communities, base))
  const other = i32x4.add(base, reflected(i32x4.sub(community, base), width, drawsWith(k0, k1, base, slot)))
  const pair = v128.xor(i32x4.mul(community, other), i32x4.shl(i32x4.add(community, other), 16))
  const turn = drawsWith(k0, k1, pair, v128.or(slot, i32x4.shl(block, 10)))
  const within = reflected(i32x4.sub(rank, block), i32x4.min_s(i32x4.splat(BLOCK), i32x4.sub(support, block)), turn)
  return v128.or(i32x4.shl(other, RANK_BITS), i32x4.add(block, within))
}

/** Among how many communities the partners of slots are: a power of two, or all of them. */
// @ts-ignore: decorator
@inline
function spans(communities: v128, slot: v128): v128 {
  const district = v128.bitselect(i32x4.splat(64), communities, i32x4.lt_s(slot, i32x4.splat(DISTRICT)))
  const near = v128.or(i32x4.lt_s(slot, i32x4.splat(AREA)), i32x4.eq(slot, i32x4.splat(MAX_CONTACTS)))
  const area = v128.bitselect(i32x4.splat(8), district, near)
  return v128.bitselect(i32x4.splat(1), area, i32x4.lt_s(slot, i32x4.splat(COMMUNITY)))
}

// @ts-ignore: decorator
@inline
function reflected(at: v128, n: v128, bits: v128): v128 {
  const turned = i32x4.sub(i32x4.shr_u(i32x4.mul(i32x4.shr_u(bits, 16), n), 16), at)
  return i32x4.add(turned, v128.and(n, i32x4.shr_s(turned, 31)))
}

// @ts-ignore: decorator
@inline
function supportOf(state: usize, slot: v128): v128 {
  const supports = table(state, SUPPORT)
  let four = i32x4.splat(supportAt(supports, i32x4.extract_lane(slot, 0)))
  four = i32x4.replace_lane(four, 1, supportAt(supports, i32x4.extract_lane(slot, 1)))
  four = i32x4.replace_lane(four, 2, supportAt(supports, i32x4.extract_lane(slot, 2)))
  return i32x4.replace_lane(four, 3, supportAt(supports, i32x4.extract_lane(slot, 3)))
}

// @ts-ignore: decorator
@inline
function supportAt(supports: usize, slot: i32): i32 {
  return <i32>load<u16>(supports + (<usize>slot << 1))
}
