// Ways: what the profiles of a run say of their people, as tables that hot loops and kernels read.
import { joined } from '../base/grown.ts'
import { DAY } from '../base/units.ts'
import type { Errand } from '../network/outcome.ts'
import { CHRONOTYPES, POPULARITY, TRAITS, type Traits, chronotype, lot, popularity } from '../population/people.ts'
import type { Population } from '../population/population.ts'
import { linesMarked, markedAmong, sortsOf } from '../population/sift.ts'
import { calledOf, dealProfiles, testCall } from './dealing.ts'
import type { Profile } from './profile.ts'
import { CLOCK_BITS, clocksOf } from './rhythm.ts'

/** Entries of a clock. */
const CLOCK = (1 << CLOCK_BITS) + 1

/** A profile is known by its position in those of the run. */
export class Ways {
  /** Profile of each lot; the lots below `firstLots` are of profile 0. */
  readonly profiles: Uint8Array
  readonly firstLots: number
  /** By profile: weekday and weekend of its friends, then of its round, each for all chronotypes: moments of a day at equal shares. */
  readonly clocks: Int32Array
  /** By profile: factors on the length of talks and on the chance to answer; calls a day on the day that was set. */
  readonly talk: Float64Array
  readonly answers: Float64Array
  readonly volume: Float64Array
  /** By profile and popularity: of 256 calls to a line those that are made. */
  readonly called: Uint16Array
  /** By profile: km around home in which somebody is all day; negative: at home and at work. */
  readonly radii: Float64Array
  /** By profile: the errand of its test calls. */
  readonly tests: ReadonlyMap<number, Errand>
  /** By profile: ms between test calls, or 0; shares of a round that others make, and of the other calls that are awaited. */
  readonly intervals: Float64Array
  readonly inward: Float64Array
  readonly awaited: Float64Array
  readonly #all: readonly Profile[]
  /** Lines that are not of profile 0, which has nearly all, once they were asked for. */
  #others: Int32Array | undefined
  #weekend = 0

  /** `shares` of the lines by name of the profile. */
  constructor(profiles: readonly Profile[], shares: Readonly<Record<string, number>>) {
    this.#all = profiles
    this.profiles = dealProfiles(shares, profiles)
    const others = this.profiles.findIndex((profile) => profile !== 0)
    this.firstLots = others < 0 ? this.profiles.length : others
    this.clocks = joined(profiles.flatMap((profile) => {
      const among = clocksOf(profile)
      return [...among, ...(profile.round ? clocksOf(profile.round) : among)]
    }))
    this.talk = Float64Array.from(profiles, ({ talk }) => talk)
    this.answers = Float64Array.from(profiles, (profile) => profile.answers)
    this.volume = new Float64Array(profiles.length)
    this.called = Uint16Array.from(profiles.flatMap(calledOf))
    this.radii = Float64Array.from(profiles, ({ radius = -1 }) => radius)
    this.tests = new Map(profiles.flatMap(({ round }, i) => (round?.test === undefined ? [] : [[i, testCall(round.test)] as const])))
    this.inward = Float64Array.from(profiles, ({ round }) => round?.inward ?? 0)
    this.awaited = Float64Array.from(profiles, ({ round }) => round?.awaited ?? 0)
    this.intervals = Float64Array.from(profiles, ({ round }) => (round?.test === undefined ? 0 : DAY / round.callsPerDay))
  }

  /** `weekday` is 0 on Mondays. */
  setDay(weekday: number): void {
    this.#weekend = weekday > 4 ? 1 : 0
    this.#all.forEach((profile, i) => { this.volume[i] = profile.callsPerDay * profile.weekdays[weekday] })
  }

  /** All lines of some profiles, in order; of always the same population. */
  linesOf(is: (profile: Profile) => boolean, { lines, people }: Population): Int32Array {
    const chosen = Uint8Array.from(this.#all, (profile) => (is(profile) ? 1 : 0))
    const marks = this.profiles.map((profile) => chosen[profile])
    if (!marks.includes(1)) return new Int32Array(0)
    if (chosen[0] === 1) return linesMarked(lines, people, TRAITS, marks)
    this.#others ??= linesMarked(lines, people, TRAITS, this.profiles.map((profile) => (profile === 0 ? 0 : 1)))
    return markedAmong(this.#others, people, TRAITS, marks)
  }

  /** The profile of each of some lines. */
  profilesOf(some: Int32Array, { people }: Population): Uint8Array {
    return sortsOf(some, people, TRAITS, this.profiles)
  }

  of(traits: Traits): number {
    return this.profiles[lot(traits)]
  }

  /** The moment of an attempt, ms after the cut: of a line's round, or among friends; `bits` are its draw, `number` counts the round. */
  moment(traits: Traits, onRound: boolean, number: number, bits: number): number {
    const profile = this.of(traits)
    const every = onRound ? this.intervals[profile] : 0
    if (every > 0) return Math.floor(every * (number + (traits & 0xff) / 0x100))
    const clock = (4 * profile + (onRound ? 2 : 0) + this.#weekend) * CHRONOTYPES + chronotype(traits)
    const entry = clock * CLOCK + (bits >>> (32 - CLOCK_BITS))
    const rest = ((bits << CLOCK_BITS) >>> 0) * 2 ** -32
    return (this.clocks[entry] + (this.clocks[entry + 1] - this.clocks[entry]) * rest) | 0
  }

  /** Whether a call to somebody is made, whom not everybody calls; `key` is that of the attempt. */
  isThoughtOf(traits: Traits, key: number): boolean {
    return (key & 0xff) < this.called[this.of(traits) * POPULARITY.length + popularity(traits)]
  }
}
