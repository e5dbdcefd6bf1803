// Dealing: how many attempts a draw makes, which of them others make or await, which profile a lot has, and how long a test call is.
import type { Errand } from '../network/outcome.ts'
import { POPULARITY } from '../population/people.ts'
import type { Habit } from './handsets.ts'
import type { Profile } from './profile.ts'

/**
 * Calls from other networks for each call to them: hotlines and shops are called more than they call. Assumed, so that
 * the median share of outgoing calls comes near .52 (Sichuan 2020, 4,113 ordinary SIMs).
 */
export const RETURNED = 0.6
/** Share of strangers' calls that are awaited: a delivery, a booking (assumed). */
export const AWAITED = 0.5
/** Share of test calls that are answered (assumed). */
export const TEST_ANSWERED = 0.985
/** Nobody makes more calls over a bundle in a day; the average line makes one or two over all. */
const MOST_PER_BUNDLE = 255
const SMALL = 0.125
/** More than the sums below are wrong by. */
const MARGIN = 1e-12

/** The number that a Poisson variable has where 1 - u of its distribution lies below; 0 in most cases. */
export function inversePoisson(u: number, rate: number): number {
  if (isSurelyOne(u, rate)) return 1
  const none = expOfMinus(rate)
  let tail = rate > SMALL ? 1 - none : oneLess(rate)
  if (u >= tail) return 0
  let share = rate * none
  let n = 1
  while (u < tail - share && n < MOST_PER_BUNDLE) {
    tail -= share
    n++
    share *= rate / n
  }
  return n
}

/**
 * Whether it is one, as far as a few products tell: between more than the chance of several, r^2/2 - r^3/3 + r^4/8, and less than that
 * of any, r - r^2/2 + r^3/6 - r^4/24. So it is in most cases.
 */
function isSurelyOne(u: number, rate: number): boolean {
  if (rate >= 1) return false
  const more = rate * rate * (0.5 - rate * (1 / 3 - rate * 0.125))
  const any = rate * (1 - rate * (0.5 - rate * (1 / 6 - rate * (1 / 24))))
  return u > more + MARGIN && u < any - MARGIN
}

/** exp(-x) by squaring that of a small part of it: sums and products alone, so that the kernel finds the same bits. */
function expOfMinus(x: number): number {
  let halvings = 0
  for (; x > SMALL; halvings++) x *= 0.5
  let share = 1 - oneLess(x)
  for (; halvings > 0; halvings--) share *= share
  return share
}

/** 1 - exp(-x) of x up to SMALL, by its series, to 2e-13 of it. */
function oneLess(x: number): number {
  return x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - (x / 5) * (1 - (x / 6) * (1 - (x / 7) * (1 - x / 8)))))))
}

/** Which profile each of the 65,536 lots has, by the scenario's shares. */
export function dealProfiles(shares: Readonly<Record<string, number>>, profiles: readonly Profile[]): Uint8Array {
  const table = new Uint8Array(65_536)
  let at = 0
  profiles.forEach(({ name }, i) => {
    const next = at + (shares[name] ?? 0) * table.length
    table.fill(i, Math.round(at), Math.round(next))
    at = next
  })
  return table
}

/** Of 256 calls to a line of a profile those that are made, by popularity. */
export function calledOf({ round, called }: Profile): number[] {
  return Array.from(POPULARITY, (share) => Math.round(256 * called * (round ? 1 : share)))
}

/** A call to an answering machine: of one length, and ended by the caller. */
export function testCall(seconds: number): Errand {
  return { seconds: Float64Array.of(seconds), calleeReleases: Float64Array.of(0) }
}

export function habitOf({ habit }: Profile): Habit {
  return habit ?? 'own'
}
