// Intervals by drawing whole operations again: what belongs to one operation is no independent evidence.
import { type Key, draw, subkey } from '../../../base/random.ts'
import { quantile } from '../../statistics/quantiles.ts'

export interface Clusters {
  /** By entity: its cluster, from 0. */
  readonly of: Int32Array
  readonly count: number
  /** By cluster: 1 if it holds a positive. Clusters with and without are drawn apart, as many as there are of each. */
  readonly positive: Uint8Array
}

/** Entities of one operation are a cluster; the others are one each. `operation[i]` is -1 where there is none. */
export function clustersOf(operation: ArrayLike<number>, labels: ArrayLike<number>): Clusters {
  const of = new Int32Array(operation.length)
  const known = new Map<number, number>()
  let count = 0
  for (let i = 0; i < of.length; i++) {
    if (operation[i] < 0) of[i] = count++
    else {
      if (!known.has(operation[i])) known.set(operation[i], count++)
      of[i] = known.get(operation[i]) ?? 0
    }
  }
  const positive = new Uint8Array(count)
  for (let i = 0; i < of.length; i++) if (labels[i] === 1) positive[of[i]] = 1
  return { of, count, positive }
}

export type Interval = readonly [low: number, high: number]

/**
 * 95 % percentile intervals of what `measure` gives for weights of entities. Undefined if fewer than two clusters hold a
 * positive: then there is nothing from which to judge the spread.
 */
export function bootstrap(
  clusters: Clusters, key: Key, replicates: number, measure: (weights: Float64Array) => Readonly<Record<string, number>>,
): Record<string, Interval> | undefined {
  const strata = [0, 1].map((kind) => Int32Array.from(clusters.positive.keys()).filter((cluster) => clusters.positive[cluster] === kind))
  if (strata[1].length < 2) return undefined
  const found = new Map<string, number[]>()
  const drawn = new Float64Array(clusters.count)
  const weights = new Float64Array(clusters.of.length)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { k0, k1 } = subkey(key, replicate)
    drawn.fill(0)
    for (const stratum of strata) {
      for (let i = 0; i < stratum.length; i++) {
        drawn[stratum[Math.floor((draw(k0, k1, i, stratum === strata[1] ? 1 : 0) >>> 0) * 2 ** -32 * stratum.length)]]++
      }
    }
    for (let i = 0; i < weights.length; i++) weights[i] = drawn[clusters.of[i]]
    for (const [name, value] of Object.entries(measure(weights))) {
      if (!found.has(name)) found.set(name, [])
      if (Number.isFinite(value)) found.get(name)?.push(value)
    }
  }
  return Object.fromEntries([...found].map(([name, values]) => {
    const sorted = Float64Array.from(values).sort()
    return [name, [quantile(sorted, 0.025), quantile(sorted, 0.975)] as const]
  }))
}
