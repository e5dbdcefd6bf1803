// Attempts: those that a day draws, as crowd/crowd.ts does, many at a time.
import {
  BUNDLES, CLOCKS, COMMUNITIES, CONTACTS, INITIATIVE, IS_WEEKEND, LINKS, MOOD, PICKS, RANK_BITS, RATES,
  SIZE, TODAY, VOLUME, double, drawOf, int, isOffNet, profileOf, table, traitsOf, unit, units, word,
} from './crowd'
import { draw, drawsOfOne } from './draw'
import { upper } from './lanes'
import { TAG_BITS, WINDOW_BITS, hasRoom, put, putWide } from './slices'

/** Bits of a tag, as crowd/tags.ts packs them. */
export const NUMBER_SHIFT: i32 = 10
export const NUMBER_MASK: i32 = 4095
export const INWARD: i32 = 1 << 22
export const BUNDLE_BITS: i32 = 3
export const MAX_CONTACTS: i32 = 512
/** What is left of a tag in an entry of one word: the same, the number below 8 and INWARD last. */
export const FEW: i32 = 8
export const ENTRY_INWARD: i32 = 1 << (TAG_BITS - 1)
const STRANGERS: i32 = MAX_CONTACTS >> BUNDLE_BITS
export const ATTEMPT_SHIFT: i32 = 7
export const MOMENT: i32 = 1 << 20
export const KEY: i32 = 2 << 20
export const PICK: i32 = 3 << 20

export const SLICE_BITS: i32 = 16
const RETURNED: f64 = 0.6
const MOST_PER_BUNDLE: i32 = 255
const SMALL: f64 = 0.125
const THIRD: f64 = 1.0 / 3.0
const SIXTH: f64 = 1.0 / 6.0
const TWENTY_FOURTH: f64 = 1.0 / 24.0
const MARGIN: f64 = 1e-12
/** More than any line makes over all its bundles. */
const MOST_PER_LINE: i32 = (STRANGERS + 1) * MOST_PER_BUNDLE
const CLOCK_BITS: i32 = 8
/** Bits of a draw beside those that choose a stretch of the clock. */
const REST_BITS: u64 = 24
const REST_MASK: i32 = 0xffffff
const CHRONOTYPES: i32 = 16

/** View of the callee. */
export const KNOWN: i32 = 0
export const EXPECTED: i32 = 1
export const UNKNOWN: i32 = 2

/**
 * Draws the attempts of the subscribers of a window that lie in slices `first` to `last`, in the slices of `cursors`; those that are
 * not among the first few of their bundle in slices of `wide`. Gives 1, or 0 if there was no room for all of them.
 */
export function drawAttempts(state: usize, pool: usize, cursors: usize, wide: usize, window: i32, first: i32, last: i32): i32 {
  const from = window << (WINDOW_BITS - RANK_BITS)
  const to = min(word(state, COMMUNITIES), (window + 1) << (WINDOW_BITS - RANK_BITS))
  const size = word(state, SIZE)
  for (let community = from; community < to; community++) {
    for (let rank = 0; rank < size; rank++) {
      const line = (community << RANK_BITS) | rank
      if (isOffNet(state, line)) continue
      if (!hasRoom(pool, MOST_PER_LINE)) return 0
      drawLine(state, line, rank, first, last, pool, cursors, wide)
    }
  }
  return 1
}

function drawLine(state: usize, line: i32, rank: i32, first: i32, until: i32, pool: usize, cursors: usize, wide: usize): void {
  const traits = traitsOf(state, line)
  const profile = profileOf(state, traits)
  const volume = double(table(state, VOLUME), profile)
  const moods = table(state, MOOD)
  const k0 = load<i32>(state + TODAY)
  const k1 = load<i32>(state + TODAY, 4)
  const outward = double(table(state, INITIATIVE), traits & 31) * double(moods, draw(k0, k1, line, 1) & 63) * volume
  const factor = outward + RETURNED * double(moods, draw(k1, k0, line, 1) & 63) * volume
  const share = outward / factor
  const begin = int(table(state, BUNDLES), rank)
  const rates = table(state, RATES) + (<usize>begin << 3)
  const last = int(table(state, BUNDLES), rank + 1) - begin - 1
  for (let from = 0; from <= last; from += 4) {
    const four = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3))
    const bundles = v128.bitselect(i32x4.splat(STRANGERS), four, i32x4.eq(four, i32x4.splat(last)))
    let hits = below(drawsOfOne(k0, k1, line, bundles), rates + (<usize>from << 3), factor) & ((1 << min(4, last + 1 - from)) - 1)
    for (; hits != 0; hits &= hits - 1) {
      const i = from + ctz(hits)
      const bundle = i == last ? STRANGERS : i
      const n = inversePoisson(unit(draw(k0, k1, line, bundle)), double(rates, i) * factor)
      for (let number = 0; number < n; number++) {
        const slice = momentOf(state, line, traits, profile, bundle, number) >>> SLICE_BITS
        if (slice < first || slice > until) continue
        const tag = tagOf(state, line, rank, bundle, number, share)
        if (number < FEW) put(pool, cursors, slice, line, (tag & (INWARD - 1)) | ((tag & INWARD) != 0 ? ENTRY_INWARD : 0))
        else putWide(pool, wide, slice, line, tag)
      }
    }
  }
}

/** A bit for each of four draws that is below its rate times `factor`. */
// @ts-ignore: decorator
@inline
function below(four: v128, rates: usize, factor: f64): i32 {
  const factors = f64x2.splat(factor)
  const low = f64x2.lt(units(four), f64x2.mul(v128.load(rates), factors))
  const high = f64x2.lt(units(upper(four)), f64x2.mul(v128.load(rates, 16), factors))
  return i64x2.bitmask(low) | (i64x2.bitmask(high) << 2)
}

/** As crowd/dealing.ts, sum for sum. */
function inversePoisson(u: f64, rate: f64): i32 {
  if (isSurelyOne(u, rate)) return 1
  const none = expOfMinus(rate)
  let tail = rate > SMALL ? 1 - none : oneLess(rate)
  if (u >= tail) return 0
  let share = rate * none
  let n = 1
  while (u < tail - share && n < MOST_PER_BUNDLE) {
    tail -= share
    n++
    share *= rate / <f64>n
  }
  return n
}

// @ts-ignore: decorator
@inline
function isSurelyOne(u: f64, rate: f64): bool {
  if (rate >= 1) return false
  const more = rate * rate * (0.5 - rate * (THIRD - rate * 0.125))
  const any = rate * (1 - rate * (0.5 - rate * (SIXTH - rate * TWENTY_FOURTH)))
  return u > more + MARGIN && u < any - MARGIN
}

function expOfMinus(x: f64): f64 {
  let halvings = 0
  for (; x > SMALL; halvings++) x *= 0.5
  let share = 1 - oneLess(x)
  for (; halvings > 0; halvings--) share *= share
  return share
}

// @ts-ignore: decorator
@inline
function oneLess(x: f64): f64 {
  return x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - (x / 5) * (1 - (x / 6) * (1 - (x / 7) * (1 - x / 8)))))))
}

// @ts-ignore: decorator
@inline
function momentOf(state: usize, line: i32, traits: i32, profile: i32, bundle: i32, number: i32): i32 {
  return momentOn(state, traits, profile, 0, drawOf(state, TODAY, line, bundle | (number << ATTEMPT_SHIFT) | MOMENT))
}

/** The moment of a draw by a clock of a profile: 0 among friends, 2 on a round. */
// @ts-ignore: decorator
@inline
export function momentOn(state: usize, traits: i32, profile: i32, which: i32, bits: i32): i32 {
  const clock = (4 * profile + which + word(state, IS_WEEKEND)) * CHRONOTYPES + ((traits >>> 12) & (CHRONOTYPES - 1))
  const entry = table(state, CLOCKS) + (<usize>(clock * ((1 << CLOCK_BITS) + 1) + (bits >>> (32 - CLOCK_BITS))) << 2)
  const from = load<i32>(entry)
  return from + <i32>((<u64>(load<i32>(entry, 4) - from) * <u64>(bits & REST_MASK)) >> REST_BITS) // to the last bit what doubles give
}

// @ts-ignore: decorator
@inline
function tagOf(state: usize, line: i32, rank: i32, bundle: i32, number: i32, share: f64): i32 {
  const bits = drawOf(state, TODAY, line, bundle | (number << ATTEMPT_SHIFT) | PICK)
  const contacts = <i32>load<u16>(table(state, CONTACTS) + (<usize>rank << 1))
  const first = int(table(state, LINKS), rank) + (bundle == STRANGERS ? contacts : bundle << BUNDLE_BITS)
  const picks = table(state, PICKS) + (<usize>first << 2)
  const at = i32x4.splat(bits >>> 16)
  const above = i32x4.bitmask(i32x4.lt_s(at, v128.load(picks))) | (i32x4.bitmask(i32x4.lt_s(at, v128.load(picks, 16))) << 4)
  const link = ctz(above)
  const inward = <f64>(bits & 0xffff) * 0.0000152587890625 < share ? 0 : INWARD
  return (bundle << BUNDLE_BITS) | link | (number << NUMBER_SHIFT) | inward
}
