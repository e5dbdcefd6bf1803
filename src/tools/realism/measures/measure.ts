// A measure: what is found out about the ordinary SIMs of a dataset, to be held against a target.
import type { SimCalls } from '../../features/features.ts'

/** What a measure found, in `sims` SIMs. */
export type Finding =
  /** A number of each of many: sorted. */
  | { readonly form: 'numbers'; readonly sorted: Float64Array; readonly sims: number }
  /** Shares of categories in their order. */
  | { readonly form: 'shares'; readonly shares: Float64Array; readonly sims: number }
  /** One number. */
  | { readonly form: 'number'; readonly value: number; readonly sims: number }

export type Form = Finding['form']

export interface Setting {
  /** SIMs in data/subscribers, and days. */
  readonly sims: number
  readonly days: number
  /** Days after 1970-01-01. */
  readonly firstDay: number
}

/** Is shown every ordinary SIM that has an answered call, then says what it found. */
export interface Observer {
  see(calls: SimCalls): void
  find(): Readonly<Record<string, Finding>>
}

/** Measures that are taken together. */
export interface MeasureGroup {
  readonly measures: Readonly<Record<string, { readonly form: Form; readonly meaning: string }>>
  begin(setting: Setting): Observer
}
