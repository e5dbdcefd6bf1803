// Shifts: when a member is at work.
import { type Key, draw, unit } from '../base/random.ts'
import { CUT, DAY, SECOND } from '../base/units.ts'
import type { Operation } from '../scenario/settings.ts'

/** Milliseconds after the first cut of the run. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Nobody starts on the minute: the first dial of a stretch comes up to this late (assumed). */
const LATE = 300 * SECOND

/** The stretches that one member works, in order; `firstDay` is the first day of the period. */
export function stretchesOf(settings: Operation, member: number, key: Key, firstDay: number): Stretch[] {
  const stretches: Stretch[] = []
  for (let date = settings.from; date <= settings.to; date++) {
    const day = date - firstDay
    const worked = settings.shift.weekdays[(date + 3) % 7]
    settings.shift.hours.forEach((hours, part) => {
      const at = day * 8 + part
      if (unit(draw(key.k0, key.k1, member, at)) >= worked) return
      const late = Math.floor(unit(draw(key.k0, key.k1, ~member, at)) * Math.min(LATE, (hours.to - hours.from) * SECOND))
      const start = day * DAY - CUT
      stretches.push({ from: start + hours.from * SECOND + late, to: start + hours.to * SECOND })
    })
  }
  return stretches
}

/** Handsets are switched on so long before the first stretch of a day, and off so long after the last (ms). Assumed. */
const EARLY = { from: 180 * SECOND, more: 900 * SECOND }
const AFTER = { from: 300 * SECOND, more: 2400 * SECOND }

/** When a member's handsets are on: on and off in turn, ms after the first cut of the run; off at every cut. */
export function hoursOf(stretches: readonly Stretch[], member: number, key: Key): Float64Array {
  const hours: number[] = []
  let today = NaN
  for (const { from, to } of stretches) {
    const day = Math.floor(from / DAY)
    const early = EARLY.from + Math.floor(unit(draw(key.k0, key.k1, member, 2 * day)) * EARLY.more)
    const after = AFTER.from + Math.floor(unit(draw(key.k0, key.k1, member, 2 * day + 1)) * AFTER.more)
    if (day !== today) hours.push(Math.max(day * DAY, from - early), 0)
    hours[hours.length - 1] = Math.min((day + 1) * DAY, to + after)
    today = day
  }
  return Float64Array.from(hours)
}
