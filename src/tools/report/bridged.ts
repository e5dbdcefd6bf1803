// Two bridged handsets over some hours: the data sessions of one, the calls of the other.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { TRUTH_PAIRS } from '../../records/account-tables.ts'
import { CALLS, SESSIONS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Cast } from './casts.ts'

/** Seconds after the first midnight. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Talk extends Span {
  readonly imei: number
  readonly outgoing: boolean
  readonly answered: boolean
}

export interface Session extends Span {
  readonly bytes: number
}

export interface Bridged {
  readonly operation: string
  readonly pair: string
  readonly dialler: number
  readonly bridge: number
  readonly shown: Span
  readonly talks: readonly Talk[]
  /** Of the bridging handset; undefined where the dataset has no table of sessions. */
  readonly sessions: readonly Session[] | undefined
}

/** Seconds that are shown. */
const SHOWN = 2 * 3600

/** Two handsets joined, by an operation. */
interface Join extends Span {
  readonly operation: string
  readonly pair: string
  readonly dialler: number
  readonly bridge: number
}

/** The handsets of a relay operation that dial most while they are joined on one day (of the period, from 0); undefined where there are none. */
export async function readBridged(dataset: Dataset, casts: readonly Cast[], day: number): Promise<Bridged | undefined> {
  const relays = new Set(casts.filter(({ operation }) => operation.label === 1).map(({ operation }) => operation.id))
  const joins = (await readJoins(dataset, { from: day * DAY_LENGTH, to: (day + 1) * DAY_LENGTH })).filter(({ operation }) => relays.has(operation))
  const talks = await readTalks(dataset, new Set(joins.flatMap(({ dialler, bridge }) => [dialler, bridge])), day)
  const [busiest] = couplesOf(joins).map((own) => ({ own, dialled: talks.filter((talk) => talk.imei === own[0].dialler && talk.outgoing && during(talk, own)) }))
    .toSorted((a, b) => b.dialled.length - a.dialled.length)
  if (busiest === undefined || busiest.dialled.length === 0) return undefined
  const shown = busiestSpan(busiest.dialled)
  const [{ operation, pair, dialler, bridge }] = busiest.own
  return {
    operation, pair, dialler, bridge, shown,
    talks: talks.filter((talk) => (talk.imei === dialler || talk.imei === bridge) && during(talk, busiest.own) && overlaps(talk, shown)),
    sessions: (await readSessions(dataset, bridge, day, shown))?.filter((session) => during(session, busiest.own)),
  }
}

/** Handsets come and go between pairs: who was joined with whom, truth/pairs tells for each stretch of work. */
async function readJoins(dataset: Dataset, within: Span): Promise<Join[]> {
  const joins: Join[] = []
  await dataset.each(TRUTH_PAIRS, {}, (rows) => {
    const [operation, pair] = ['operation_id', 'pair_id'].map((name) => rows.texts(name))
    const [dialler, bridge] = ['dialler_imei', 'bridge_imei'].map((name) => rows.floats(name))
    const [from, to] = ['from_time', 'to_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const join = { operation: operation[row] ?? '', pair: pair[row] ?? '', dialler: dialler[row], bridge: bridge[row], from: from[row], to: to[row] }
      if (join.dialler > 0 && join.bridge > 0 && overlaps(join, within)) joins.push(join)
    }
  })
  return joins
}

/** All the joins of the same two handsets in the same pair together. */
function couplesOf(joins: readonly Join[]): Join[][] {
  const couples = new Map<string, Join[]>()
  for (const join of joins) {
    const name = `${join.pair} ${join.dialler} ${join.bridge}`
    couples.set(name, [...couples.get(name) ?? [], join])
  }
  return [...couples.values()]
}

function during(span: Span, joins: readonly Join[]): boolean {
  return joins.some((join) => overlaps(span, join))
}

async function readTalks(dataset: Dataset, imeis: ReadonlySet<number>, day: number): Promise<Talk[]> {
  const talks: Talk[] = []
  const date = dataset.frame.firstDay + day
  const columns = ['record_type', 'served_imei', 'seizure_time', 'answer_time', 'release_time']
  await dataset.each(CALLS, { columns, days: [date, date] }, (rows) => {
    const imei = rows.floats('served_imei')
    const [type, seizure, answer, release] = ['record_type', 'seizure_time', 'answer_time', 'release_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      if (!imeis.has(imei[row]) || Math.floor(seizure[row] / DAY_LENGTH) !== day) continue
      talks.push({ imei: imei[row], outgoing: type[row] === 0, answered: answer[row] !== NONE, from: seizure[row], to: release[row] })
    }
  })
  return talks
}

/** Begins on a half hour. */
function busiestSpan(talks: readonly Talk[]): Span {
  const begins = Array.from(new Set(talks.map(({ from }) => Math.floor(from / 1800) * 1800)))
  const counted = begins.map((from) => ({ from, to: from + SHOWN, count: talks.filter((talk) => talk.from >= from && talk.from < from + SHOWN).length }))
  const [{ from, to }] = counted.toSorted((a, b) => b.count - a.count || a.from - b.from)
  return { from, to }
}

async function readSessions(dataset: Dataset, bridge: number, day: number, shown: Span): Promise<Session[] | undefined> {
  if (!(SESSIONS.path in dataset.manifest.tables)) return undefined
  const sessions: Session[] = []
  const date = dataset.frame.firstDay + day
  // A session is written on the day on which it began.
  await dataset.each(SESSIONS, { columns: ['served_imei', 'start_time', 'stop_time', 'volume_uplink', 'volume_downlink'], days: [date - 1, date] }, (rows) => {
    const imei = rows.floats('served_imei')
    const [up, down] = ['volume_uplink', 'volume_downlink'].map((name) => rows.floats(name))
    const [from, to] = ['start_time', 'stop_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const session = { from: from[row], to: to[row], bytes: up[row] + down[row] }
      if (imei[row] === bridge && overlaps(session, shown)) sessions.push(session)
    }
  })
  return sessions
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && a.to > b.from
}
