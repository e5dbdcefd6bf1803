// Contradictions of operations: with the period, with groups, with what their kind sets, and with each other.
import { nearest } from '../base/problem.ts'
import { dayOf, formatDate } from '../base/calendar.ts'
import type { Hearing } from './hearing.ts'
import { MOST_PAIRS } from './operation-fields.ts'
import type { OperationDefaults } from './settings.ts'
import { type Hours, workingDayOf } from './times.ts'
import { apartOrSay, wholeOrSay } from './sums.ts'
import { writeCount } from './human.ts'

export function contradictOperations(hearing: Hearing): void {
  const names = hearing.keys('operations')
  for (const name of names) {
    contradictSizes(hearing, name)
    contradictDays(hearing, name)
    contradictTargets(hearing, name)
    const hours = hearing.get<Hours[]>('operations', name, 'shift', 'hours')
    if (hours) apartOrSay(hours, ['operations', name, 'shift', 'hours'], hearing.say)
    const talks = hearing.keys('operations', name, 'errand').map((i) =>
      hearing.get<number>('operations', name, 'errand', Number(i), 'share'))
    if (talks.length > 0 && talks.every((share) => share !== undefined)) {
      wholeOrSay(talks, ['operations', name, 'errand'], hearing.say)
    }
  }
  contradictTotals(hearing, names)
}

type Sizes = Pick<OperationDefaults, 'count' | 'members' | 'sites' | 'pairs'>

/** As written, or as the kind sets it. */
function size({ get, keys, registry }: Hearing, name: string, field: keyof Sizes): number | undefined {
  if (keys('operations', name).includes(field)) return get<number>('operations', name, field)
  const kind = get<string>('operations', name, 'kind')
  return registry.kinds.find((each) => each.name === kind)?.defaults[field]
}

function contradictSizes(hearing: Hearing, name: string): void {
  const [members, sites, pairs] = (['members', 'sites', 'pairs'] as const).map((field) => size(hearing, name, field))
  const own = (field: string) => (hearing.keys('operations', name).includes(field) ? '' : ', as the kind sets it')
  if (members !== undefined && pairs !== undefined && members > pairs) {
    const culprit = own('pairs') === '' ? 'pairs' : 'members'
    if (culprit === 'pairs') {
      hearing.say(['operations', name, 'pairs'], `at least one for each of ${members} members${own('members')}`)
    } else {
      hearing.say(['operations', name, 'members'], `at most ${pairs} (pairs${own('pairs')}): each tends one`)
    }
  }
  if (members !== undefined && sites !== undefined && sites > members) {
    const culprit = own('sites') === '' ? 'sites' : 'members'
    const expected = culprit === 'sites' ? `at most ${members} (members${own('members')})`
      : `at least one for each of ${sites} sites${own('sites')}`
    hearing.say(['operations', name, culprit], expected)
  }
}

function contradictDays({ get, keys, say }: Hearing, name: string): void {
  const first = get<number>('period', 'from')
  const last = get<number>('period', 'to')
  if (first === undefined || last === undefined || last < first) return
  const period = `${formatDate(first)} to ${formatDate(last)} (the period)`
  const days = ['from', 'to'].map((end) => {
    const day = get<number>('operations', name, 'active', end)
    if (day === undefined || (day >= first && day <= last)) return day
    return void say(['operations', name, 'active', end], `a day from ${period}`)
  })
  const missing = (end: string) => !keys('operations', name, 'active').includes(end)
  const from = days[0] ?? (missing('from') ? first : undefined)
  const to = days[1] ?? (missing('to') ? last : undefined)
  if (from !== undefined && to !== undefined && to < from) {
    return say(['operations', name, 'active', 'to'], `${formatDate(from)} (active.from) or later`)
  }
  const raid = get<number>('operations', name, 'raid')
  const taken = get<number>('operations', name, 'takedown', 'at')
  for (const [moment, path] of [[raid, ['raid']], [taken, ['takedown', 'at']]] as const) {
    if (moment === undefined) continue
    if (dayOf(moment) < first || dayOf(moment) > last) {
      say(['operations', name, ...path], `a moment from ${period}`)
    } else if ((from !== undefined && workingDayOf(moment) < from) || (to !== undefined && workingDayOf(moment) > to)) {
      const active = [from, to].map((day) => (day === undefined ? '…' : formatDate(day))).join(' to ')
      say(['operations', name, ...path], `a moment while it is active: ${active}, each day from 04:00 to 28:00`)
    } else if (path[0] === 'takedown' && raid !== undefined && moment > raid) {
      say(['operations', name, ...path], 'a moment before its raid')
    }
  }
}

function contradictTargets({ get, keys, say }: Hearing, name: string): void {
  const target = get<string>('operations', name, 'targets')
  if (target === undefined || keys('groups').includes(target)) return
  const near = nearest(target, keys('groups'))
  const groups = keys('groups').slice(0, 20).join(', ')
  const expected = groups ? `one of the groups ${groups}` : 'the name of an entry under groups, of which there are none'
  say(['operations', name, 'targets'], expected, {
    hint: near === undefined ? undefined : `did you mean "${near}"?`,
  })
}

/** All pairs together, and the SIMs that are bought on the first day from among the subscribers. */
function contradictTotals(hearing: Hearing, names: readonly string[]): void {
  const subscribers = hearing.get<number>('population', 'subscribers')
  let pairs = 0
  for (const name of names) {
    const [count, each] = [size(hearing, name, 'count'), size(hearing, name, 'pairs')]
    if (count === undefined || each === undefined) continue
    const before = pairs
    pairs += count * each
    const culprit = hearing.keys('operations', name).includes('count') ? 'count' : 'pairs'
    const others = before > 0 ? `, and ${writeCount(before)} before it` : ''
    const found = `${writeCount(count)} × ${writeCount(each)} pairs${others}`
    if (before <= MOST_PAIRS && pairs > MOST_PAIRS) {
      hearing.say(['operations', name, culprit], `at most ${writeCount(MOST_PAIRS)} pairs in all operations`, { found })
    } else if (subscribers !== undefined && before <= subscribers / 2 && pairs > subscribers / 2) {
      hearing.say(['operations', name, culprit],
        `at most ${writeCount(Math.floor(subscribers / 2))}: one pair for two subscribers, who sell the SIMs`, { found })
    }
  }
}
