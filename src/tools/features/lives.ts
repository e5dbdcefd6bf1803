// Lives: what SIMs did in all tables that are asked for, range by range of SIMs.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS } from '../../records/tables.ts'
import type { Source } from '../dataset/source.ts'
import type { Feature, FeatureGroup } from './feature.ts'
import { type GatherOptions, gatherCalls } from './gather-calls.ts'
import { gatherRecords } from './gather-records.ts'
import { callGroups, recordGroups } from './index.ts'
import type { Network } from './network.ts'
import { MOST_LEGS, type Partition, type Range } from './partition.ts'
import { SimCalls, type Surroundings } from './sim-calls.ts'
import { SimRecords } from './sim-records.ts'

export interface LivesOptions {
  readonly wanted: readonly Feature[]
  readonly days: readonly [number, number]
  readonly onSim?: (calls: SimCalls) => void
  readonly onProgress?: (done: number, of: number) => void
  readonly mostLegs?: number
}

/** Values of one SIM, by feature. */
type OnValues = (sim: number, values: Readonly<Record<string, number>>) => void

interface RangeOfLives {
  readonly from: number
  readonly to: number
  /** Measures every group on every SIM of the range. */
  measureAll(onValues: OnValues): void
}

interface Lives {
  ranges(): Generator<RangeOfLives>
  /** To be called in the end, whatever happened. */
  close(): void
}

/** What is measured on one table: a view of a SIM, moved along, and the groups that look through it. */
interface Table {
  readonly partition: Partition
  measure(range: Range, onValues: OnValues): void
}

/** Reads the tables. Rejects with DatasetError and ReadError. */
export async function gatherLives(source: Source, network: Network, options: LivesOptions): Promise<Lives> {
  const { wanted, days, onSim, onProgress, mostLegs = MOST_LEGS } = options
  const { firstDay } = source.frame
  const asked = <T>({ features }: FeatureGroup<T>) => features.some((feature) => wanted.includes(feature))
  const own = callGroups.filter(asked)
  const others = recordGroups.filter(({ packing, group }) => asked(group) && source.rows(packing.table) > 0)
  const all = [CALLS, ...others.map(({ packing }) => packing.table)].map((table) => source.rows(table))
  const of = all.reduce((sum, rows) => sum + rows, 0)
  let done = 0
  const gathering: GatherOptions = { days, ranges: Math.max(1, Math.ceil(Math.max(...all) / mostLegs)), onRows: (rows) => onProgress?.(done += rows, of) }
  const times = [days[0] - firstDay, days[1] + 1 - firstDay].map((day) => day * DAY_LENGTH) as [number, number]
  const tables: Table[] = []
  const close = () => { for (const { partition } of tables) partition.close() }
  try {
    const { partition, handsetSims } = await gatherCalls(source, network, times, gathering)
    const around: Surroundings = { network, handsetSims, days, firstDay }
    tables.push(tableOf(partition, new SimCalls(around), own, onSim))
    for (const { packing, group } of others) {
      tables.push(tableOf(await gatherRecords(source, network, packing, times, gathering), new SimRecords(around, packing.width), [group]))
    }
    return { ranges: () => together(tables), close }
  } catch (error) {
    close()
    throw error
  }
}

interface View<T> {
  readonly sim: number
  of(range: Range): Generator<T>
}

function tableOf<T extends View<T>>(partition: Partition, view: T, groups: readonly FeatureGroup<T>[], onSim?: (life: T) => void): Table {
  return {
    partition,
    measure(range, onValues) {
      for (const life of view.of(range)) {
        for (const group of groups) onValues(life.sim, group.measure(life))
        onSim?.(life)
      }
    },
  }
}

/** The same ranges of all tables. */
function* together(tables: readonly Table[]): Generator<RangeOfLives> {
  const ranges = tables.map(({ partition }) => partition.ranges())
  for (;;) {
    const next = ranges.map((each) => each.next())
    if (next.some(({ done }) => done)) return
    const own = next.map(({ value }) => value as Range)
    yield { from: own[0].from, to: own[0].to, measureAll: (onValues) => tables.forEach((table, i) => table.measure(own[i], onValues)) }
  }
}
