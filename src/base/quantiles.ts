// Distributions as tables of quantiles: one look-up a draw, and the same bits on every version of Node.
import { DOUBLES, INTS, OUT, placeValues } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'

/** The standard normal quantile: Acklam's rational approximation, relative error below 1.2e-9, log and sqrt only. */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)))
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)))
  const q = p - 0.5
  const r = q * q
  const above = (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r
    - 30.66479806614716) * r + 2.506628277459239) * q
  const below = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
    - 13.28068155288572) * r + 1
  return above / below
}

function tail(q: number): number {
  const above = ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
    + 4.374664141464968) * q + 2.938163982698783
  const below = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1
  return above / below
}

const normals = new Map<number, Float64Array>()

/** The middles of `size` equal shares of the standard normal distribution; everybody's, not to be written to. */
export function normalTable(size: number): Float64Array {
  const known = normals.get(size)
  if (known) return known
  const table = new Float64Array(size)
  for (let i = 0; i < size; i++) table[i] = normalQuantile((i + 0.5) / size)
  normals.set(size, table)
  return table
}

/** The middles of `size` equal shares of exp(N(ln median, sigma)). */
export function logNormalTable(median: number, sigma: number, size: number): Float64Array {
  kernels.logNormalOf(median, sigma, placeValues(normalTable(size)), size, OUT)
  return DOUBLES.slice(OUT >> 3, (OUT >> 3) + size)
}

/** As logNormalTable, with mean 1 over the table. */
export function spreadTable(sigma: number, size: number): Float64Array {
  const table = logNormalTable(1, sigma, size)
  let sum = 0
  for (let i = 0; i < size; i++) sum += table[i]
  for (let i = 0; i < size; i++) table[i] *= size / sum
  return table
}

/**
 * The inverse of a piecewise constant density: entry i is where a share of i / size of the weight lies before.
 * `weights[j]` belongs to [j * step, (j + 1) * step); the table has size + 1 entries.
 */
export function inverseTable(weights: readonly number[], step: number, size: number): Int32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  kernels.inverseOf(placeValues(Float64Array.from(weights)), weights.length, total, step, size, OUT)
  return INTS.slice(OUT >> 2, (OUT >> 2) + size + 1)
}
