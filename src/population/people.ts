// People: what sets one line apart from the next, drawn once per line and never stored.
import { logNormalTable, spreadTable } from '../base/quantiles.ts'
import { type Key, draw } from '../base/random.ts'

/**
 * How much more some call than they are called, at the same number of contacts: sd of ln. Together with RATE_SIGMA of
 * ties.ts it gives the spread of answered outgoing calls (p25/p50/p75 .63/1.49/3.11 a day, Sichuan 2020).
 */
const INITIATIVE_SIGMA = 0.66
/** sd of ln(median duration) over SIMs: .42 (Sichuan 2020, 2,500 ordinary SIMs). */
const TALK_SIGMA = 0.42
/** Quiet and busy days of one person: sd of ln, assumed. */
const MOOD_SIGMA = 0.5
/** How willingly people answer, around the average: assumed. */
const ANSWERING = Float64Array.of(0.7, 0.85, 0.95, 1, 1.05, 1.1, 1.15, 1.2)

const INITIATIVE = spreadTable(INITIATIVE_SIGMA, 64)
const TALK = logNormalTable(1, TALK_SIGMA, 64)
const MOOD = spreadTable(MOOD_SIGMA, 64)

/** One line's 32 bits of character; the readers below take their own bits of it. */
export type Traits = number

export function traitsOf(key: Key, line: number): Traits {
  return draw(key.k0, key.k1, line, 0)
}

/** Factor on the calls a line makes; mean 1, at most 5. */
export function initiative(traits: Traits): number {
  return INITIATIVE[traits & 63]
}

/** Factor on the length of talks; median 1. */
export function talkativeness(traits: Traits): number {
  return TALK[(traits >>> 6) & 63]
}

/** Factor on the chance to answer; mean 1. */
export function answering(traits: Traits): number {
  return ANSWERING[(traits >>> 12) & 7]
}

/** A share of 65,536 by which profiles are dealt out. */
export function lot(traits: Traits): number {
  return traits >>> 16
}

/** Factor on a line's calls on one day; mean 1, at most 4. */
export function mood(k0: number, k1: number, line: number): number {
  return MOOD[draw(k0, k1, line, 1) & 63]
}
