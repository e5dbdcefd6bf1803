// The truth: who was what, written from the log of those who acted.
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { type Happening, type PassLog, Part } from '../operations/log.ts'
import { levelOf } from '../operations/presets.ts'
import { Rows } from '../records/rows.ts'
import { type Role, TRUTH_EVENTS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../records/tables.ts'
import { barHappenings, firstBars } from './bars.ts'
import { Numbers, inArena } from './columns.ts'
import { CHUNK_ROWS } from './legs.ts'
import { handOver } from './standing.ts'

type Hand = (rows: Rows) => void

/** What the tables of truth are made of. */
export interface Stage {
  readonly crowd: Crowd
  readonly log: PassLog
  /** By operation, from its kind. */
  readonly labels: Uint8Array
  readonly sorts: readonly string[]
  /** Unix seconds of the first midnight, of the first cut, and of the end of the period. */
  readonly midnight: number
  readonly cut: number
  readonly end: number
}

/** What a call is to the truth, by its part in an operation and the operation's label. */
export function roleOf(part: number, label: number): Role {
  return label === 0 ? 'none' : ROLE_OF[part]
}

const ROLE_OF: Readonly<Record<number, Role>> = { [Part.dial]: 'relay', [Part.callBack]: 'callback', [Part.cover]: 'cover', [Part.own]: 'own' }

/** Null where no pair has a part in it. */
export function pairName(log: PassLog, operation: number, pair: number): string | null {
  return pair < 0 ? null : `${log.operations[operation].id}/pair-${pair + 1}`
}

export function simRows(stage: Stage, hand: Hand): { relaySims: number; profiles: Record<string, number> } {
  const { crowd, log, labels, cut, end } = stage
  const { lines, numbering } = crowd.population
  const numbers = new Numbers(numbering)
  const lives = livesOf(log.happenings.filter(({ time }) => cut + Math.floor(time / SECOND) < end), cut)
  const bars = firstBars(stage)
  const rows = Rows.blank(TRUTH_SIMS, CHUNK_ROWS, cut, inArena)
  const counts = new Int32Array(crowd.profiles.length)
  let relaySims = 0
  const named = rows.texts('profile')
  const labelled = rows.ints('label')
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    const profile = crowd.profileAt(line)
    const life = lives.get(line)
    const bar = bars.get(line) // before it was sold, if it was
    const label = life && life.first !== null ? labels[life.operation] : 0
    const at = rows.size++
    numbers.subscriber[at] = subscriber
    named[at] = crowd.profiles[profile].name
    labelled[at] = label
    counts[profile]++
    relaySims += label
    if (life || bar) {
      rows.set(at, {
        operation_id: life ? log.operations[life.operation].id : null,
        first_use_time: life?.first ?? null, block_time: bar?.from ?? life?.blocked ?? null, unblock_time: bar?.to ?? null,
      })
    }
    if (rows.size === CHUNK_ROWS) handOver(rows, hand, numbers)
  }
  handOver(rows, hand, numbers)
  return { relaySims, profiles: Object.fromEntries(crowd.profiles.flatMap(({ name }, i) => (counts[i] > 0 ? [[name, counts[i]]] : []))) }
}

interface Life {
  readonly operation: number
  /** Unix seconds. */
  first: number | null
  blocked: number | null
}

function livesOf(happenings: readonly Happening[], cut: number): Map<number, Life> {
  const lives = new Map<number, Life>()
  for (const { time, operation, event, line } of happenings) {
    const at = cut + Math.floor(time / SECOND)
    if (event === 'sim_bought' || (event === 'own_sim_inserted' && !lives.has(line))) lives.set(line, { operation, first: null, blocked: null })
    const life = lives.get(line)
    if (life && event === 'sim_first_used') life.first ??= at
    if (life && event === 'sim_blocked') life.blocked ??= at
  }
  return lives
}

export function operationRows({ log, labels, sorts, cut, end }: Stage, hand: Hand): void {
  const rows = new Rows(TRUTH_OPERATIONS, Math.max(1, log.operations.length), cut)
  log.operations.forEach((operation, i) => rows.add({
    operation_id: operation.id, name: operation.name, kind: operation.kind, label: labels[i], sort: sorts[i],
    level: levelOf(operation.evasion), members: operation.members, pairs: operation.pairs,
    calls: log.accounts.operations[i].dials, answered: log.accounts.operations[i].answered, hooked: log.accounts.operations[i].hooked,
    earned_hours: log.accounts.operations[i].talk / 3600,
    from_time: cut + operation.begin / SECOND, to_time: Math.min(end, cut + operation.end / SECOND),
    end: operation.raided ? 'raid' : 'period',
  }))
  handOver(rows, hand)
}

/** Whether the network barred somebody lawful for how it called. */
export function isMistake(reason: string | undefined, sort: string | undefined): boolean {
  return sort === 'lawful' && reason !== 'reported lost'
}

/** What happened before the period was over. */
export function eventRows(stage: Stage, hand: Hand): void {
  const { crowd, log, sorts, cut, end } = stage
  const { lines, numbering } = crowd.population
  const happenings = [...log.happenings, ...barHappenings(stage)].sort((a, b) => a.time - b.time || a.operation - b.operation || a.line - b.line)
  const rows = new Rows(TRUTH_EVENTS, Math.max(1, happenings.length), cut)
  for (const { time, operation, event, line, handset, detail } of happenings) {
    const at = cut + Math.floor(time / SECOND)
    if (at >= end) continue
    rows.add({
      time: at, operation_id: operation < 0 ? null : log.operations[operation].id, event,
      imsi: line < 0 || line >= lines.addresses ? null : numbering.imsi(lines.subscriberAt(line)),
      imei: handset < 0 ? null : numbering.imei(handset), detail: event === 'sim_blocked' && isMistake(detail, sorts[operation]) ? `${detail}; false positive` : detail ?? null,
    })
  }
  handOver(rows, hand)
}
