// When they call: a heat map of the week for each class.
import { weekday } from '../../../base/calendar.ts'
import { type Picture, number, percent, sideBySide } from '../../../pictures/index.ts'
import type { SimClass } from '../classes.ts'
import type { MakeSection } from '../section.ts'
import type { Behaviour } from '../survey.ts'
import { slug } from '../words.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const ROW = 18

export const hours: MakeSection = ({ dataset, survey: { classes, behaviour } }, album) => {
  const shown = classes.all.map((own, place) => ({ own, week: weekOf(behaviour[place], dataset.frame.firstDay), total: sum(behaviour[place].hours) }))
    .filter(({ total }) => total > 0).toReversed()
  if (shown.length === 0) return undefined
  return {
    id: 'hours', title: 'When they call',
    body: [sideBySide(shown.map(({ own, week, total }) => album.show(heat(own, week), {
      note: `${number(own.sims)} SIMs, ${number(total)} attempts. Busiest: ${busiest(week)}.`,
    })))],
  }
}

/**
 * Shares of an average week. Hours are divided by how often their weekday comes between the first and the last day with
 * attempts: five Thursdays beside four Wednesdays are not busier for it.
 */
export function weekOf({ hours, days }: Pick<Behaviour, 'hours' | 'days'>, firstDay: number): Float64Array {
  const times = new Float64Array(7)
  const last = days.findLastIndex((attempts) => attempts > 0)
  for (let day = days.findIndex((attempts) => attempts > 0); day <= last; day++) times[weekday(firstDay + day)]++
  const mean = hours.map((attempts, at) => (attempts > 0 ? attempts / times[Math.floor(at / 24)] : 0))
  const total = sum(mean)
  return mean.map((attempts) => attempts / total)
}

function heat({ name }: SimClass, week: Float64Array): Picture {
  const most = Math.max(...week)
  return {
    name: `hours-${slug(name)}`,
    title: `Hours of the week: ${name}`,
    description: `Outgoing attempts of ${name} by weekday and hour, as shares of an average week.`,
    x: { label: 'hour of the day', scale: 'band', bands: HOURS },
    y: { label: '', scale: 'band', bands: WEEKDAYS },
    height: WEEKDAYS.length * ROW,
    layers: [{
      mark: 'heat', colour: 'ink', reach: [0, most], ends: ['0', percent(most, 2)], value: 'of a week\'s attempts',
      cells: Array.from(week, (value, at) => ({ x: at % 24, y: Math.floor(at / 24), value })),
    }],
  }
}

function busiest(week: Float64Array): string {
  const at = week.indexOf(Math.max(...week))
  return `${WEEKDAYS[Math.floor(at / 24)]} at ${at % 24}\u00A0h`
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
