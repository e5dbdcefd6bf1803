// A baseline: a plain detector, whose scores say how hard a dataset is.
import type { Table } from '../../records/fields.ts'
import type { World } from './world.ts'

export interface Baseline {
  readonly name: string
  readonly description: string
  /** Learns from labels: needs a split. */
  readonly learns: boolean
  /** Tables that it reads besides data/calls, data/subscribers and data/cells. */
  readonly needs: readonly Table[]
  detect(world: World): Promise<Detection>
}

/** Columns by position of the SIM in data/subscribers. */
export interface Detection {
  /** Higher is more suspect. */
  readonly score: Float64Array
  /** Which SIMs belong together; -1: with nobody. */
  readonly group?: Int32Array
  /** What was said when, for those that look at the stream: rows in the order of time. */
  readonly alerts?: readonly Alert[]
}

export interface Alert {
  readonly sim: number
  readonly score: number
  /** Seconds after the first midnight of the period. */
  readonly time: number
}
