// When they call: a heat map of the week for each class.
import { type Picture, number, percent, sideBySide } from '../../../pictures/index.ts'
import type { SimClass } from '../classes.ts'
import type { MakeSection } from '../section.ts'
import type { Behaviour } from '../survey.ts'
import { slug } from '../words.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const ROW = 18

export const hours: MakeSection = ({ survey: { classes, behaviour } }, album) => {
  const shown = classes.all.map((own, place) => ({ own, did: behaviour[place], total: sum(behaviour[place].hours) }))
    .filter(({ total }) => total > 0).toReversed()
  if (shown.length === 0) return undefined
  return {
    id: 'hours', title: 'When they call',
    body: [sideBySide(shown.map(({ own, did, total }) => album.show(heat(own, did, total), {
      note: `${number(own.sims)} SIMs, ${number(total)} attempts. Busiest: ${busiest(did)}.`,
    })))],
  }
}

function heat({ name }: SimClass, { hours }: Behaviour, total: number): Picture {
  const most = Math.max(...hours)
  return {
    name: `hours-${slug(name)}`,
    title: `Hours of the week: ${name}`,
    description: `Outgoing attempts of ${name} by weekday and hour, as shares of all their attempts.`,
    x: { label: 'hour of the day', scale: 'band', bands: HOURS },
    y: { label: '', scale: 'band', bands: WEEKDAYS },
    height: WEEKDAYS.length * ROW,
    layers: [{
      mark: 'heat', colour: 'ink', reach: [0, most / total], ends: ['0', percent(most / total, 2)], value: 'of the attempts',
      cells: Array.from(hours, (count, at) => ({ x: at % 24, y: Math.floor(at / 24), value: count / total })),
    }],
  }
}

function busiest({ hours }: Behaviour): string {
  const at = hours.indexOf(Math.max(...hours))
  return `${WEEKDAYS[Math.floor(at / 24)]} at ${at % 24}\u00A0h`
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
