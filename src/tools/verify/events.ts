// Events: what happened to operations and their SIMs, against the tables that tell of it too.
import { TRUTH_EVENTS } from '../../records/tables.ts'
import type { Check } from './check.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Frame } from '../dataset/frame.ts'
import type { Bar, SimTruth } from './sims.ts'
import type { Sources } from './sources.ts'

/** Fills in when SIMs were bought and barred. */
export async function readEvents(sources: Sources, sims: SimTruth, frame: Frame, events: Check): Promise<void> {
  const { network, handsets, operations, operationAt, references, each } = sources
  await each(TRUTH_EVENTS, (columns, path) => {
    const time = columns.ints('time')
    const imsi = columns.floats('imsi')
    const imei = columns.floats('imei')
    const operation = columns.texts('operation_id')
    const event = columns.texts('event')
    references.examined += columns.rows
    events.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const id = operation[row]
      const sim = network.sims.find(imsi[row])
      const where = `${path}:${row + 1} ${event[row]} of ${id}`
      const there = (id === undefined || operationAt.has(id)) && (imsi[row] === 0 || sim >= 0)
        && (imei[row] === 0 || handsets.find(imei[row]) >= 0)
      if (!there) references.fail(`${where}: SIM ${imsi[row]}, handset ${imei[row]}`)
      if (sim >= 0 && event[row] === 'sim_bought') sims.bought[sim] = time[row]
      if (sim >= 0 && !addBar(sims.bars, sim, event[row], time[row], id)) events.fail(`${where}: it was not barred`)
      const end = operations[operationAt.get(id ?? '') ?? -1]?.to
      const told = toldOf(event[row], sims, sim, end ?? NONE)
      if (told !== time[row] && told !== undefined) {
        events.fail(`${where}: ${frame.text(time[row])}, but ${frame.text(told)} in the other table`)
      }
    }
  })
  compareBars(sims, frame, events)
}

/** Begins or ends a bar where an event tells of it; false where there is none to end. */
function addBar(all: Map<number, Bar[]>, sim: number, event: string | undefined, time: number, operation: string | undefined): boolean {
  const bars = all.get(sim) ?? []
  if (event === 'sim_blocked') all.set(sim, [...bars, { from: time, to: NONE, isMistake: operation === undefined }])
  if (event !== 'sim_unblocked') return true
  const last = bars.at(-1)
  if (last?.to !== NONE || last.from >= time) return false
  last.to = time
  return true
}

/** The table of SIMs tells of the first bar of each. */
function compareBars({ blocked, unblocked, bars }: SimTruth, frame: Frame, events: Check): void {
  for (let sim = 0; sim < blocked.length; sim++) {
    const { from, to } = bars.get(sim)?.[0] ?? { from: NONE, to: NONE }
    if (from === blocked[sim] && to === unblocked[sim]) continue
    const [since, until, sinceThen, untilThen] = [from, to, blocked[sim], unblocked[sim]].map((time) => frame.text(time))
    events.fail(`SIM of subscriber ${sim + 1}: barred ${since} to ${until}, but ${sinceThen} to ${untilThen} in the other table`)
  }
}

/** When the other table says that it was; undefined where there is none that tells. */
function toldOf(event: string | undefined, sims: SimTruth, sim: number, end: number): number | undefined {
  switch (event) {
    case 'sim_first_used': return sim < 0 ? NONE : sims.firstUse[sim]
    case 'raid': return end
    default: return undefined
  }
}
