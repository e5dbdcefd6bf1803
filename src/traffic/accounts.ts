// Accounts: the tables of the truth that tell where operations were, who was in them, and what came of their calls.
import { SECOND } from '../base/units.ts'
import { CALLED } from '../operations/called.ts'
import type { SimAccount } from '../operations/ledger.ts'
import type { Happening, MemberFacts } from '../operations/log.ts'
import { KM_PER_DEGREE } from '../population/cell-map.ts'
import { type SIM_ENDS, type TARGET_OUTCOMES, TRUTH_MEMBERS, TRUTH_PAIRS, TRUTH_SIM_LIVES, TRUTH_SITES, TRUTH_TARGETS } from '../records/account-tables.ts'
import { Rows, type Value } from '../records/rows.ts'
import { NUMBER_BASE } from '../records/tables.ts'
import type { Table } from '../records/fields.ts'
import { handOver } from './standing.ts'
import { type Stage, isMistake, pairName } from './truth.ts'

type Hand = (rows: Rows) => void

/** Rows are handed over when there are so many: most of these tables have fewer. */
const ROWS = 4096

/** Rows of a table that hand themselves over. */
function writing(table: Table, cut: number, hand: Hand): { add: (row: Record<string, Value>) => void; end: () => void } {
  const rows = new Rows(table, ROWS, cut)
  return {
    add: (row) => {
      rows.add(row)
      if (rows.size === ROWS) handOver(rows, hand)
    },
    end: () => handOver(rows, hand),
  }
}

/** Unix seconds of a moment of the pass, in the period. */
function clock({ midnight, cut, end }: Stage, moment: number): number {
  return Math.min(end, Math.max(midnight, cut + Math.floor(Math.min(moment, 1e14) / SECOND)))
}

export function siteRows(stage: Stage, hand: Hand): void {
  const { log, cut, end } = stage
  const { add, end: finish } = writing(TRUTH_SITES, cut, hand)
  const sites = new Map<string, MemberFacts>()
  for (const member of log.members) {
    const name = siteName(stage, member)
    if (!sites.has(name)) sites.set(name, member)
  }
  for (const [site, { operation, stays, drive }] of sites) {
    const { id, begin, end: over } = log.operations[operation]
    stays.forEach(({ from, x, y }, i) => {
      const [since, until] = [Math.max(from, begin), Math.min(stays[i + 1]?.from ?? Infinity, over)]
      if (since >= until || clock(stage, since) >= end) return
      add({
        operation_id: id, site, from_time: clock(stage, since), to_time: clock(stage, until),
        latitude: y / KM_PER_DEGREE, longitude: x / KM_PER_DEGREE, drives: drive ? 1 : 0,
      })
    })
  }
  finish()
}

export function memberRows(stage: Stage, hand: Hand): void {
  const { crowd: { holdings, population: { lines, numbering } }, log, cut, end } = stage
  const { add, end: finish } = writing(TRUTH_MEMBERS, cut, hand)
  const own = new Map([...holdings.all()].filter(({ member }) => log.members[member].isOff).map(({ member, line }) => [log.members[member].person, line]))
  log.members.forEach((member, number) => {
    if (member.person !== number) return
    const taken = member.taken !== undefined && clock(stage, member.taken) < end ? clock(stage, member.taken) : null
    const line = own.get(number)
    add({
      operation_id: log.operations[member.operation].id, holder: NUMBER_BASE + lines.subscribers + number, site: siteName(stage, member),
      own_imsi: line === undefined ? null : numbering.imsi(lines.subscriberAt(line)), taken_time: taken,
    })
  })
  finish()
}

function siteName({ log }: Stage, { operation, site }: MemberFacts): string {
  return `${log.operations[operation].id}/site-${site + 1}`
}

export function pairRows(stage: Stage, hand: Hand): void {
  const { crowd: { population: { lines, numbering } }, log, cut, end } = stage
  const { add, end: finish } = writing(TRUTH_PAIRS, cut, hand)
  const first = new Map<number, number>()
  log.members.forEach(({ operation, index, person }, number) => {
    if (index === 0 && person === number) first.set(operation, number)
  })
  for (const { operation, pair, handset, bridge, from, to } of log.joins) {
    if (clock(stage, from) >= end || from >= to) continue
    const { id, members } = log.operations[operation]
    add({
      operation_id: id, pair_id: pairName(log, operation, pair),
      holder: NUMBER_BASE + lines.subscribers + (first.get(operation) as number) + (pair % members),
      dialler_imei: handset < 0 ? null : numbering.imei(handset), bridge_imei: bridge < 0 ? null : numbering.imei(bridge),
      from_time: clock(stage, from), to_time: clock(stage, to),
    })
  }
  finish()
}

export function simLifeRows(stage: Stage, hand: Hand): void {
  const { crowd: { holdings, population: { lines, numbering } }, log, sorts, cut, end } = stage
  const { add, end: finish } = writing(TRUTH_SIM_LIVES, cut, hand)
  const happened = byLine(log.happenings.filter(({ time }) => cut + Math.floor(time / SECOND) < end))
  for (const [line, life] of happened) {
    const begin = life.find(({ event }) => event === 'sim_bought' || event === 'own_sim_inserted')
    if (!begin) continue
    const when = (event: Happening['event']) => life.find((each) => each.event === event)
    const time = (event: Happening['event']) => { const each = when(event); return each ? clock(stage, each.time) : null }
    const account: SimAccount | undefined = log.accounts.sims.get(line)
    const handsets = new Set(holdings.stays(line).filter(({ from }) => clock(stage, from) < end).map(({ handset }) => handset))
    const reason = when('sim_blocked')?.detail
    const own = begin.event === 'own_sim_inserted'
    add({
      imsi: numbering.imsi(lines.subscriberAt(line)), operation_id: log.operations[begin.operation].id, use: own ? 'own' : 'burner',
      bought_time: clock(stage, begin.time), ready_time: time('sim_warmed'), first_use_time: time('sim_first_used'),
      last_use_time: account && account.dials > 0 ? clock(stage, account.last) : null,
      block_time: time('sim_blocked'), block_reason: reason ?? null, false_positive: when('sim_blocked') && isMistake(reason, sorts[begin.operation]) ? 1 : 0,
      end: own ? 'own' : endOf(stage, line, life), active_days: account?.days ?? 0, calls: account?.dials ?? 0,
      answered: account?.answered ?? 0, talk: account?.talk ?? 0, handsets: handsets.size,
    })
  }
  finish()
}

function byLine(happenings: readonly Happening[]): Map<number, Happening[]> {
  const lives = new Map<number, Happening[]>()
  for (const each of happenings) {
    const life = lives.get(each.line)
    if (life) life.push(each)
    else if (each.line >= 0) lives.set(each.line, [each])
  }
  return lives
}

/** What a SIM was when the period was over. */
function endOf({ crowd: { holdings }, log, cut, end }: Stage, line: number, life: readonly Happening[]): typeof SIM_ENDS[number] {
  const last = holdings.stays(line).at(-1)
  const holder = last ? log.members[last.member] : undefined
  if (life.some(({ event }) => event === 'sim_retired')) return 'thrown away'
  if (last && holder?.taken !== undefined && last.to === holder.taken && cut + last.to / SECOND <= end) return 'seized'
  if (life.some(({ event }) => event === 'sim_blocked')) return 'barred'
  if (!life.some(({ event }) => event === 'sim_first_used')) return 'unused'
  return holdings.at(line, (end - cut) * SECOND - 1) ? 'in use' : 'resting'
}

export function targetRows(stage: Stage, hand: Hand): void {
  const { crowd, log, cut } = stage
  const { population: { lines, numbering } } = crowd
  const { add, end: finish } = writing(TRUTH_TARGETS, cut, hand)
  log.accounts.targets.forEach((targets, operation) => {
    const { id } = log.operations[operation]
    for (let at = 0; at < targets.length; at += CALLED.size) {
      const of = (value: number): number => targets[at + value]
      const line = of(CALLED.line)
      add({
        operation_id: id, number: crowd.isOffNet(line) ? numbering.offNetNumber(line) : numbering.msisdn(lines.subscriberAt(line)),
        first_time: clock(stage, of(CALLED.first)), last_time: clock(stage, of(CALLED.last)), attempts: of(CALLED.attempts), answered: of(CALLED.answered),
        talk: of(CALLED.talk), called_back: of(CALLED.calledBack), complained: of(CALLED.complained), outcome: outcomeOf(of(CALLED.answered), of(CALLED.hooked)),
      })
    }
  })
  finish()
}

function outcomeOf(answered: number, hooked: number): typeof TARGET_OUTCOMES[number] {
  if (hooked === 1) return 'hooked'
  return answered > 0 ? 'talked' : 'not reached'
}
