// Mistakes: ordinary lines that the network bars from calling, as closed forms of line and week. All changes come at the cut.
import { type Key, chance, draw, unit, whole } from '../base/random.ts'
import type { Holdings } from '../population/holdings.ts'
import type { Lines } from '../population/lines.ts'
import { ownAmong } from '../population/own.ts'
import { traitsOf } from '../population/people.ts'
import { linesBySort } from '../population/sift.ts'
import type { Profile } from './profile.ts'
import type { Service } from './service.ts'
import type { Ways } from './ways.ts'

/**
 * Policies that catch relay phones err: "protective suspension" hit a woman who only phoned to have a car moved, a SIM of
 * eight days, people back from abroad (IT Times 2025; wenxuecity, 8 December 2025). Nobody tells how often: rates are assumed.
 */
const WEEK = 7
/** A bar lasts one to five days, each as likely: until its owner has been to a shop with a passport (assumed). */
const LONGEST = 5
/** Of the first day's attempts so many over the calls a day of the profile are made (assumed); a little over one a bar comes about. */
const TRIES = 3

/** A bar, from the cut of one day of the run to that of another. */
export interface Bar {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** Whom bars can hit: chances a week and attempts on the first day, by profile; and who has which. */
export interface Rates {
  readonly barred: Float64Array
  readonly tries: Float64Array
  readonly ways: Ways
  readonly people: Key
}

/** Rates of profiles; `used` are those that anybody has. */
export function ratesOf(profiles: readonly Profile[], used: ReadonlySet<Profile>, ways: Ways, people: Key): Rates {
  return {
    ways,
    people,
    barred: Float64Array.from(profiles, (profile) => (used.has(profile) ? chance(profile.barred ?? 0) : 0)),
    tries: Float64Array.from(profiles, ({ callsPerDay, round }) =>
      Math.min(1, TRIES / (callsPerDay + (round ? round.callsPerDay * (1 - round.inward) : 0)))),
  }
}

/** A SIM that is sold is barred by mistake no more; nobody buys one that is. */
export class Mistakes {
  readonly #lines: Lines
  readonly #holdings: Holdings
  readonly #service: Service
  readonly #rates: Rates
  readonly #key: Key
  /** By week: the bars that begin in it. */
  readonly #weeks = new Map<number, readonly Bar[]>()
  /** First days of the bars of today, by line. */
  readonly #today = new Map<number, number>()
  #day = 0

  constructor(lines: Lines, holdings: Holdings, service: Service, rates: Rates, key: Key) {
    this.#lines = lines
    this.#holdings = holdings
    this.#service = service
    this.#rates = rates
    this.#key = key
  }

  /** Days may come in any order. */
  setDay(day: number): void {
    this.#day = day
    this.#today.clear()
    const week = Math.floor(day / WEEK)
    for (const bars of [this.#begunIn(week - 1), this.#begunIn(week)]) {
      for (const { line, from, to } of bars) if (day >= from && day < to) this.#today.set(line, from)
    }
  }

  /** Lines of the bars of the day that was set. */
  today(): IterableIterator<number> {
    return this.#today.keys()
  }

  isBarred(line: number): boolean {
    return this.#today.has(line) && !this.#holdings.isSold(line, this.#day)
  }

  /** Whether the owner of a barred line makes an attempt, which is refused: on the first day, and if the run has seen it come. */
  isTried(line: number, bits: number): boolean {
    return this.#day >= 0 && this.#today.get(line) === this.#day && unit(bits) < this.#rates.tries[this.#profileAt(line)]
  }

  /** The bars that begin in so many days of the run, by day and line. */
  during(days: number): Bar[] {
    const found: Bar[] = []
    for (let week = 0; week * WEEK < days; week++) {
      found.push(...this.#begunIn(week).filter(({ line, from }) => from < days && !this.#holdings.isSold(line, from)))
    }
    return found.sort((a, b) => a.from - b.from || a.line - b.line)
  }

  /** Looks at every line once a week. */
  #begunIn(week: number): readonly Bar[] {
    const known = this.#weeks.get(week)
    if (known) return known
    const { barred, ways, people } = this.#rates
    const hit = ownAmong(this.#lines, linesBySort(this.#lines, this.#key, week, people, ways.profiles, barred))
    const bars = [...hit].map((line) => this.#barOf(line, week)).filter((bar) => this.#stands(bar, week))
    this.#weeks.set(week, bars)
    return bars
  }

  #isHit(line: number, week: number): boolean {
    if (this.#lines.subscriberAt(line) < 0) return false
    return draw(this.#key.k0, this.#key.k1, line, week) >>> 0 < this.#rates.barred[this.#profileAt(line)]
  }

  #profileAt(line: number): number {
    return this.#rates.ways.of(traitsOf(this.#rates.people, line))
  }

  #barOf(line: number, week: number): Bar {
    const when = draw(this.#key.k1, this.#key.k0, line, week)
    const from = week * WEEK + whole(when, WEEK)
    return { line, from, to: from + 1 + whole(when << 16, LONGEST) }
  }

  /** Not while the number is nobody's or its contract rests, and not before the day after the bar of the last week. */
  #stands({ line, from, to }: Bar, week: number): boolean {
    if (this.#isHit(line, week - 1) && this.#barOf(line, week - 1).to >= from) return false
    return !this.#service.isOutOn(line, from) && !this.#service.isOutOn(line, to - 1)
  }
}
