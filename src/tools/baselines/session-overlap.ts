// Paired overlap: one SIM's calls run while another's data session runs at the same cell, call after call.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS } from '../../records/tables.ts'
import { SESSIONS } from '../../records/traffic-tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import { cellKey } from '../features/network.ts'
import type { Baseline } from './baseline.ts'
import type { World } from './world.ts'

/** Speech flows both ways: bytes up by bytes down of an internet call lie between these; browsing and film are far below. */
const EVEN = [0.4, 2.5] as const
/** A call of an operation may begin this much before the session's record, or end after it (s): assumed. */
const SLACK = 5
/** At a busy cell any call meets some session: no more than so many are looked at for one call. */
const MOST = 100
/** As if so many calls had met no session: assumed. */
const PRIOR = 5
/** What a call counts beside a session at another cell of the area, where other operations may be at work: assumed. */
const ELSEWHERE = 0.5
/** Covered share of calls, and calls, from which two SIMs are told as a pair: assumed. */
const PAIRED = { share: 0.4, calls: 10 }
const WIDE = 2 ** 26

export const sessionOverlap: Baseline = {
  name: 'session-overlap',
  description: 'share of its calls during even data sessions of one other SIM beside it, beyond that SIM\'s usual share of the day',
  learns: false,
  needs: [SESSIONS],
  async detect(world) {
    const cells = new Positions(1024)
    const sessions = await readSessions(world, cells)
    const calls = await readTalks(world, cells)
    const size = world.sims.size
    const score = new Float64Array(size)
    const group = new Int32Array(size).fill(-1)
    const length = (world.test[1] - world.test[0] + 1) * DAY_LENGTH
    const usual = new Float64Array(size)
    sessions.sim.forEach((sim, i) => { usual[sim] += (sessions.to[i] - sessions.from[i]) / length })
    const met = meetings(calls, sessions)
    const [ownCalls, ownSessions] = [bySim(calls, size), bySim(sessions, size)]
    for (const key of met) {
      const [dialler, bridge] = [Math.floor(key / WIDE), key % WIDE]
      const made = ownCalls.start[dialler + 1] - ownCalls.start[dialler]
      const share = (covered(ownCalls, dialler, ownSessions, bridge) / (made + PRIOR) - usual[bridge]) / (1 - usual[bridge])
      if (!(share > score[dialler])) continue
      score[dialler] = share
      if (share < PAIRED.share || made < PAIRED.calls) continue
      group[dialler] = bridge
      group[bridge] = bridge
    }
    return { score, group }
  },
}

/** Columns in the order of place and beginning; seconds after the first midnight. */
interface Spans {
  readonly place: Int32Array
  readonly sim: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly lac: Int32Array
}

/** Those of SIM s are start[s] … start[s + 1] - 1, in the order of time. */
interface OwnSpans extends Spans {
  readonly start: Int32Array
}

async function readSessions({ dataset, sims, test }: World, cells: Positions): Promise<Spans> {
  const spans = new Gathering()
  const columns = ['served_imsi', 'start_time', 'stop_time', 'volume_uplink', 'volume_downlink', 'lac', 'cell']
  await dataset.each(SESSIONS, { columns, days: test }, (rows) => {
    const [imsi, up, down] = ['served_imsi', 'volume_uplink', 'volume_downlink'].map((name) => rows.floats(name))
    const [start, stop, lac, cell] = ['start_time', 'stop_time', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const sim = sims.find(imsi[row])
      if (sim < 0 || cell[row] === NONE || up[row] < EVEN[0] * down[row] || up[row] > EVEN[1] * down[row]) continue
      spans.add(cells.place(cellKey(lac[row], cell[row])), sim, start[row], stop[row], lac[row])
    }
  })
  return spans.sorted()
}

async function readTalks({ dataset, sims, test }: World, cells: Positions): Promise<Spans> {
  const spans = new Gathering()
  const columns = ['record_type', 'served_imsi', 'answer_time', 'release_time', 'lac', 'cell']
  await dataset.each(CALLS, { columns, days: test }, (rows) => {
    const imsi = rows.floats('served_imsi')
    const [type, answer, release, lac, cell] = ['record_type', 'answer_time', 'release_time', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const sim = sims.find(imsi[row])
      if (type[row] !== 0 || sim < 0 || answer[row] === NONE || cell[row] === NONE) continue
      spans.add(cells.place(cellKey(lac[row], cell[row])), sim, answer[row], release[row], lac[row])
    }
  })
  return spans.sorted()
}

/** Who talked while whom was in a session at the same cell at least once: dialler times WIDE plus the other SIM. */
function meetings(calls: Spans, sessions: Spans): Set<number> {
  const found = new Set<number>()
  let first = 0
  for (let call = 0; call < calls.sim.length; call++) {
    const [place, from, to] = [calls.place[call], calls.from[call], calls.to[call]]
    // Records of sessions are at most an hour long: those that began earlier are over.
    while (first < sessions.sim.length && (sessions.place[first] < place || (sessions.place[first] === place && sessions.from[first] < from - 3600 - SLACK))) first++
    const until = Math.min(sessions.sim.length, first + MOST)
    for (let at = first; at < until && sessions.place[at] === place && sessions.from[at] <= to; at++) {
      if (sessions.to[at] + SLACK > from && sessions.sim[at] !== calls.sim[call]) found.add(calls.sim[call] * WIDE + sessions.sim[at])
    }
  }
  return found
}

/**
 * Calls of which at least half runs during sessions of the other in the same area: of two handsets on one table each
 * may be heard by a cell of its own. Calls are counted, for one long talk beside somebody's session is no habit;
 * those without a session at their own cell count ELSEWHERE.
 */
function covered(calls: OwnSpans, dialler: number, sessions: OwnSpans, other: number): number {
  let [count, first] = [0, sessions.start[other]]
  const end = sessions.start[other + 1]
  for (let call = calls.start[dialler]; call < calls.start[dialler + 1]; call++) {
    const [from, to] = [calls.from[call], calls.to[call]]
    while (first < end && sessions.to[first] + SLACK <= from) first++
    let [seconds, near] = [0, false]
    for (let at = first; at < end && sessions.from[at] - SLACK < to; at++) {
      if (sessions.lac[at] !== calls.lac[call]) continue
      near ||= sessions.place[at] === calls.place[call]
      seconds += Math.min(to, sessions.to[at] + SLACK) - Math.max(from, sessions.from[at] - SLACK)
    }
    if (2 * seconds >= to - from && seconds > 0) count += near ? 1 : ELSEWHERE
  }
  return count
}

function bySim({ place, sim, from, to, lac }: Spans, sims: number): OwnSpans {
  const order = Int32Array.from(sim.keys()).sort((a, b) => sim[a] - sim[b] || from[a] - from[b] || to[a] - to[b])
  const pick = (column: Int32Array) => Int32Array.from(order, (at) => column[at])
  const start = new Int32Array(sims + 1)
  for (const one of sim) start[one + 1]++
  for (let i = 0; i < sims; i++) start[i + 1] += start[i]
  return { place: pick(place), sim: pick(sim), from: pick(from), to: pick(to), lac: pick(lac), start }
}

class Gathering {
  readonly #columns = [0, 1, 2, 3, 4].map(() => new Growing((length) => new Int32Array(length)))

  add(...values: readonly number[]): void {
    this.#columns.forEach((column, i) => column.push(values[i]))
  }

  sorted(): Spans {
    const [place, sim, from, to, lac] = this.#columns.map((column) => column.values())
    const order = Int32Array.from(place.keys()).sort((a, b) => place[a] - place[b] || from[a] - from[b] || sim[a] - sim[b])
    const pick = (column: Int32Array) => Int32Array.from(order, (at) => column[at])
    return { place: pick(place), sim: pick(sim), from: pick(from), to: pick(to), lac: pick(lac) }
  }
}
