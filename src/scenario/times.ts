// Human notation of calendar time: dates, local moments, shift hours and UTC offsets.
import {
  dayOf, daysInMonth, formatDate, formatOffset, formatTime, momentAt, readDate, timeOf,
} from '../base/calendar.ts'

export const DATE_PATTERN = String.raw`^\d{4}-\d\d-\d\d$`
export const MOMENT_PATTERN = String.raw`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?$`
export const HOURS_PATTERN = String.raw`^\d\d?:\d\d(?::\d\d)? ?- ?\d\d?:\d\d(?::\d\d)?$`
export const OFFSET_PATTERN = String.raw`^(?:Z|[+-]\d\d:\d\d)$`

const HOURS = new RegExp(HOURS_PATTERN)
const OFFSET = new RegExp(OFFSET_PATTERN)

/** From when to when the hours of a working day may be, seconds after midnight: days are cut at 04:00. */
export const EARLIEST = 4 * 3600
export const LATEST = 28 * 3600

/** The day whose working hours, which go on until 04:00 of the next one, a local moment belongs to. */
export function workingDayOf(moment: number): number {
  return dayOf(moment - EARLIEST)
}

export interface Hours {
  readonly from: number
  readonly to: number
}

/** Days after 1970-01-01. */
export function readDay(value: unknown): number | undefined {
  return typeof value === 'string' ? readDate(value) : undefined
}

export function dayHint(value: unknown): string | undefined {
  const match = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null
  if (!match) return undefined
  const month = Number(match[2])
  return month >= 1 && month <= 12
    ? `${match[1]}-${match[2]} has ${daysInMonth(Number(match[1]), month)} days`
    : 'a year has 12 months; the month comes before the day'
}

/** `2022-06-24 15:00`: seconds after 1970-01-01T00:00 local time. */
export function readMoment(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const day = readDate(value.slice(0, 10))
  const time = /^[ T]\d\d:/.test(value.slice(10)) ? readTime(value.slice(11)) : undefined
  return day === undefined || time === undefined || time >= 86_400 ? undefined : momentAt(day, time)
}

export function writeMoment(moment: number): string {
  return `${formatDate(dayOf(moment))} ${formatTime(timeOf(moment))}`
}

/** `09:00-12:00`, `22:00-28:00`: inside 04:00 to 28:00, the end after the beginning. */
export function readHours(value: unknown): Hours | undefined {
  if (typeof value !== 'string' || !HOURS.test(value)) return undefined
  const [from, to] = value.split('-').map((part) => readTime(part.trim()))
  if (from === undefined || to === undefined) return undefined
  return from >= EARLIEST && from < to && to <= LATEST ? { from, to } : undefined
}

export function writeHours(hours: Hours): string {
  return `${formatTime(hours.from)}-${formatTime(hours.to)}`
}

export function hoursHint(value: unknown): string | undefined {
  if (typeof value !== 'string' || !HOURS.test(value)) return undefined
  const [from, to] = value.split('-').map((part) => readTime(part.trim()))
  if (from === undefined || to === undefined) return undefined
  const nightly = to + 86_400
  if (from >= EARLIEST && to <= EARLIEST) return `did you mean "${writeHours({ from, to: nightly })}"?`
  if (from < EARLIEST && from < to && to <= EARLIEST) {
    return `did you mean "${writeHours({ from: from + 86_400, to: nightly })}", which belongs to the day before?`
  }
  return undefined
}

/** Minutes east of UTC. */
export function readOffset(value: unknown): number | undefined {
  if (typeof value !== 'string' || !OFFSET.test(value)) return undefined
  if (value === 'Z') return 0
  const minutes = Number(value.slice(4))
  const size = Number(value.slice(1, 3)) * 60 + minutes
  if (minutes > 59) return undefined
  return value.startsWith('-') ? 0 - size : size
}

export function writeOffset(minutes: number): string {
  return minutes === 0 ? 'Z' : formatOffset(minutes)
}

export function offsetHint(value: unknown): string | undefined {
  if (typeof value === 'string' && /^[A-Za-z]{2,}/.test(value)) {
    return 'daylight saving is not modelled: write the offset itself, such as +08:00 for Shanghai or Z for UTC'
  }
  const match = /^([+-]?)(\d\d?):?(\d\d)?$/.exec(String(value))
  if (!match) return undefined
  return `did you mean "${match[1] || '+'}${match[2].padStart(2, '0')}:${match[3] ?? '00'}"?`
}

/** Seconds after midnight; hours up to 28. */
function readTime(text: string): number | undefined {
  const match = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(text)
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  return hours <= 28 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined
}
