// Rhythm: at which hours people call, each after a preference of its own.
import { inverseTable } from '../base/quantiles.ts'
import { CUT, HOUR } from '../base/units.ts'
import { CHRONOTYPES } from '../population/people.ts'
import type { Rhythm } from './profile.ts'

/** Entries of a clock, for a place of so many bits: a moment between two entries is interpolated. */
export const CLOCK_BITS = 8
/**
 * Everybody has a favourite hour, at which so many times more calls are made than otherwise, and an sd around it in hours.
 * Favourites lie at equal shares of the hours.
 * Fitted to the share of the busiest hour (quartiles .107/.125/.156) and to which hour it is (Sichuan 2020).
 */
const FAVOUR = 1.3
const FAVOUR_SD = 0.7
/** Factor so many hours away from the favourite. */
const FAVOURS = Float64Array.from({ length: 24 }, (_, hours) => 1 + FAVOUR * Math.exp(-((hours / FAVOUR_SD) * (hours / FAVOUR_SD)) / 2))
/** From the early to the late: factor on the night's calls. Assumed. */
const NIGHT = [0.1, 0.1, 0.15, 0.15, 0.2, 0.2, 0.3, 0.3, 0.5, 0.5, 0.8, 0.8, 1.4, 1.8, 2.4, 3]
const NIGHT_FROM = 23
const NIGHT_TO = 7

const known = new WeakMap<Rhythm['hours'], readonly Int32Array[]>()

/**
 * Weekday clocks of all chronotypes, then weekend clocks: the moment after the cut at equal shares of a day's calls. Most
 * profiles have the hours of residents, so clocks are kept; they are everybody's.
 */
export function clocksOf({ hours }: Rhythm): readonly Int32Array[] {
  const made = known.get(hours) ?? [hours.weekday, hours.weekend].flatMap((shares) =>
    Array.from({ length: CHRONOTYPES }, (_, type) => clock(preferred(shares, type))))
  known.set(hours, made)
  return made
}

/** The hours of a chronotype: its favourite is at an equal share of everybody's. */
function preferred(hours: readonly number[], type: number): number[] {
  const total = hours.reduce((sum, share) => sum + share, 0)
  let favourite = 0
  for (let sum = hours[0]; sum < (total * (type + 0.5)) / CHRONOTYPES; sum += hours[favourite]) favourite++
  return hours.map((share, hour) => {
    const night = hour >= NIGHT_FROM || hour < NIGHT_TO ? NIGHT[type] : 1
    return share * night * FAVOURS[Math.abs(hour - favourite)]
  })
}

/** Hours from midnight, as moments after the cut. */
function clock(hours: readonly number[]): Int32Array {
  return inverseTable(hours.map((_, hour) => hours[(hour + CUT / HOUR) % 24]), HOUR, 1 << CLOCK_BITS)
}
