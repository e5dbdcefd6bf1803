// The calendar agrees with the one that the language has, where that one has no time zone.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY_LENGTH, dateOf, dayNumber, dayOf, daysInMonth, formatDate, formatInstant, formatOffset, formatTime, isDate,
  momentAt, readDate, timeOf, weekday,
} from '../../src/base/calendar.ts'

/** Years 0000 to 9999. */
const days = fc.integer({ min: -719_528, max: 2_932_896 })
const utc = (day: number) => new Date(day * 86_400_000)

describe('days', () => {
  it('have the dates that Date.UTC gives them', () => {
    fc.assert(fc.property(days, (day) => {
      const date = utc(day)
      expect(dateOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
      expect(weekday(day)).toBe((date.getUTCDay() + 6) % 7)
      expect(formatDate(day)).toBe(date.toISOString().slice(0, 10))
    }), { numRuns: 1000 })
  })

  it('come back from their date and from its text', () => {
    fc.assert(fc.property(days, (day) => {
      expect(dayNumber(dateOf(day))).toBe(day)
      expect(readDate(formatDate(day))).toBe(day)
    }), { numRuns: 1000 })
  })

  it('follow each other without a gap through two centuries with and without a leap day', () => {
    for (let day = readDate('1899-12-31') as number; day < (readDate('2101-01-01') as number); day++) {
      expect(readDate(formatDate(day + 1))).toBe(day + 1)
    }
  })

  it('begin with Thursday, 1970-01-01', () => {
    expect(formatDate(0)).toBe('1970-01-01')
    expect(weekday(0)).toBe(3)
    expect(weekday(readDate('2022-06-26') as number)).toBe(6)
  })
})

describe('dates', () => {
  it('that do not exist are none', () => {
    for (const text of ['2022-06-31', '2022-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-01-00', '2022-1-1', '']) {
      expect(readDate(text), text).toBeUndefined()
    }
    expect(readDate('2000-02-29')).toBe(11_016)
    expect(isDate({ year: 2024, month: 2, day: 29 })).toBe(true)
  })

  it('fill their months', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const last = dateOf(dayNumber({ year, month, day: 1 }) + daysInMonth(year, month) - 1)
      expect(last).toEqual({ year, month, day: daysInMonth(year, month) })
      expect(dateOf(dayNumber(last) + 1).day).toBe(1)
    }))
  })
})

describe('moments', () => {
  it('are taken apart as they were put together, before 1970 too', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: DAY_LENGTH - 1 }), (day, seconds) => {
      const moment = momentAt(day, seconds)
      expect([dayOf(moment), timeOf(moment)]).toEqual([day, seconds])
    }))
  })

  it('are written as ISO 8601 with the offset, and read back by Date as the same second', () => {
    const seconds = fc.integer({ min: 0, max: 4_102_444_800 })
    fc.assert(fc.property(seconds, fc.integer({ min: -720, max: 840 }), (at, offset) => {
      const text = formatInstant(at * 1000 + 999, offset)
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
      expect(Date.parse(text)).toBe(at * 1000)
    }), { numRuns: 500 })
  })

  it('and times show seconds only where there are any', () => {
    expect(formatInstant(Date.UTC(2022, 5, 24, 7), 480)).toBe('2022-06-24T15:00:00+08:00')
    expect(formatTime(9 * 3600)).toBe('09:00')
    expect(formatTime(28 * 3600 - 30)).toBe('27:59:30')
    expect([formatOffset(480), formatOffset(-210), formatOffset(0)]).toEqual(['+08:00', '-03:30', '+00:00'])
  })
})
