// The scale of time: ticks at hours, days or weeks that begin on Monday.
import { DAY_LENGTH, dateOf, dayOf, formatTime, timeOf, weekday } from '../../base/calendar.ts'
import type { Reach, Scale, Tick } from './scale.ts'

const HOUR = 3600
const STEPS = [60, 300, 900, 1800, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY_LENGTH, 2 * DAY_LENGTH, 7 * DAY_LENGTH, 14 * DAY_LENGTH,
  28 * DAY_LENGTH, 91 * DAY_LENGTH, 364 * DAY_LENGTH]
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function time({ domain: [low, high], range: [from, to], room }: Reach): Scale {
  const length = Math.max(1, high - low)
  const step = STEPS.find((each) => length / each <= room) ?? STEPS[STEPS.length - 1]
  return { at: (value) => from + ((value - low) / length) * (to - from), ticks: ticksOf(low, high, step), step: 0 }
}

/** `24 Jun`. */
export function dayText(moment: number): string {
  const { month, day } = dateOf(dayOf(moment))
  return `${day} ${MONTHS[month - 1]}`
}

/** `24 Jun 15:00`. */
export function momentText(moment: number): string {
  return `${dayText(moment)} ${formatTime(Math.floor(timeOf(moment)))}`
}

function ticksOf(low: number, high: number, step: number): Tick[] {
  const weekly = step % (7 * DAY_LENGTH) === 0
  const firstDay = dayOf(low)
  const origin = weekly ? (firstDay - weekday(firstDay)) * DAY_LENGTH : firstDay * DAY_LENGTH
  const ticks: Tick[] = []
  for (let value = origin; value <= high; value += step) {
    if (value >= low) ticks.push({ value, text: timeOf(value) === 0 ? dayText(value) : formatTime(timeOf(value)) })
  }
  return ticks
}
