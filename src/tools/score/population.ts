// Who is scored: the entities of a window, and what the truth knows of each.
import { SUBSCRIBERS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import { readSimTruth } from '../dataset/sim-truth.ts'
import type { Level } from './level.ts'
import { type Operation, readHandsets, readRelayRecords } from './relay-records.ts'
import { DayFlag, type Dials, scanCalls } from './scan.ts'

export { DayFlag, type Dials } from './scan.ts'

/** Columns by position of the entity. */
export interface Population {
  readonly level: Level
  /** First day of the period, and first and last day of the window, after 1970-01-01. */
  readonly firstDay: number
  readonly days: readonly [number, number]
  /** Every entity that the dataset knows, by `entity_id`. */
  readonly ids: Positions
  readonly keys: Float64Array
  /** 1: it is scored. */
  readonly member: Uint8Array
  /** 1: relay calls were dialled from it in the window. */
  readonly label: Uint8Array
  /** Positions in `operations`; -1 where there is none. */
  readonly operation: Int32Array
  readonly operations: readonly Operation[]
  /** Handset pair; -1 where there is none. */
  readonly pair: Int32Array
  /** What it looks like: the profile, or the kind of its operation. */
  readonly profile: readonly string[]
  /** When its first record was there, for calls the last; seconds after the first midnight; Infinity where none was. */
  readonly available: Float64Array
  /** By entity and day of the window: see DayFlag. */
  readonly dayFlags: Uint8Array
  readonly dials: Dials
}

export interface PopulationOptions {
  readonly level: Level
  /** First and last day of the window; the whole period by default. */
  readonly days?: readonly [number, number]
  /** `callers`: with an answered outgoing call in the window. `all`: with any record in it. `callers` by default. */
  readonly who?: 'callers' | 'all'
  /** Read from the first day of the period on, so that `available` is right. */
  readonly history?: boolean
  readonly onProgress?: (done: number, of: number) => void
}

/** Reads data/calls once, and the truth. Memory: some bytes an entity and day, and 16 a relay call. */
export async function readPopulation(dataset: Dataset, options: PopulationOptions): Promise<Population> {
  const { level, who = 'callers' } = options
  const { firstDay, days: length } = dataset.frame
  const days = options.days ?? [firstDay, firstDay + length - 1] as const
  const relay = await readRelayRecords(dataset)
  const ids = new Positions(dataset.rows(SUBSCRIBERS))
  const keys = new Growing((size) => new Float64Array(size))
  const place = (key: number): number => {
    if (ids.add(key)) keys.push(key)
    return ids.find(key)
  }
  if (level.key === 'served_imsi') {
    await dataset.each(SUBSCRIBERS, { columns: ['imsi'] }, (rows) => rows.floats('imsi').forEach(place))
  }
  const scanned = { level, days, history: options.history ?? false, relay, place, onProgress: options.onProgress }
  const seen = await scanCalls(dataset, scanned, () => ids.size)
  const count = ids.size
  const label = new Uint8Array(count)
  const operation = new Int32Array(count).fill(-1)
  const pair = new Int32Array(count).fill(-1)
  const profile = Array.from({ length: count }, () => '')
  for (let dial = 0; dial < seen.dials.size; dial++) {
    label[seen.dials.entity[dial]] = 1
    pair[seen.dials.entity[dial]] = seen.dialPair[dial]
  }
  if (level.key === 'served_imsi') {
    const truth = await readSimTruth(dataset, ids)
    truth.operation.forEach((id, sim) => { operation[sim] = relay.operationNames.place(id) })
    truth.profile.forEach((name, sim) => { profile[sim] = operation[sim] < 0 ? name : relay.operations[operation[sim]].kind })
  } else {
    await tellHandsetsAndCalls()
  }
  const flags = seen.dayFlags
  const width = days[1] - days[0] + 1
  const wanted = level.name === 'call' || who === 'all' ? DayFlag.active : DayFlag.caller
  const member = new Uint8Array(count)
  for (let entity = 0; entity < count; entity++) {
    for (let day = 0; day < width; day++) if (flags[entity * width + day] & wanted) member[entity] = 1
  }
  return {
    level, firstDay, days, ids, keys: keys.values().slice(), member, label, operation, operations: relay.operations, pair, profile,
    available: seen.available.slice(0, count), dayFlags: flags, dials: seen.dials,
  }

  async function tellHandsetsAndCalls(): Promise<void> {
    const truth = await readHandsets(dataset, relay)
    const dialled = new Set(pair.filter((each) => each >= 0))
    for (let entity = 0; entity < count; entity++) {
      const handset = truth.handsets.find(level.name === 'call' ? seen.handset[entity] : keys.values()[entity])
      if (handset < 0) continue
      operation[entity] = truth.operation[handset]
      if (operation[entity] >= 0) profile[entity] = relay.operations[operation[entity]].kind
      if (level.name === 'call' || pair[entity] >= 0) continue
      pair[entity] = truth.pair[handset]
      if (dialled.has(pair[entity])) label[entity] = 1
    }
  }
}
