// Targets: published figures that a dataset is held against.

/** What a target asks for: percentiles of many numbers, shares of categories, or one number. */
export type Wanted =
  | { readonly form: 'numbers'; readonly percentiles: ReadonlyMap<number, number> }
  | { readonly form: 'shares'; readonly shares: readonly number[] }
  | { readonly form: 'number'; readonly value: number; readonly sense: Sense }

export type Sense = 'both' | 'at-least' | 'at-most'

export interface Target {
  readonly name: string
  /** A feature of SIMs or a measure. */
  readonly measure: string
  readonly wanted: Wanted
  /** Distance up to which it is met, and up to which it is nearly met. */
  readonly pass: number
  readonly fail: number
  /** Failing it fails the dataset. */
  readonly required: boolean
  /** Lengths of datasets that can be compared, days. */
  readonly days: readonly [number, number]
  /** Answered calls that a SIM needs to be looked at. */
  readonly calls: number
  readonly population: string
  readonly source: string
  /** Why it may not apply. */
  readonly caveat: string | undefined
}

export interface TargetSet {
  readonly name: string
  /** Largest median of the distances of required targets of percentiles. */
  readonly medianDistance: number
  readonly targets: readonly Target[]
}
