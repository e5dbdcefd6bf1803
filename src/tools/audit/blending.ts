// Blending: how far relay SIMs lie among ordinary ones, by their nearest neighbours.
import { type Key, draw } from '../../base/random.ts'
import { quantile } from '../statistics/quantiles.ts'

const NEIGHBOURS = 10
/** Of each class, at most: the work grows with its square. */
const SAMPLE = 600

/**
 * 0: the nearest neighbours of relay SIMs are all relay SIMs; 1: as mixed as if there were no difference. Both classes
 * are drawn down to the same size; features are put on the scale of their ranks, and all count the same. The share of
 * ordinary ones among the ten nearest, doubled; after the in-crowd blending of FraudZen (Kouam et al.), whose text
 * gives the idea and not the formula.
 */
export function blending(columns: readonly Float64Array[], labels: ArrayLike<number>, key: Key): number {
  const all = Array.from(labels, (_, i) => i)
  const size = Math.min(SAMPLE, ...[0, 1].map((label) => all.filter((i) => labels[i] === label).length))
  if (size < 2) return NaN
  const drawn = [0, 1].flatMap((label) => all.filter((i) => labels[i] === label)
    .sort((a, b) => (draw(key.k0, key.k1, a, 0) >>> 0) - (draw(key.k0, key.k1, b, 0) >>> 0) || a - b).slice(0, size))
  const points = drawn.map(() => new Float64Array(columns.length))
  columns.forEach((column, feature) => {
    const sorted = column.filter((value) => !Number.isNaN(value)).sort()
    const [low, high] = [quantile(sorted, 0), quantile(sorted, 1)]
    drawn.forEach((i, at) => { points[at][feature] = rankOf(sorted, column[i], low === high) })
  })
  let ordinary = 0
  for (let at = size; at < 2 * size; at++) ordinary += nearest(points, at).filter((other) => other < size).length
  const told = Math.min(NEIGHBOURS, 2 * size - 1)
  // The SIM itself is not among them: by chance size of 2 size - 1 are ordinary.
  return Math.min(1, ordinary / (size * told) / (size / (2 * size - 1)))
}

/** Share of the values below; the middle for those without one. */
function rankOf(sorted: Float64Array, value: number, flat: boolean): number {
  if (Number.isNaN(value) || flat) return 0.5
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low / sorted.length
}

function nearest(points: readonly Float64Array[], at: number): number[] {
  const own = points[at]
  const distances = points.map((other, i) => {
    let sum = 0
    for (let feature = 0; feature < own.length; feature++) sum += Math.abs(other[feature] - own[feature])
    return [sum, i] as const
  }).filter(([, i]) => i !== at)
  return distances.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, NEIGHBOURS).map(([, i]) => i)
}
