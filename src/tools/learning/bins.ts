// Features cut into bins of about as many rows each, so that trees look at small whole numbers.
import { quantile } from '../statistics/quantiles.ts'

/** Bin 0 is for rows without a value; the others from 1 on. */
const MOST_BINS = 63

export interface Bins {
  /** Upper bounds of the bins by feature, rising; the last bin has none. */
  readonly bounds: readonly Float64Array[]
}

/** Bounds from the rows to learn from, one column a feature. */
export function binsOf(columns: readonly Float64Array[]): Bins {
  return {
    bounds: columns.map((column) => {
      const sorted = column.filter((value) => !Number.isNaN(value)).sort()
      const bounds = new Set<number>()
      for (let bin = 1; bin < MOST_BINS; bin++) bounds.add(quantile(sorted, bin / MOST_BINS))
      return Float64Array.from([...bounds].filter((bound) => !Number.isNaN(bound)))
    }),
  }
}

/** A column a feature, its values as bins. */
export function binned({ bounds }: Bins, columns: readonly Float64Array[]): Uint8Array[] {
  return columns.map((column, feature) => Uint8Array.from(column, (value) => (Number.isNaN(value) ? 0 : 1 + firstAtLeast(bounds[feature], value))))
}

/** Number of bounds below the value. */
function firstAtLeast(bounds: Float64Array, value: number): number {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
