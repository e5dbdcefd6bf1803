// Reactions: what caller and callee do after a call that did not come about, or a short one.
import { Ending, type Outcome, View } from '../network/outcome.ts'
import { unit } from '../base/random.ts'
import { normalQuantile } from '../base/quantiles.ts'
import { MAX_DEPTH, MAX_FOLLOWED, MAX_PAUSE } from '../base/units.ts'
import { INTS, OUT } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'

/** Pauses of a kind: as many as the last twelve bits of a draw tell apart. */
const SHARES = 4096

export const Reaction = { none: 0, redial: 1, callBack: 2 } as const
export type Reaction = (typeof Reaction)[keyof typeof Reaction]

/**
 * After a missed call the caller tries again within the hour in 31 %, the callee calls back in 33 % (Copenhagen Networks
 * Study, 366 missed calls between friends); more want to than can. Unknown callers are called back by 5 %
 * (2-8 % for victims of relay phones, assumed) and try again in 10 % (assumed).
 */
export const REDIAL_MISSED = Float64Array.of(0.31, 0.25, 0.1, 0.1)
export const CALL_BACK = Float64Array.of(0.5, 0.2, 0.05, 0.02)
/** After a busy tone or an announcement: assumed. */
const REDIAL_BUSY = 0.35
const REDIAL_ABSENT = 0.2

/**
 * After a short talk with somebody known, something was left unsaid: so many call again, two in three of them whoever
 * called before. Bursts are on links (Karsai et al. 2012); fitted to the gaps between a caller's calls (first decile 54 s,
 * first quartile 378 s in the Copenhagen Networks Study).
 */
const AGAIN = 0.22
const BY_CALLER = 2 / 3
export const UNSAID = pauses(120, 1.7)

/** Median of a retry 322 s (48 % within 5 min), of a call-back 617 s (same study); spread assumed. */
export const RETRY = pauses(322, 1.3)
export const RETURN = pauses(617, 1.2)
/** After a busy tone people try again sooner: assumed. */
export const RETRY_BUSY = pauses(120, 1)

/** What follows, and when. The answer stands in the fields until the next question. */
export class Reactions {
  /** Seconds after the release. */
  pause = 0
  readonly #outcome: Outcome

  constructor(outcome: Outcome) {
    this.#outcome = outcome
  }

  /** What happens after an attempt that ended so; at most one thing, by caller or callee. */
  after(ending: Ending, view: View, depth: number, key: number, caller: number): Reaction {
    if (depth >= MAX_DEPTH) return Reaction.none
    if (ending === Ending.answered) return this.#afterTalk(view, key, caller)
    if (!cameToNothing(ending)) return Reaction.none
    const bits = this.#outcome.roll(key, caller, 8)
    const u = unit(bits & 0xfffff000)
    const place = bits & 0xfff
    if (ending === Ending.busy) return this.#decide(u < REDIAL_BUSY, RETRY_BUSY[place], Reaction.redial)
    if (ending === Ending.absent) return this.#decide(u < REDIAL_ABSENT, RETRY[place], Reaction.redial)
    if (u < CALL_BACK[view]) return this.#decide(true, RETURN[place], Reaction.callBack)
    return this.#decide(u < CALL_BACK[view] + REDIAL_MISSED[view], RETRY[place], Reaction.redial)
  }

  /** The key of the attempt that a reaction is. */
  nextKey(key: number, caller: number, reaction: Reaction): number {
    return this.#outcome.roll(key, caller, 9 + reaction)
  }

  #afterTalk(view: View, key: number, caller: number): Reaction {
    if (view !== View.known || this.#outcome.talk > MAX_FOLLOWED) return Reaction.none
    const bits = this.#outcome.roll(key, caller, 8)
    const u = unit(bits & 0xfffff000)
    return this.#decide(u < AGAIN, UNSAID[bits & 0xfff], u < AGAIN * BY_CALLER ? Reaction.redial : Reaction.callBack)
  }

  #decide(yes: boolean, pause: number, reaction: Reaction): Reaction {
    this.pause = pause
    return yes ? reaction : Reaction.none
  }
}

function cameToNothing(ending: Ending): boolean {
  return ending === Ending.busy || ending === Ending.absent
    || ending === Ending.rejected || ending === Ending.gaveUp || ending === Ending.rangOut
}

/** What somebody sees who is called back: a friend, or somebody who was just called. */
export function viewOfReaction(view: View, reaction: Reaction): View {
  return reaction === Reaction.callBack && view !== View.known ? View.expected : view
}

/** Whole seconds at SHARES equal shares of a log-normal that is cut at 5 s and MAX_PAUSE; every thread begins with them. */
function pauses(median: number, sigma: number): Int32Array {
  const cut = (seconds: number) => normalCdf(Math.log(seconds / median) / sigma)
  const low = cut(5)
  const high = cut(MAX_PAUSE)
  kernels.pausesBetween(median, sigma, low, high, SHARES, OUT)
  return INTS.slice(OUT >> 2, (OUT >> 2) + SHARES)
}

/** By bisection of its inverse: used for tables only. */
function normalCdf(z: number): number {
  let low = 1e-9
  let high = 1 - 1e-9
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (normalQuantile(middle) < z) low = middle
    else high = middle
  }
  return low
}
