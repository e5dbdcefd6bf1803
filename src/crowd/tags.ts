// Tags: by which an attempt of the crowd is named on the side where it is drawn.
import { RANK_MASK } from '../population/lines.ts'
import { BUNDLE_BITS, MAX_CONTACTS, type Ties } from '../population/ties.ts'
import { MOST_PLACES } from './round-places.ts'

/**
 * An attempt of the crowd is drawn on the side of a subscriber, its origin, and named by a tag: slot | number of the
 * attempt in its bundle << 10 | INWARD where the other line calls the origin. Among contacts and strangers those are lines
 * of other networks, as subscribers draw their calls themselves. The origin of a round's attempts may be anybody.
 */
export const SLOT_MASK = 1023
export const NUMBER_SHIFT = 10
const NUMBER_MASK = MOST_PLACES - 1
export const INWARD = 1 << 22
/** The strangers' bundle; those of contacts are below. Then that of the origin's round, with a single slot. */
export const STRANGERS = MAX_CONTACTS >> BUNDLE_BITS
export const ROUND = STRANGERS + 1
export const ROUND_SLOT = ROUND << BUNDLE_BITS
/** What is drawn for an attempt: bundle | number << 7 | purpose. */
export const ATTEMPT_SHIFT = 7
export const MOMENT = 1 << 20
export const KEY = 2 << 20
export const PICK = 3 << 20

export function bundleOf(tag: number): number {
  return (tag & SLOT_MASK) >> BUNDLE_BITS
}

export function numberOf(tag: number): number {
  return (tag >>> NUMBER_SHIFT) & NUMBER_MASK
}

/** Position in `rates` of the bundle of a line that holds a slot. */
export function bundleAt(ties: Ties, line: number, bundle: number): number {
  const rank = line & RANK_MASK
  return bundle === STRANGERS ? ties.bundles[rank + 1] - 1 : ties.bundles[rank] + bundle
}
