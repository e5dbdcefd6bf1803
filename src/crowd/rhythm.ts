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
/** From the early to the late: factor on the night's calls. Assumed. */
const NIGHT = [0.1, 0.1, 0.15, 0.15, 0.2, 0.2, 0.3, 0.3, 0.5, 0.5, 0.8, 0.8, 1.4, 1.8, 2.4, 3]
const NIGHT_FROM = 23
const NIGHT_TO = 7

/** Weekday clocks of all chronotypes, then weekend clocks: the moment after the cut at equal shares of a day's calls. */
export function clocksOf({ hours }: Rhythm): Int32Array[] {
  return [hours.weekday, hours.weekend].flatMap((shares) =>
    Array.from({ length: CHRONOTYPES }, (_, type) => clock(preferred(shares, type))))
}

/** The hours of a chronotype: its favourite is at an equal share of everybody's. */
function preferred(hours: readonly number[], type: number): number[] {
  const total = hours.reduce((sum, share) => sum + share, 0)
  let favourite = 0
  for (let sum = hours[0]; sum < (total * (type + 0.5)) / CHRONOTYPES; sum += hours[favourite]) favourite++
  return hours.map((share, hour) => {
    const away = (hour - favourite) / FAVOUR_SD
    const night = hour >= NIGHT_FROM || hour < NIGHT_TO ? NIGHT[type] : 1
    return share * night * (1 + FAVOUR * Math.exp(-away * away / 2))
  })
}

/** Hours from midnight, as moments after the cut. */
function clock(hours: readonly number[]): Int32Array {
  return inverseTable(hours.map((_, hour) => hours[(hour + CUT / HOUR) % 24]), HOUR, 1 << CLOCK_BITS)
}
