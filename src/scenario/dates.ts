// Fields of calendar time: dates, local moments, hours of a day and UTC offsets.
import { formatDate } from '../base/calendar.ts'
import { type Field, type Told, scalar, within } from './field.ts'
import {
  DATE_PATTERN, HOURS_PATTERN, type Hours, MOMENT_PATTERN, OFFSET_PATTERN, dayHint, hoursHint, offsetHint, readDay,
  readHours, readMoment, readOffset, writeHours, writeMoment, writeOffset,
} from './times.ts'

const FIRST_DAY = 0
const LAST_DAY = 47_846 // 2100-12-31

/** Days after 1970-01-01. */
export function date(told: Told): Field<number> {
  const limits = `${formatDate(FIRST_DAY)} to ${formatDate(LAST_DAY)}`
  return scalar({
    ...told,
    limits,
    unit: 'date',
    expected: `a date from ${limits}, such as 2022-05-30`,
    json: { type: 'string', pattern: DATE_PATTERN, examples: ['2022-05-30'] },
    hint: (value) => (readDay(value) === undefined ? dayHint(value) : undefined),
  }, within(readDay, { from: FIRST_DAY, to: LAST_DAY }), formatDate)
}

/** Seconds after 1970-01-01T00:00 local time. */
export function moment(told: Told): Field<number> {
  return scalar({
    ...told,
    unit: 'local time',
    expected: 'a local date and time, such as 2022-06-24 15:00',
    json: { type: 'string', pattern: MOMENT_PATTERN, examples: ['2022-06-24 15:00'] },
    hint: (value) => (typeof value === 'string' && readDay(value) !== undefined
      ? `did you mean "${value} 15:00"?` : dayHint(String(value).slice(0, 10))),
  }, readMoment, writeMoment)
}

export function hours(told: Told): Field<Hours> {
  return scalar({
    ...told,
    unit: 'local time',
    limits: '04:00 to 28:00',
    expected: 'hours between 04:00 and 28:00 (04:00 of the next day), such as 09:00-12:00',
    json: { type: 'string', pattern: HOURS_PATTERN, examples: ['09:00-12:00', '22:00-28:00'] },
    hint: hoursHint,
  }, readHours, writeHours)
}

/** Minutes east of UTC. */
export function utcOffset(told: Told): Field<number> {
  return scalar({
    ...told,
    unit: 'time east of UTC',
    limits: '-12:00 to +14:00',
    expected: 'a UTC offset from -12:00 to +14:00, such as +08:00, or Z',
    json: { type: 'string', pattern: OFFSET_PATTERN, examples: ['+08:00', 'Z'] },
    hint: offsetHint,
  }, within(readOffset, { from: -720, to: 840 }), writeOffset)
}
