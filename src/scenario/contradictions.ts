// Contradictions: values that are fine by themselves but not together. Values that are not fine are left out.
import { formatDate } from '../base/calendar.ts'
import { NAME_EXPECTED, NAME_PATTERN, nameHint } from './field.ts'
import type { Hearing } from './hearing.ts'
import { contradictOperations } from './operation-contradictions.ts'
import { LIMITS } from './schema.ts'
import { wholeOrSay } from './sums.ts'
import { writeCount, writeShare } from './human.ts'

/** Numbers of lines are below 2^27, and some numbers in each community remain unused. */
const MOST_LINES = 100_000_000
/** Record numbers are (day, second, subscriber, eight pieces) permuted among numbers of 52 bits. */
const RECORD_KEYS = 2 ** 52
const PIECES = 8

const NAME = new RegExp(NAME_PATTERN)

export function contradict(hearing: Hearing): void {
  contradictNames(hearing, 'groups')
  contradictNames(hearing, 'operations')
  contradictPeriod(hearing)
  contradictPopulation(hearing)
  contradictGroups(hearing)
  contradictOperations(hearing)
  contradictOutput(hearing)
}

function contradictNames({ keys, say }: Hearing, map: string): void {
  const { length } = keys(map)
  if (length > LIMITS.entries) say([map], `at most ${LIMITS.entries} entries`, { found: `${length} of them` })
  for (const key of keys(map)) {
    if (NAME.test(key)) continue
    const hint = key === '<<' ? 'merge keys are no part of YAML 1.2: write the keys out' : nameHint(key)
    say([map, key], NAME_EXPECTED, { found: key, hint, key: true })
  }
}

function contradictPeriod({ get, say }: Hearing): void {
  const from = get<number>('period', 'from')
  const to = get<number>('period', 'to')
  if (from === undefined || to === undefined) return
  if (to < from) say(['period', 'to'], `${formatDate(from)} (period.from) or later`)
  else if (to - from >= LIMITS.days.to) {
    const last = formatDate(from + LIMITS.days.to - 1)
    say(['period', 'to'], `${last} or earlier: a period of at most ${LIMITS.days.to} days`)
  }
}

function contradictPopulation({ get, say, keys }: Hearing): void {
  const subscribers = get<number>('population', 'subscribers')
  const onNet = get<number>('network', 'on-net-share')
  if (subscribers !== undefined && onNet !== undefined && subscribers / onNet > MOST_LINES) {
    const most = writeCount(Math.floor(MOST_LINES * onNet))
    say(['population', 'subscribers'], `at most ${most} at an on-net share of ${writeShare(onNet)}: 100 M lines`)
  }
  const from = get<number>('period', 'from')
  const to = get<number>('period', 'to')
  if (subscribers !== undefined && from !== undefined && to !== undefined) {
    const keysPerLine = (to - from + 3) * 86_400 * PIECES
    if (keysPerLine * subscribers >= RECORD_KEYS) {
      const most = Math.floor((RECORD_KEYS - 1) / keysPerLine / 1e6)
      say(['population', 'subscribers'], `at most ${most} M in ${to - from + 1} days, or record numbers run out`)
    }
  }
  const profiles = get<Record<string, number>>('population', 'profiles')
  if (profiles && keys('population', 'profiles').length === 0) {
    say(['population', 'profiles'], 'at least one profile', { found: 'an empty map' })
  } else if (profiles) wholeOrSay(Object.values(profiles), ['population', 'profiles'], say)
}

function contradictGroups({ get, say, keys }: Hearing): void {
  const subscribers = get<number>('population', 'subscribers')
  for (const name of keys('groups')) {
    const size = get<number>('groups', name, 'size')
    const share = get<number>('groups', name, 'on-net-share')
    if (subscribers === undefined || size === undefined || share === undefined) continue
    const onNet = Math.round(size * share)
    if (onNet <= subscribers) continue
    say(['groups', name, 'size'], `at most ${writeCount(subscribers)} of them on this network (population.subscribers)`,
      { found: `${writeCount(size)}, of whom ${writeShare(share)} are ${writeCount(onNet)}` })
  }
}

function contradictOutput({ get, say }: Hearing): void {
  const tables = get<string[]>('output', 'tables')
  tables?.forEach((table, i) => {
    if (tables.indexOf(table) < i) say(['output', 'tables', i], 'each table once')
  })
  if (tables && !tables.includes('calls')) say(['output', 'tables'], 'calls among them: truth and labels rest on them')
  const formats = get<string[]>('output', 'formats') ?? []
  formats.forEach((format, i) => {
    if (formats.indexOf(format) < i) say(['output', 'formats', i], 'each format once')
  })
}
