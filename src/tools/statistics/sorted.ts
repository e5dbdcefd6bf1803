// Questions to sorted numbers.

/** The shares of sorted numbers below a value, and below or at it. */
export function share(sorted: Float64Array, value: number): { readonly below: number; readonly upTo: number } {
  return { below: firstNotBelow(sorted, value) / sorted.length, upTo: firstAbove(sorted, value) / sorted.length }
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (sorted[middle] < value) from = middle + 1
    else to = middle
  }
  return from
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (sorted[middle] <= value) from = middle + 1
    else to = middle
  }
  return from
}
