// Pauses: the shares of a log-normal as whole seconds, for crowd/reactions.ts; quantiles as base/quantiles.ts has them.

/** Whole seconds at the middles of `size` equal shares of what lies between the shares `low` and `high` of a log-normal. */
export function pausesBetween(median: f64, sigma: f64, low: f64, high: f64, size: i32, out: usize): void {
  for (let i = 0; i < size; i++) {
    const share = low + ((<f64>i + 0.5) / <f64>size) * (high - low)
    store<i32>(out + (<usize>i << 2), <i32>Math.round(median * Math.exp(sigma * normalQuantile(share))))
  }
}

function normalQuantile(p: f64): f64 {
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

function tail(q: f64): f64 {
  const above = ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
    + 4.374664141464968) * q + 2.938163982698783
  const below = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1
  return above / below
}
