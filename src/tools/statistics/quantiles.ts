// Quantiles of numbers at hand: interpolated between neighbours, as pandas and numpy do.

type Numbers = Float64Array | Int32Array

/** Sorts the first `size` numbers where they are. */
export function sortFirst<T extends Numbers>(values: T, size: number): T {
  return values.subarray(0, size).sort() as T
}

/** The quantile of sorted numbers; `share` from 0 to 1. NaN if there are none. */
export function quantile(sorted: Numbers, share: number): number {
  if (sorted.length === 0) return NaN
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below]
  return at === below ? low : low + (at - below) * (sorted[below + 1] - low)
}

/** The middle of sorted numbers, or the mean of the two in the middle. */
export function median(sorted: Numbers): number {
  return quantile(sorted, 0.5)
}
