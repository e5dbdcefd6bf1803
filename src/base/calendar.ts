// The calendar: days, weekdays and local moments as plain numbers, without time zones.

export interface CalendarDate {
  readonly year: number
  /** From 1 to 12. */
  readonly month: number
  /** From 1 to 31. */
  readonly day: number
}

/** Seconds. */
export const DAY_LENGTH = 86_400

/** Days before a month in a year that begins with March. */
const BEFORE_MONTH = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337]
/** Days in four centuries, a century and four years of the Gregorian calendar. */
const DAYS_400 = 146_097
const DAYS_100 = 36_524
const DAYS_4 = 1461
/** Days from 0000-03-01 to 1970-01-01. */
const TO_1970 = 719_468

/** Days after 1970-01-01 (Gregorian, also before 1582). The date has to exist: see `isDate`. */
export function dayNumber(date: CalendarDate): number {
  const march = date.month > 2 ? date.month - 3 : date.month + 9
  const year = date.month > 2 ? date.year : date.year - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + BEFORE_MONTH[march] + date.day - 1 - TO_1970
}

/** The inverse of `dayNumber`; `day` is whole. */
export function dateOf(day: number): CalendarDate {
  const since = day + TO_1970
  const era = Math.floor(since / DAYS_400)
  let rest = since - era * DAYS_400
  const century = Math.min(3, Math.floor(rest / DAYS_100))
  rest -= century * DAYS_100
  const four = Math.min(24, Math.floor(rest / DAYS_4))
  rest -= four * DAYS_4
  const single = Math.min(3, Math.floor(rest / 365))
  rest -= single * 365
  const march = BEFORE_MONTH.findLastIndex((before) => before <= rest)
  const year = era * 400 + century * 100 + four * 4 + single
  return {
    year: march < 10 ? year : year + 1,
    month: march < 10 ? march + 3 : march - 9,
    day: rest - BEFORE_MONTH[march] + 1,
  }
}

/** Days in a month; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

export function isDate(date: CalendarDate): boolean {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month)
}

/** Monday is 0, Sunday 6. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** Day number of `2022-05-30`; undefined if the text is no date, or one that does not exist. */
export function readDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return undefined
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isDate(date) ? dayNumber(date) : undefined
}

/** `2022-05-30`; years 0 to 9999. */
export function formatDate(day: number): string {
  const date = dateOf(day)
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`
}

/** `09:00` or, where it is not on the minute, `09:00:30`; seconds after midnight, also beyond 24:00. */
export function formatTime(seconds: number): string {
  const rest = seconds % 60
  const minutes = (seconds - rest) / 60
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}

/** Local moment of a time of day: seconds after 1970-01-01T00:00 local time. */
export function momentAt(day: number, seconds: number): number {
  return day * DAY_LENGTH + seconds
}

/** Day number of a local moment. */
export function dayOf(moment: number): number {
  return Math.floor(moment / DAY_LENGTH)
}

/** Seconds after midnight of a local moment. */
export function timeOf(moment: number): number {
  return moment - dayOf(moment) * DAY_LENGTH
}

/** `+08:00`; minutes east of UTC. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** `2022-06-24T15:00:00+08:00` for milliseconds after 1970-01-01T00:00Z, which are cut to whole seconds. */
export function formatInstant(milliseconds: number, utcOffset: number): string {
  const moment = Math.floor(milliseconds / 1000) + utcOffset * 60
  const time = timeOf(moment)
  const clock = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60].map(two).join(':')
  return `${formatDate(dayOf(moment))}T${clock}${formatOffset(utcOffset)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
