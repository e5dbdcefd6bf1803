// Attempts: those that a day draws, as crowd/crowd.ts does, many at a time.
import { beginDealing, consider, deal } from './candidates'
import { momentOn } from './clock'
import {
  BUNDLES, COMMUNITIES, CONTACTS, INITIATIVE, LINKS, MOOD, PICKS, RANK_BITS, RATES, SIZE, TODAY, VOLUME, double, drawOf, int, isOffNet,
  profileOf, table, traitsOf, unit, units, word,
} from './crowd'
import { draw, drawsOfOne } from './draw'
import { upper } from './lanes'
import { inversePoisson } from './poisson'
import { SLICE_BITS, WINDOW_BITS, areAll } from './slices'
import { ATTEMPT_SHIFT, BUNDLE_BITS, INWARD, MOMENT, NUMBER_SHIFT, PICK, STRANGERS } from './tags'

const RETURNED: f64 = 0.6

/**
 * Draws the attempts of the subscribers of a window that lie in slices `first` to `last`, in the slices of `cursors`; those that are
 * not among the first few of their bundle in slices of `wide`. Gives 1, or 0 if there was no room for all of them.
 */
export function drawAttempts(state: usize, pool: usize, cursors: usize, wide: usize, window: i32, first: i32, last: i32): i32 {
  const from = window << (WINDOW_BITS - RANK_BITS)
  const to = min(word(state, COMMUNITIES), (window + 1) << (WINDOW_BITS - RANK_BITS))
  const size = word(state, SIZE)
  beginDealing(pool, cursors, wide)
  for (let community = from; community < to; community++) {
    for (let rank = 0; rank < size; rank++) {
      const line = (community << RANK_BITS) | rank
      if (!isOffNet(state, line) && !drawLine(state, line, rank, first, last)) return 0
    }
  }
  return deal(state) ? 1 : 0
}

function drawLine(state: usize, line: i32, rank: i32, first: i32, until: i32): bool {
  const traits = traitsOf(state, line)
  const profile = profileOf(state, traits)
  const volume = double(table(state, VOLUME), profile)
  const moods = table(state, MOOD)
  const k0 = load<i32>(state + TODAY)
  const k1 = load<i32>(state + TODAY, 4)
  const outward = double(table(state, INITIATIVE), traits & 31) * double(moods, draw(k0, k1, line, 1) & 63) * volume
  const factor = outward + RETURNED * double(moods, draw(k1, k0, line, 1) & 63) * volume
  const share = outward / factor
  const isWhole = areAll(first, until)
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
        if (!isWhole) { // few of a day's lie in a part of it, so their moment is asked first
          const slice = momentOf(state, line, traits, profile, bundle, number) >>> SLICE_BITS
          if (slice < first || slice > until) continue
        }
        if (!consider(state, line, tagOf(state, line, rank, bundle, number, share))) return false
      }
    }
  }
  return true
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

// @ts-ignore: decorator
@inline
function momentOf(state: usize, line: i32, traits: i32, profile: i32, bundle: i32, number: i32): i32 {
  return momentOn(state, traits, profile, 0, drawOf(state, TODAY, line, bundle | (number << ATTEMPT_SHIFT) | MOMENT))
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
