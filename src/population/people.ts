// People: what sets one line apart from the next, drawn once per line and never stored.
import { logNormalTable, spreadTable } from '../base/quantiles.ts'
import { type Key, draw } from '../base/random.ts'

/** Kinds of hours, and of unevenness: powers of two. */
export const CHRONOTYPES = 16
export const UNEVENNESS = 4

/**
 * How much more some call than they are called, at the same number of contacts: sd of ln. Together with RATE_SIGMA of
 * ties.ts it gives the spread of answered outgoing calls (p25/p50/p75 .63/1.49/3.11 a day, Sichuan 2020).
 */
const INITIATIVE_SIGMA = 0.66
/** sd of ln(median duration) over SIMs: .42 (Sichuan 2020, 2,500 ordinary SIMs). */
const TALK_SIGMA = 0.42
/** Quiet and busy days of one person: sd of ln, assumed. */
const MOOD_SIGMA = 0.8
/** How willingly people answer, around the average: assumed. */
export const ANSWERING = Float64Array.of(0.78, 0.97, 1.08, 1.17)
/**
 * Share of the calls to somebody that are made: some have a SIM for calling only, others are little known by that number.
 * A tenth of ordinary SIMs have outgoing calls alone, and the median share of outgoing calls is .52 (Sichuan 2020).
 */
export const POPULARITY = Float64Array.of(0, 0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 1, 1, 1, 1, 1)

export const INITIATIVE = spreadTable(INITIATIVE_SIGMA, 32)
export const TALK = logNormalTable(1, TALK_SIGMA, 32)
export const MOOD = spreadTable(MOOD_SIGMA, 64)
/** No mood is above, by more than a rounding. */
export const MOST_MOOD = Math.max(...MOOD) * 1.000001

/** One line's 32 bits of character; the readers below take their own bits of it. */
export type Traits = number

/** Counter of the draw that is a line's traits, of which the upper half is its lot. */
export const TRAITS = 0

export function traitsOf(key: Key, line: number): Traits {
  return draw(key.k0, key.k1, line, TRAITS)
}

/** Factor on the calls a line makes; mean 1, at most 5. */
export function initiative(traits: Traits): number {
  return INITIATIVE[traits & 31]
}

/** Factor on the length of talks; median 1. */
export function talkativeness(traits: Traits): number {
  return TALK[(traits >>> 5) & 31]
}

/** Factor on the chance to answer; mean 1. */
export function answering(traits: Traits): number {
  return ANSWERING[(traits >>> 10) & 3]
}

/** Hours that somebody prefers, from the early (0) to the late (CHRONOTYPES - 1). */
export function chronotype(traits: Traits): number {
  return (traits >>> 12) & (CHRONOTYPES - 1)
}

/** How unlike one another somebody's talks are, from 0 to UNEVENNESS - 1. */
export function unevenness(traits: Traits): number {
  return (traits >>> 16) & (UNEVENNESS - 1)
}

/** Position in POPULARITY. */
export function popularity(traits: Traits): number {
  return (traits >>> 18) & (POPULARITY.length - 1)
}

/** A share of 65,536 by which profiles are dealt out; its low bits are those of unevenness and popularity. */
export function lot(traits: Traits): number {
  return traits >>> 16
}

/** Factor on a line's calls on one day; mean 1, at most 4. */
export function mood(k0: number, k1: number, line: number): number {
  return MOOD[draw(k0, k1, line, 1) & 63]
}
