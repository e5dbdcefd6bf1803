// What becomes of an attempt if both lines are free: a pure function of the attempt. The callee decides.
import { inverseTable, logNormalTable } from '../base/quantiles.ts'
import { type Key, draw, unit, whole } from '../base/random.ts'
import { CUT, HOUR, MAX_RING, MAX_TALK, SECOND } from '../base/units.ts'

/** What the callee sees in the caller. */
export const View = { known: 0, expected: 1, unknown: 2, marked: 3 } as const
export type View = (typeof View)[keyof typeof View]

/** How an attempt ended. `none`: it did not come about. */
export const Ending = {
  none: 0, busy: 1, absent: 2, answered: 3, dropped: 4, rejected: 5, gaveUp: 6, rangOut: 7, barred: 8,
  vacant: 9, suspended: 10,
} as const
export type Ending = (typeof Ending)[keyof typeof Ending]

/** A talk as the caller's errand makes it; see Talk in scenario/settings.ts. */
export interface Errand {
  /** Seconds at equal shares of chance, before the callee's patience. */
  readonly seconds: Float64Array
  /** Chance that the callee hangs up, at the same places. */
  readonly calleeReleases: Float64Array
  /** The caller hangs up after so many seconds of ringing, uniform; absent: as people do. */
  readonly ring?: { readonly from: number; readonly to: number }
  /** Chance that the callee answers where it is a machine; absent: the callee decides. */
  readonly answers?: number
}

/**
 * Talks among ordinary people, by the sum of both sides' unevenness: ln-median 3.65 s; ln-sd over a SIM's talks 1.19 in the
 * middle and .92 to 1.53 from the tenth to the ninetieth percentile (Sichuan 2020), of which partners make a part.
 */
const CONVERSATION_MEDIAN = 40
const CONVERSATION_SIGMAS = [0.45, 0.7, 0.92, 1.12, 1.32, 1.55, 1.8]
/** Either hangs up as often: assumed. */
const EVENLY = new Float64Array(2048).fill(0.5)
export const CONVERSATIONS = CONVERSATION_SIGMAS.map((sigma): Errand =>
  ({ seconds: logNormalTable(CONVERSATION_MEDIAN, sigma, EVENLY.length), calleeReleases: EVENLY }))
/** Answers cluster 6-10 s and 18-22 s after ringing begins (UNICOM Intelligence documentation, dialler logs). */
export const RING = inverseTable([1, 3, 5, 7, 10, 14, 14, 12, 9, 6, 4, 3, 2, 2, 2, 2, 3, 4, 5, 5, 4, 3, 2, 1, 1, 1], 1, 256)
/** Who does not answer: rejected / caller gives up / network ends the ringing. Assumed; 25 s timeouts are common. */
export const REJECTED = Float64Array.of(0.12, 0.12, 0.3, 0.5)
const GAVE_UP = 0.8
/** Calls cut by the radio network: assumed. */
const DROPPED = 0.004
/** Willingness to answer by the hour of the clock: at night phones lie elsewhere. Assumed. */
const HOURLY = [0.6, 0.5, 0.4, 0.4, 0.4, 0.5, 0.7, 0.9, 0.98, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.95, 0.8]
export const BY_HOUR = Float64Array.from(HOURLY, (_, hour) => HOURLY[(hour + CUT / HOUR) % 24])
/** Talks beyond the bound are drawn again this often, then taken uniformly. */
const REDRAWS = 32
/** How long the caller's line is held by a busy tone and by an announcement, seconds. Assumed. */
const BUSY_TONE = 3
const ANNOUNCEMENT = 7

/** Bits of an outcome that is packed, above those of a leg: the ending, whether the callee hung up, setup and ring. */
const ENDING = 6
const CALLEE = 10
const SETUP = 11
const RING_TIME = 15

/** Decides attempts. The answer stands in the fields until the next question; times are whole seconds. */
export class Outcome {
  ending: Ending = Ending.none
  /** From seizure to alerting; 0: the callee was never alerted. */
  setup = 0
  ring = 0
  talk = 0
  /** From seizure to release. */
  hold = 0
  calleeReleases = false
  /** Of a talk: its place in the tables of the errand. */
  place = 0
  /** Chance to pick up by View. */
  readonly answers: Float64Array
  /** The words of its key. */
  readonly k0: number
  readonly k1: number

  constructor(answers: readonly number[], key: Key) {
    this.answers = Float64Array.from(answers)
    this.k0 = key.k0
    this.k1 = key.k1
  }

  /** The answer in one word, but for its length. */
  get facts(): number {
    return (this.ending << ENDING) | ((this.calleeReleases ? 1 : 0) << CALLEE) | (this.setup << SETUP) | (this.ring << RING_TIME)
  }

  /** Seconds of talk or, where there was none, from seizure to release. */
  get length(): number {
    return wasAnswered(this.ending) ? this.talk : this.hold
  }

  /** The answer that a kernel found, as `facts` and `length`. */
  take(facts: number, length: number): void {
    this.ending = ((facts >>> ENDING) & 15) as Ending
    this.calleeReleases = ((facts >>> CALLEE) & 1) === 1
    this.setup = (facts >>> SETUP) & 15
    this.ring = facts >>> RING_TIME
    this.talk = wasAnswered(this.ending) ? length : 0
    this.hold = this.talk > 0 ? this.setup + this.ring + length : length
  }

  /** Another 32 bits of an attempt, by purpose. */
  roll(key: number, caller: number, purpose: number): number {
    return draw(key ^ this.k0, this.k1, caller, purpose)
  }

  busy(): void {
    this.#short(Ending.busy, BUSY_TONE)
  }

  absent(): void {
    this.#short(Ending.absent, ANNOUNCEMENT)
  }

  /** Nobody has the number. */
  vacant(): void {
    this.#short(Ending.vacant, ANNOUNCEMENT)
  }

  /** The callee's contract is suspended. */
  suspended(): void {
    this.#short(Ending.suspended, ANNOUNCEMENT)
  }

  barred(): void {
    this.#short(Ending.barred, BUSY_TONE)
  }

  /** The caller does not dial after all. */
  none(): void {
    this.#short(Ending.none, 0)
  }

  /**
   * A reachable, free callee is alerted. `answering` and `patience` are the callee's, `talkative` the caller's, `uneven` the
   * sum of both sides' unevenness;
   * `pickUp` overrides the callee's chance to answer where it is not negative. Nothing lasts beyond `limit` (ms).
   */
  alert(
    key: number, caller: number, ms: number, view: View, answering: number, patience: number, talkative: number,
    uneven: number, errand: Errand | null, pickUp: number, limit: number,
  ): void {
    const bits = this.roll(key, caller, 1)
    this.setup = 2 + ((bits >>> 8) & 3) // 2 to 5 s: assumed
    const sure = pickUp >= 0 ? pickUp : errand?.answers ?? -1
    const wish = sure >= 0 ? sure : this.answers[view] * answering * BY_HOUR[(ms / HOUR) | 0]
    if (unit(this.roll(key, caller, 2)) < wish) {
      this.ring = RING[bits & 255]
      this.#talk(key, caller, errand ?? CONVERSATIONS[uneven], errand === null ? patience * talkative : patience, bits << 10)
    } else this.#noAnswer(key, caller, view)
    if (errand?.ring) this.#impatient(this.roll(key, caller, 5), errand.ring)
    this.hold = this.setup + this.ring + this.talk
    if (ms + this.hold * SECOND > limit) this.shorten(key, caller, ms, limit)
  }

  /** Ends an attempt before `limit` (ms), at a uniform moment of the talk, so that nothing piles up there. */
  shorten(key: number, caller: number, ms: number, limit: number): void {
    this.#fit(this.roll(key, caller, 4), Math.floor((limit - ms) / SECOND))
  }

  #short(ending: Ending, hold: number): void {
    this.ending = ending
    this.setup = 0
    this.ring = 0
    this.talk = 0
    this.hold = hold
    this.calleeReleases = false
  }

  #talk(key: number, caller: number, how: Errand, factor: number, spare: number): void {
    const first = this.roll(key, caller, 3)
    const last = how.seconds.length - 1
    let place = first & last
    let talk = Math.round(how.seconds[place] * factor)
    for (let again = 0; talk > MAX_TALK; again++) {
      const bits = this.roll(key, caller, 16 + again)
      place = bits & last
      talk = again < REDRAWS ? Math.round(how.seconds[place] * factor) : 1 + whole(bits, MAX_TALK)
    }
    this.place = place
    this.talk = Math.max(1, talk)
    this.ending = Ending.answered
    this.calleeReleases = unit(first & 0xfffff000) < how.calleeReleases[place]
    if (unit(spare) < DROPPED) this.ending = Ending.dropped
  }

  #noAnswer(key: number, caller: number, view: View): void {
    const bits = this.roll(key, caller, 3)
    const which = unit(bits)
    this.talk = 0
    this.calleeReleases = false
    if (which < REJECTED[view]) {
      this.ending = Ending.rejected
      this.ring = 3 + whole(bits << 12, 12)
      this.calleeReleases = true
    } else if (which < REJECTED[view] + (1 - REJECTED[view]) * GAVE_UP) {
      this.ending = Ending.gaveUp
      this.ring = 15 + whole(bits << 12, 26) // cancelled after 15-40 s (domain: 20-40 s, timeouts at 15 and 25 s)
    } else {
      this.ending = Ending.rangOut
      this.ring = MAX_RING - 14 + whole(bits << 12, 15)
    }
  }

  /** The caller hangs up before anybody has answered. */
  #impatient(bits: number, { from, to }: { readonly from: number; readonly to: number }): void {
    const ring = Math.max(1, from + whole(bits, to - from + 1))
    if (this.ring <= ring) return
    this.ring = ring
    this.talk = 0
    this.ending = Ending.gaveUp
    this.calleeReleases = false
  }

  #fit(bits: number, left: number): void {
    const quiet = this.setup + this.ring
    if (left <= this.setup) {
      this.none()
    } else if (this.talk > 0 && left > quiet) {
      this.talk = 1 + whole(bits, left - quiet)
      this.hold = quiet + this.talk
    } else {
      this.ring = Math.min(this.ring, 1 + whole(bits, left - this.setup))
      this.talk = 0
      this.hold = this.setup + this.ring
      this.ending = Ending.gaveUp
      this.calleeReleases = false
    }
  }
}

/** Whether somebody was talked to. */
export function wasAnswered(ending: Ending): boolean {
  return ending === Ending.answered || ending === Ending.dropped
}
