// Quantiles: tables of distributions, as base/quantiles.ts wants them.
import { double } from './crowd'
import { exp } from './exp'

/** exp(N(ln median, sigma)) at `size` places of the standard normal distribution. */
export function logNormalOf(median: f64, sigma: f64, normal: usize, size: i32, out: usize): void {
  for (let i = 0; i < size; i++) store<f64>(out + (<usize>i << 3), median * exp(sigma * double(normal, i)))
}

/** A piecewise constant density the other way round: the table of `size` + 1 whole numbers at `out`; `weights` are so many doubles, of which `total` is the sum. */
export function inverseOf(weights: usize, count: i32, total: f64, step: f64, size: i32, out: usize): void {
  const end = <f64>count * step
  let before: f64 = 0
  for (let i = 0, j = 0; i <= size; i++) {
    const wanted = (<f64>i / <f64>size) * total
    while (j < count - 1 && before + double(weights, j) < wanted) before += double(weights, j++)
    const weight = double(weights, j)
    const share = weight > 0 ? min(1, (wanted - before) / weight) : 0
    store<i32>(out + (<usize>i << 2), <i32>min(end, Math.round(step * (<f64>j + share))))
  }
}
