// The truth: who was what, written from the log of those who acted.
import { bitsOf } from '../base/bits.ts'
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { type Happening, type PassLog, Part } from '../operations/log.ts'
import { levelOf } from '../operations/presets.ts'
import { Rows } from '../records/rows.ts'
import { type Role, TRUTH_EVENTS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../records/tables.ts'
import { barHappenings, firstBars } from './bars.ts'
import { Numbers, inArena } from './columns.ts'
import { STATE } from './laid.ts'
import { CHUNK_ROWS } from './legs.ts'
import { LINES, callRoll, lineOfRow } from './roll.ts'
import { handOver } from './standing.ts'

type Hand = (rows: Rows) => void

/** Where profiles of lines are put. */
const PROFILES = deal(4 * CHUNK_ROWS)

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
  const numbers = new Numbers(crowd.population.numbering)
  const lives = livesOf(log.happenings.filter(({ time }) => cut + Math.floor(time / SECOND) < end), cut)
  const bars = firstBars(stage)
  const rows = Rows.blank(TRUTH_SIMS, CHUNK_ROWS, cut, inArena)
  const counts = new Int32Array(crowd.profiles.length)
  const names = crowd.profiles.map(({ name }) => name)
  let relaySims = 0
  const named = rows.texts('profile')
  const labelled = rows.ints('label')
  callRoll(crowd, bitsOf(crowd.population.lines.addresses, [...lives.keys(), ...bars.keys()]), (first, count, told) => {
    rows.size = count
    numbers.count(0, first, count)
    kernels.profilesOf(STATE, LINES, count, PROFILES)
    nameProfiles(names, named, counts, count)
    labelled.fill(0, 0, count)
    for (const row of told) {
      const line = lineOfRow(row)
      const life = lives.get(line)
      const bar = bars.get(line) // before it was sold, if it was
      const label = life && life.first !== null ? labels[life.operation] : 0
      relaySims += label
      rows.set(row, {
        label, operation_id: life ? log.operations[life.operation].id : null,
        first_use_time: life?.first ?? null, block_time: bar?.from ?? life?.blocked ?? null, unblock_time: bar?.to ?? null,
      })
    }
    handOver(rows, hand, numbers)
  })
  return { relaySims, profiles: Object.fromEntries(names.flatMap((name, i) => (counts[i] > 0 ? [[name, counts[i]]] : []))) }
}

/** Puts the names of the profiles at PROFILES into so many rows, and counts them. */
function nameProfiles(names: readonly string[], named: string[], counts: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const profile = INTS[(PROFILES >> 2) + row]
    named[row] = names[profile]
    counts[profile]++
  }
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
