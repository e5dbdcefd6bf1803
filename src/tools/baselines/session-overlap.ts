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
/** As if this much talk (s) had met no session: assumed. */
const PRIOR = 300
/** Covered share and talk (s) from which two SIMs are told as a pair. */
const PAIRED = { share: 0.6, talk: 600 }
const WIDE = 2 ** 26

export const sessionOverlap: Baseline = {
  name: 'session-overlap',
  description: 'share of its talk during even data sessions of one other SIM at the same cell, beyond that SIM\'s usual share of the day',
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
    const talk = new Float64Array(size)
    calls.sim.forEach((sim, i) => { talk[sim] += calls.to[i] - calls.from[i] })
    const usual = new Float64Array(size)
    sessions.sim.forEach((sim, i) => { usual[sim] += (sessions.to[i] - sessions.from[i]) / length })
    for (const [key, covered] of together(calls, sessions)) {
      const [dialler, bridge] = [Math.floor(key / WIDE), key % WIDE]
      const share = covered / (talk[dialler] + PRIOR) - usual[bridge]
      if (share <= score[dialler]) continue
      score[dialler] = share
      if (share < PAIRED.share || talk[dialler] < PAIRED.talk) continue
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
      spans.add(cells.place(cellKey(lac[row], cell[row])), sim, start[row], stop[row])
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
      spans.add(cells.place(cellKey(lac[row], cell[row])), sim, answer[row], release[row])
    }
  })
  return spans.sorted()
}

/** Seconds of talk covered, by dialler times WIDE plus the other SIM. */
function together(calls: Spans, sessions: Spans): Map<number, number> {
  const found = new Map<number, number>()
  let first = 0
  for (let call = 0; call < calls.sim.length; call++) {
    const [place, from, to] = [calls.place[call], calls.from[call], calls.to[call]]
    // Records of sessions are at most an hour long: those that began earlier are over.
    while (first < sessions.sim.length && (sessions.place[first] < place || (sessions.place[first] === place && sessions.from[first] < from - 3600 - SLACK))) first++
    const until = Math.min(sessions.sim.length, first + MOST)
    for (let at = first; at < until && sessions.place[at] === place && sessions.from[at] <= to; at++) {
      const covered = Math.min(to, sessions.to[at] + SLACK) - Math.max(from, sessions.from[at] - SLACK)
      if (covered <= 0 || sessions.sim[at] === calls.sim[call]) continue
      const key = calls.sim[call] * WIDE + sessions.sim[at]
      found.set(key, (found.get(key) ?? 0) + Math.min(covered, to - from))
    }
  }
  return found
}

class Gathering {
  readonly #columns = [0, 1, 2, 3].map(() => new Growing((length) => new Int32Array(length)))

  add(...values: readonly number[]): void {
    this.#columns.forEach((column, i) => column.push(values[i]))
  }

  sorted(): Spans {
    const [place, sim, from, to] = this.#columns.map((column) => column.values())
    const order = Int32Array.from(place.keys()).sort((a, b) => place[a] - place[b] || from[a] - from[b] || sim[a] - sim[b])
    const pick = (column: Int32Array) => Int32Array.from(order, (at) => column[at])
    return { place: pick(place), sim: pick(sim), from: pick(from), to: pick(to) }
  }
}
