// Rhythm: how answered calls spread over hours and weekdays.
import { DAY_LENGTH, weekday } from '../../../base/calendar.ts'
import type { MeasureGroup } from './measure.ts'

const HOUR = 3600

export const rhythm: MeasureGroup = {
  measures: {
    calls_by_hour: { form: 'shares', meaning: 'answered calls by local hour, 0 to 23' },
    calls_by_weekday: { form: 'shares', meaning: 'answered calls of a Monday, Tuesday … Sunday, however many of each there are' },
    busiest_hours: { form: 'shares', meaning: 'SIMs by the hour in which they have most answered calls' },
  },
  begin: ({ firstDay, days }) => {
    const [hours, weekdays, busiest] = [new Float64Array(24), new Float64Array(7), new Float64Array(24)]
    const own = new Int32Array(24)
    let sims = 0
    return {
      see(calls) {
        own.fill(0)
        for (let call = 0; call < calls.size; call++) {
          if (!calls.answered(call)) continue
          own[Math.floor(calls.time[call] / HOUR) % 24]++
          weekdays[weekday(firstDay + Math.floor(calls.time[call] / DAY_LENGTH))]++
        }
        own.forEach((count, hour) => { hours[hour] += count })
        busiest[own.indexOf(Math.max(...own))]++
        sims++
      },
      find() {
        const there = new Float64Array(7)
        for (let day = 0; day < days; day++) there[weekday(firstDay + day)]++
        return {
          calls_by_hour: { form: 'shares', shares: scaled(hours), sims },
          calls_by_weekday: { form: 'shares', shares: scaled(weekdays.map((count, day) => (there[day] > 0 ? count / there[day] : 0))), sims },
          busiest_hours: { form: 'shares', shares: scaled(busiest), sims },
        }
      },
    }
  },
}

function scaled(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}
