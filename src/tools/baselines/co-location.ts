// Co-location: SIMs that are switched on and off together at one place, time and again.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { LOCATIONS } from '../../records/tables.ts'
import { Positions } from '../dataset/positions.ts'
import { Growing } from '../dataset/growing.ts'
import { cellKey } from '../features/network.ts'
import type { Baseline } from './baseline.ts'

/** Together means within this (s), at one cell; the operators' rule is patent CN113660721A, the figures are assumed. */
const TOGETHER = 120
/** More than so many at one cell in that time is a train that leaves, not a gang. */
const MOST = 30
/** Coincidences from which two belong together. */
const PAIRED = 3
/** As if so many more events of each had no counterpart: one coincidence proves nothing. */
const PRIOR = 2
const WIDE = 2 ** 26

export const coLocation: Baseline = {
  name: 'co-location',
  description: 'attach and detach within two minutes of another SIM at the same cell, by all of both; patent CN113660721A',
  learns: false,
  needs: [LOCATIONS],
  async detect({ dataset, sims, test }) {
    const { places, sim, time } = await readSwitching()
    const events = new Int32Array(sims.size)
    for (const one of sim) events[one]++
    const pairs = coincidences(places, sim, time)
    const score = new Float64Array(sims.size)
    const group = new Int32Array(sims.size).fill(-1)
    pairs.keys.forEach((key, at) => {
      const [a, b] = [Math.floor(key / WIDE), key % WIDE]
      const share = pairs.counts[at] / (events[a] + events[b] - pairs.counts[at] + PRIOR)
      score[a] = Math.max(score[a], share)
      score[b] = Math.max(score[b], share)
      if (pairs.counts[at] >= PAIRED && share >= 0.5) join(group, a, b)
    })
    return { score, group: group.map((_, one) => (group[one] < 0 ? -1 : rootOf(group, one))) }

    async function readSwitching() {
      const ints = () => new Growing((length) => new Int32Array(length))
      const [place, who, when] = [ints(), ints(), ints()]
      const cells = new Positions(1024)
      const [from, to] = [(test[0] - dataset.frame.firstDay) * DAY_LENGTH, (test[1] + 1 - dataset.frame.firstDay) * DAY_LENGTH]
      await dataset.each(LOCATIONS, { columns: ['served_imsi', 'event_time', 'event_type', 'lac', 'cell'], days: test }, (rows) => {
        const imsi = rows.floats('served_imsi')
        const types = rows.texts('event_type')
        const [at, lac, cell] = ['event_time', 'lac', 'cell'].map((name) => rows.ints(name))
        for (let row = 0; row < rows.rows; row++) {
          const found = sims.find(imsi[row])
          if (found < 0 || types[row] === 'location_update' || at[row] < from || at[row] >= to) continue
          place.push(cells.place(2 * cellKey(lac[row], cell[row]) + (types[row] === 'attach' ? 1 : 0)))
          who.push(found)
          when.push(at[row])
        }
      })
      return { places: place.values(), sim: who.values(), time: when.values() }
    }
  },
}

/** How often two SIMs did the same at one place within the time; the smaller position times WIDE plus the other. */
function coincidences(place: Int32Array, sim: Int32Array, time: Int32Array): { keys: number[]; counts: number[] } {
  const order = Int32Array.from(place.keys()).sort((a, b) => place[a] - place[b] || time[a] - time[b] || sim[a] - sim[b])
  const positions = new Positions(1024)
  const [keys, counts]: [number[], number[]] = [[], []]
  let first = 0
  for (let at = 0; at < order.length; at++) {
    while (place[order[first]] !== place[order[at]] || time[order[first]] < time[order[at]] - TOGETHER) first++
    if (at - first > MOST) continue
    for (let other = first; other < at; other++) {
      const [a, b] = [sim[order[other]], sim[order[at]]].sort((x, y) => x - y)
      if (a === b) continue
      const key = a * WIDE + b
      if (positions.add(key)) {
        keys.push(key)
        counts.push(0)
      }
      counts[positions.find(key)]++
    }
  }
  return { keys, counts }
}

/** Groups as trees: each SIM names another of its group, the root itself; -1: in none. */
function rootOf(group: Int32Array, sim: number): number {
  let root = sim
  while (group[root] !== root) root = group[root]
  return root
}

function join(group: Int32Array, a: number, b: number): void {
  for (const sim of [a, b]) if (group[sim] < 0) group[sim] = sim
  const [x, y] = [rootOf(group, a), rootOf(group, b)]
  group[Math.max(x, y)] = Math.min(x, y)
}
