// When a SIM's answered calls are: hours of the day, days, nights and weekends.
import { DAY_LENGTH, weekday } from '../../base/calendar.ts'
import { group } from './feature.ts'
import type { SimCalls } from './sim-calls.ts'
import { Tally } from './tally.ts'

const HOUR = 3600
/** Hours before this one are night: FraudZen, ASIACCS 2024, table 3 (00-05 h). */
const MORNING = 5
const SATURDAY = 5

const byHour = new Int32Array(24)
const byDay = new Tally()

export const hours = group({
  calls_per_day: ['1', 'answered calls a day, of all days looked at'],
  calls_out_per_day: ['1', 'answered outgoing calls a day, of all days looked at'],
  active_days: ['1', 'days with an answered call'],
  span_days: ['day', 'from the first to the last of these days, both counted'],
  active_day_share: ['share', 'active days of the span'],
  calls_per_active_day: ['1', 'answered calls a day with any'],
  busiest_day_calls: ['1', 'answered calls of the busiest day'],
  active_hours: ['1', 'hours of the day, of 24, in which it ever had an answered call'],
  busiest_hour: ['h', 'hour of the day with most answered calls, the first of equals'],
  busiest_hour_calls: ['1', 'answered calls in that hour of all days'],
  busiest_hour_share: ['share', 'share of answered calls in the busiest hour of the day'],
  night_share: ['share', 'answered calls from 00 to 05 h'],
  weekend_share: ['share', 'answered calls on Saturdays and Sundays'],
}, (calls: SimCalls) => {
  const { firstDay, days } = calls.around
  let [size, out, weekend, first, last] = [0, 0, 0, NaN, NaN]
  byHour.fill(0)
  byDay.clear()
  for (let call = 0; call < calls.size; call++) {
    if (!calls.answered(call)) continue
    const day = Math.floor(calls.time[call] / DAY_LENGTH)
    size++
    if (calls.outgoing(call)) out++
    byDay.add(day)
    byHour[Math.floor(calls.time[call] / HOUR) % 24]++
    if (weekday(firstDay + day) >= SATURDAY) weekend++
    if (size === 1) first = day
    last = day
  }
  const most = Math.max(...byHour)
  const span = last - first + 1
  return {
    calls_per_day: size / (days[1] - days[0] + 1),
    calls_out_per_day: out / (days[1] - days[0] + 1),
    active_days: byDay.size,
    span_days: span,
    active_day_share: byDay.size / span,
    calls_per_active_day: size / byDay.size,
    busiest_day_calls: size > 0 ? byDay.most() : NaN,
    active_hours: byHour.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    busiest_hour: size > 0 ? byHour.indexOf(most) : NaN,
    busiest_hour_calls: size > 0 ? most : NaN,
    busiest_hour_share: most / size,
    night_share: byHour.subarray(0, MORNING).reduce((sum, count) => sum + count, 0) / size,
    weekend_share: weekend / size,
  }
})
