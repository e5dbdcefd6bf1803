// The truth: who was what, written from the log of those who acted.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { type Happening, type PassLog, Part } from '../operations/log.ts'
import { levelOf } from '../operations/presets.ts'
import { Rows, type Value } from '../records/rows.ts'
import {
  NUMBER_BASE, type Role, TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_SIMS,
} from '../records/tables.ts'
import { barHappenings, firstBars } from './bars.ts'
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
  const lives = livesOf(log.happenings.filter(({ time }) => cut + Math.floor(time / SECOND) < end), cut)
  const bars = firstBars(stage)
  const rows = new Rows(TRUTH_SIMS, CHUNK_ROWS, cut)
  const profiles: Record<string, number> = {}
  let relaySims = 0
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    const profile = crowd.profiles[crowd.profileAt(line)].name
    const life = lives.get(line)
    const bar = bars.get(line) // before it was sold, if it was
    const label = life && life.first !== null ? labels[life.operation] : 0
    profiles[profile] = (profiles[profile] ?? 0) + 1
    relaySims += label
    rows.add({
      imsi: numbering.imsi(subscriber), msisdn: numbering.msisdn(subscriber), profile, label,
      operation_id: life ? log.operations[life.operation].id : null,
      first_use_time: life?.first ?? null, block_time: bar?.from ?? life?.blocked ?? null, unblock_time: bar?.to ?? null,
    })
    if (rows.size === CHUNK_ROWS) handOver(rows, hand)
  }
  handOver(rows, hand)
  return { relaySims, profiles }
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

export function handsetRows({ crowd, log, cut, end }: Stage, hand: Hand): void {
  const { population: { lines, numbering }, handsets } = crowd
  const rows = new Rows(TRUTH_HANDSETS, CHUNK_ROWS, cut)
  const add = (handset: number, slot: number, more: Record<string, Value>): void => {
    rows.add({ imei: numbering.imei(handset, slot), handset_id: NUMBER_BASE + handset, ...more })
    if (rows.size === CHUNK_ROWS) handOver(rows, hand)
  }
  const nobody = { operation_id: null, pair_id: null, part: null }
  const days = daysOf({ cut, end })
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    if (handsets.phoneOf(line) !== line) continue // the second SIM of a handset
    for (const handset of [subscriber, ...handsets.newHandsets(line, subscriber, days)]) {
      for (let slot = 0; slot < (handsets.hasTwin(line) ? 2 : 1); slot++) add(handset, slot, nobody)
    }
  }
  for (const handset of handsets.loans.handsets()) add(handset, 0, nobody)
  for (const { handset, operation, pair, part } of log.handsets) {
    add(handset, 0, { operation_id: log.operations[operation].id, pair_id: pairName(log, operation, pair), part })
  }
  handOver(rows, hand)
}

export function holdingRows({ crowd, log, midnight, cut, end }: Stage, hand: Hand): void {
  const { population: { lines, numbering }, handsets, holdings } = crowd
  const rows = new Rows(TRUTH_HOLDINGS, CHUNK_ROWS, cut)
  const add = (row: Record<string, Value>): void => {
    rows.add(row)
    if (rows.size === CHUNK_ROWS) handOver(rows, hand)
  }
  const days = daysOf({ cut, end })
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    const left = holdings.leaves(line)
    const until = left < 0 ? end : Math.min(end, cut + Math.floor(left / SECOND))
    const holder = NUMBER_BASE + lines.subscriberAt(handsets.phoneOf(line))
    for (const { handset, slot, from, to } of handsets.staysOf(line, subscriber, days)) {
      const [began, ended] = [from === 0 ? midnight : cut + Math.floor(from / SECOND), Math.min(until, cut + Math.floor(to / SECOND))]
      if (began >= ended) continue
      add({
        imsi: numbering.imsi(subscriber), imei: numbering.imei(handset, slot), holder,
        operation_id: null, site: null, from_time: began, to_time: ended,
      })
    }
  }
  for (const { line, handset, member, from, to } of holdings.all()) {
    const { operation, site, person } = log.members[member]
    const { id } = log.operations[operation]
    const began = cut + Math.floor(from / SECOND)
    const ended = Math.min(end, cut + Math.floor(Math.min(to, 1e14) / SECOND))
    if (began >= ended) continue // moved twice in one morning, or after the period
    add({
      imsi: numbering.imsi(lines.subscriberAt(line)), imei: numbering.imei(handset),
      holder: NUMBER_BASE + lines.subscribers + person, operation_id: id, site: `${id}/site-${site + 1}`,
      from_time: began, to_time: ended,
    })
  }
  handOver(rows, hand)
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

/** Days of the run: the last one ends beyond the period. */
function daysOf({ cut, end }: Pick<Stage, 'cut' | 'end'>): number {
  return Math.ceil(((end - cut) * SECOND) / DAY)
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
