// The survey: one walk over the calls of every SIM, for all pictures of behaviour and of the map.
import { DAY_LENGTH, weekday } from '../../base/calendar.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Holding } from '../explain/holdings.ts'
import { eachFeatures, type SimCalls } from '../features/features.ts'
import { readNetwork, type Network } from '../features/network.ts'
import { Tally } from '../features/tally.ts'
import type { OperationFacts } from '../explain/subject.ts'
import type { Cast } from './casts.ts'
import { type Classes, readClasses } from './classes.ts'
import { Histogram } from './histogram.ts'

/** What the SIMs of a class did; of those used by an operation, from its first use on. */
export interface Behaviour {
  /** Outgoing attempts by hour of the week, from Monday 0 h. */
  readonly hours: Float64Array
  /** Outgoing attempts on days that have any. */
  readonly perDay: Histogram
  /** Talking time of answered outgoing calls, s. */
  readonly durations: Histogram
  /** Numbers called, a SIM. */
  readonly callees: Histogram
  /** Outgoing of the answered calls of SIMs with ten at least, in steps of 5 %. */
  readonly outShare: Histogram
  /** From an outgoing attempt to the next one, below a day, s. */
  readonly gaps: Histogram
  /** Outgoing attempts by day of the period, and how many were answered. */
  readonly days: Float64Array
  answered: number
}

export interface Survey {
  readonly classes: Classes
  /** By class. */
  readonly behaviour: readonly Behaviour[]
  readonly network: Network
  /** By position of the cell: outgoing attempts of all, and of relay SIMs. */
  readonly cells: Float64Array
  readonly relayCells: Float64Array
  /** By operation and site: attempts by position of the cell. */
  readonly sites: ReadonlyMap<string, ReadonlyMap<number, number>>
}

const WEEK_HOURS = 168
const HOUR = 3600
const ENOUGH_CALLS = 10
const OUT_STEPS = 20

/** Memory grows with the number of SIMs and lines, not of records. */
export async function surveyOf(
  dataset: Dataset, operations: readonly OperationFacts[], casts: readonly Cast[], onProgress: (done: number, of: number) => void,
): Promise<Survey> {
  const network = await readNetwork(dataset)
  const classes = await readClasses(dataset, network.sims, operations)
  const behaviour = classes.all.map((): Behaviour => ({
    hours: new Float64Array(WEEK_HOURS), perDay: new Histogram(), durations: new Histogram(), callees: new Histogram(), outShare: new Histogram(),
    gaps: new Histogram(), days: new Float64Array(dataset.frame.days), answered: 0,
  }))
  const cells = new Float64Array(network.x.length)
  const relayCells = new Float64Array(network.x.length)
  const sites = new Sites(casts)
  const relay = classes.all.findIndex(({ strong }) => strong)
  await eachFeatures(dataset, {
    names: [],
    onProgress,
    onSim: (calls) => {
      const own = classes.of[calls.sim]
      observe(calls, behaviour[own], classes.since[calls.sim])
      place(calls, cells)
      if (own === relay) place(calls, relayCells, classes.since[calls.sim])
      sites.see(calls)
    },
  }, () => {})
  return { classes, behaviour, network, cells, relayCells, sites: sites.found }
}

const callees = new Tally()

function observe(calls: SimCalls, into: Behaviour, since: number): void {
  callees.clear()
  let [last, day, today, out, came] = [NaN, -1, 0, 0, 0]
  for (let call = 0; call < calls.size; call++) {
    const time = calls.time[call]
    if (time < since) continue
    const answered = calls.answered(call)
    if (!calls.outgoing(call)) {
      if (answered) came++
      continue
    }
    callees.add(calls.other[call])
    const now = Math.floor(time / DAY_LENGTH)
    into.hours[weekday(calls.around.firstDay + now) * 24 + Math.floor((time - now * DAY_LENGTH) / HOUR)]++
    into.days[now]++
    if (time - last < DAY_LENGTH) into.gaps.add(time - last)
    if (now !== day && today > 0) into.perDay.add(today)
    today = now === day ? today + 1 : 1
    ;[last, day] = [time, now]
    if (!answered) continue
    out++
    into.answered++
    into.durations.add(calls.duration[call])
  }
  if (today > 0) into.perDay.add(today)
  if (callees.size > 0) into.callees.add(callees.size)
  if (out + came >= ENOUGH_CALLS) into.outShare.add(Math.round((OUT_STEPS * out) / (out + came)))
}

function place(calls: SimCalls, cells: Float64Array, since = 0): void {
  for (let call = 0; call < calls.size; call++) {
    if (calls.cell[call] >= 0 && calls.outgoing(call) && calls.time[call] >= since) cells[calls.cell[call]]++
  }
}

/** Where the SIMs of operations called from, by the site that held them. */
class Sites {
  readonly found = new Map<string, Map<number, number>>()
  readonly #holdings = new Map<number, Holding[]>()

  constructor(casts: readonly Cast[]) {
    for (const holding of casts.flatMap((cast) => cast.holdings)) {
      if (holding.site === undefined) continue
      const own = this.#holdings.get(holding.imsi)
      if (own) own.push(holding)
      else this.#holdings.set(holding.imsi, [holding])
    }
  }

  see(calls: SimCalls): void {
    const holdings = this.#holdings.get(calls.around.network.imsi[calls.sim])
    if (holdings === undefined) return
    for (let call = 0; call < calls.size; call++) {
      const time = calls.time[call]
      if (calls.cell[call] < 0 || !calls.outgoing(call)) continue
      const at = holdings.find(({ from, to }) => from <= time && time < to)
      if (at === undefined) continue
      const name = `${at.operation ?? ''} ${at.site ?? ''}`
      const cells = this.found.get(name) ?? new Map<number, number>()
      this.found.set(name, cells)
      cells.set(calls.cell[call], (cells.get(calls.cell[call]) ?? 0) + 1)
    }
  }
}
