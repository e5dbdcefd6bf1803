// Tags: which of a line's attempts one is, as crowd/tags.ts packs it; and the purposes of its draws.
import { TAG_BITS } from './slices'

/** Bits of a tag: the slot, which is a link of a bundle or of the strangers; the number within the bundle; whether others call. */
export const BUNDLE_BITS: i32 = 3
export const SLOT_MASK: i32 = 1023
export const NUMBER_SHIFT: i32 = 10
export const NUMBER_MASK: i32 = 4095
export const INWARD: i32 = 1 << 22
/** Slots from here on are strangers: the last bundle. */
export const MAX_CONTACTS: i32 = 512
export const STRANGERS: i32 = MAX_CONTACTS >> BUNDLE_BITS
/** What is left of a tag in an entry of one word: the same, the number below FEW and INWARD last. */
export const FEW: i32 = 8
export const ENTRY_INWARD: i32 = 1 << (TAG_BITS - 1)

/** Counters of draws: the bundle or ROUND, the number of the attempt, and what is drawn. */
export const ATTEMPT_SHIFT: i32 = 7
export const MOMENT: i32 = 1 << 20
export const KEY: i32 = 2 << 20
export const PICK: i32 = 3 << 20

/** Views of the callee. */
export const KNOWN: i32 = 0
export const EXPECTED: i32 = 1
export const UNKNOWN: i32 = 2
