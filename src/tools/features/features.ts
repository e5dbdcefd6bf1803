// Features of every SIM, from the written files alone.
import { SUBSCRIBERS } from '../../records/tables.ts'
import { Dataset } from '../dataset/dataset.ts'
import type { Source } from '../dataset/source.ts'
import type { Feature } from './feature.ts'
import { FEATURES } from './index.ts'
import { gatherLives } from './lives.ts'
import { readNetwork } from './network.ts'
import type { SimCalls } from './sim-calls.ts'

export type { Feature } from './feature.ts'
export type { SimCalls } from './sim-calls.ts'
export { FEATURES } from './index.ts'

export interface FeatureOptions {
  /** Names of the features that are wanted, in any order; all by default. */
  readonly names?: readonly string[]
  /** First and last day (after 1970-01-01) that are looked at, by the day of seizure; the whole period by default. */
  readonly days?: readonly [number, number]
  /** Is shown the calls of every SIM, in the order of data/subscribers; what it is shown is valid until it returns. */
  readonly onSim?: (calls: SimCalls) => void
  /** Hears of records as they are read; `of` is how many there are. */
  readonly onProgress?: (done: number, of: number) => void
  /** Records of a table that are held in memory at once; the rest waits in temporary files. For tests. */
  readonly mostLegs?: number
}

/** Some SIMs, in the order of data/subscribers, one entry of each array a SIM. The arrays are the receiver's. */
export interface FeatureBlock {
  /** Position of the first. */
  readonly from: number
  readonly sims: number
  readonly imsi: Float64Array
  readonly msisdn: Float64Array
  /** By name, in the order of FEATURES; NaN where a SIM has no such value, such as the mean duration of no call. */
  readonly columns: ReadonlyMap<string, Float64Array>
}

export interface FeatureTable extends FeatureBlock {
  readonly features: readonly Feature[]
}

/** Every SIM of data/subscribers, those without a call too. Memory: 8 bytes a SIM and feature, besides those of `eachFeatures`. */
export async function readFeatures(dataset: Source | string, options: FeatureOptions = {}): Promise<FeatureTable> {
  const from = typeof dataset === 'string' ? Dataset.open(dataset) : dataset
  const sims = from.rows(SUBSCRIBERS)
  const features = chosen(options.names)
  const [imsi, msisdn] = [new Float64Array(sims), new Float64Array(sims)]
  const columns = new Map(features.map(({ name }) => [name, new Float64Array(sims)]))
  await eachFeatures(from, options, (block) => {
    imsi.set(block.imsi, block.from)
    msisdn.set(block.msisdn, block.from)
    for (const [name, values] of block.columns) columns.get(name)?.set(values, block.from)
  })
  return { from: 0, sims, imsi, msisdn, columns, features }
}

/**
 * Hands over the features of all SIMs, a block after the other. The same dataset gives the same numbers, however its
 * tables are cut into files. Memory is bounded by the number of SIMs and lines, not of records: beyond four million
 * records of a table they are sorted in temporary files (28 bytes a call, in the system's folder for such).
 * @throws {RangeError} for names that are no feature; rejects with DatasetError and ReadError.
 */
export async function eachFeatures(dataset: Source, options: FeatureOptions, onBlock: (block: FeatureBlock) => void): Promise<void> {
  const features = chosen(options.names)
  const { firstDay, days: length } = dataset.frame
  const days = options.days ?? [firstDay, firstDay + length - 1] as const
  const network = await readNetwork(dataset)
  const lives = await gatherLives(dataset, network, { ...options, days, wanted: features })
  try {
    for (const { from, to, measureAll } of lives.ranges()) {
      const columns = new Map(features.map(({ name }) => [name, new Float64Array(to - from).fill(NaN)]))
      measureAll((sim, values) => put(columns, sim - from, values))
      onBlock({ from, sims: to - from, imsi: network.imsi.slice(from, to), msisdn: network.msisdn.slice(from, to), columns })
    }
  } finally {
    lives.close()
  }
}

function put(columns: ReadonlyMap<string, Float64Array>, at: number, values: Readonly<Record<string, number>>): void {
  for (const name in values) {
    const column = columns.get(name)
    // Means of nothing are 0 / 0, and shares of nothing too.
    if (column) column[at] = Number.isFinite(values[name]) ? values[name] : NaN
  }
}

function chosen(names: readonly string[] | undefined): Feature[] {
  for (const name of names ?? []) if (!FEATURES.has(name)) throw new RangeError(`there is no feature ${name}`)
  return [...FEATURES.values()].filter(({ name }) => names === undefined || names.includes(name))
}
