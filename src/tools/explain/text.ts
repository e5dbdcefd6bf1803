// A story as text: who it is about, then day by day.
import { formatDate } from '../../base/calendar.ts'
import type { Frame } from '../dataset/frame.ts'
import { type Story, dayOf } from './story.ts'
import type { Subject } from './subject.ts'
import { clock, length, operationText } from './words.ts'

/** A line a moment, under the day it is of. */
export function storyText(story: Story, frame: Frame): string {
  const account = story.account.map(([name, count]) => (name.startsWith('in the end') ? name : `${count} ${name}`)).join(', ')
  const lines = [headline(story.subject, frame), `  ${sums(story)}`, ...(account === '' ? [] : [`  ${account}`])]
  let day = NaN
  for (const moment of story.moments) {
    if (dayOf(moment) !== day) {
      day = dayOf(moment)
      lines.push('', formatDate(frame.firstDay + day))
    }
    lines.push(`  ${clock(moment.time)}  ${moment.text}`)
  }
  return lines.join('\n')
}

export function headline(subject: Subject, frame: Frame): string {
  switch (subject.kind) {
    case 'operation': return operationText(subject.operation, daysOf(subject.operation, frame))
    case 'sim': {
      const { imsi, msisdn, profile, label, operation } = subject.sim
      const later = operation === undefined ? '' : `, then used by ${operation}${label === 1 ? ' for relay calls' : ''}`
      return `SIM ${imsi}, number ${msisdn}: of a ${profile}${later}`
    }
    case 'handset': {
      const { imei, handset, operation, pair, part } = subject.handset
      return `handset ${handset}, IMEI ${imei}: ${operation === undefined ? 'of a subscriber' : `${part ?? 'part'} of ${pair ?? operation}`}`
    }
    case 'subscriber': return `person ${subject.holder}`
  }
}

export function daysOf({ from, to }: { readonly from: number; readonly to: number }, frame: Frame): string {
  return `${frame.text(from).slice(0, 10)} to ${frame.text(to - 1).slice(0, 10)}`
}

function sums({ holdings, calls }: Story): string {
  const total = (of: (day: Story['calls'][number]) => number) => calls.reduce((sum, day) => sum + of(day), 0)
  const count = (ids: readonly number[]) => new Set(ids.filter((id) => id > 0)).size
  const parties = new Set(calls.flatMap((day) => [...day.parties]))
  const sims = count(holdings.map(({ imsi }) => imsi))
  const handsets = count([...holdings.map(({ imei }) => imei), ...calls.map(({ imei }) => imei)])
  return [
    `${sims} ${sims === 1 ? 'SIM' : 'SIMs'}`, `${handsets} ${handsets === 1 ? 'handset' : 'handsets'}`,
    `${total((day) => day.outgoing)} outgoing attempts of which ${total((day) => day.outgoingAnswered)} were answered`,
    `${total((day) => day.incoming)} incoming of which ${total((day) => day.incomingAnswered)}`,
    `${length(total((day) => day.talk))} of talk`, `${parties.size} numbers`,
  ].join(', ')
}
