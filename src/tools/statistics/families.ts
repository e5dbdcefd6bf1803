// Families of distributions fitted to sorted positive numbers by maximum likelihood, and whether they fit.

/** A fitted distribution. */
export interface Fit {
  readonly logLikelihood: number
  /** Share of the distribution up to a value. */
  upTo(value: number): number
}

export type Family = (sorted: Float64Array) => Fit

/** Limits of the Kolmogorov-Smirnov statistic at 5 %, by the square root of the size (Stephens 1974). */
const LIMIT = 1.358

/**
 * Whether a fit is not rejected at 5 %. Its parameters come from the same numbers, which makes the test lenient.
 */
export function fits(sorted: Float64Array, fit: Fit): boolean {
  const root = Math.sqrt(sorted.length)
  return distanceTo(sorted, fit) * (root + 0.12 + 0.11 / root) <= LIMIT
}

function distanceTo(sorted: Float64Array, fit: Fit): number {
  let distance = 0
  for (let i = 0; i < sorted.length;) {
    let end = i + 1
    while (end < sorted.length && sorted[end] === sorted[i]) end++
    // Records carry whole seconds: a value stands for the half-second on either side.
    distance = Math.max(distance, Math.abs(i / sorted.length - fit.upTo(sorted[i] - 0.5)),
      Math.abs(end / sorted.length - fit.upTo(sorted[i] + 0.5)))
    i = end
  }
  return distance
}

export const exponential: Family = (sorted) => {
  const mean = sum(sorted, (x) => x) / sorted.length
  return {
    logLikelihood: -sorted.length * (Math.log(mean) + 1),
    upTo: (value) => (value <= 0 ? 0 : 1 - Math.exp(-value / mean)),
  }
}

export const logNormal: Family = (sorted) => {
  const { mean, deviation } = logMoments(sorted)
  return {
    logLikelihood: -sum(sorted, Math.log) - sorted.length * (Math.log(deviation) + 0.5 * Math.log(2 * Math.PI) + 0.5),
    upTo: (value) => (value <= 0 ? 0 : normal((Math.log(value) - mean) / deviation)),
  }
}

/** The logarithm is logistic; Newton steps on location and the logarithm of scale. */
export const logLogistic: Family = (sorted) => {
  const { mean, deviation } = logMoments(sorted)
  let [location, logScale] = [mean, Math.log((deviation * Math.sqrt(3)) / Math.PI)]
  for (let round = 0; round < 50; round++) {
    const scale = Math.exp(logScale)
    let [first, second, firstFirst, firstSecond, secondSecond] = [0, -sorted.length, 0, 0, 0]
    for (const x of sorted) {
      const z = (Math.log(x) - location) / scale
      const t = Math.tanh(z / 2)
      const slope = (1 - t * t) / 2
      first += t / scale
      second += z * t
      firstFirst -= slope / (scale * scale)
      firstSecond -= (t + z * slope) / scale
      secondSecond -= z * t + z * z * slope
    }
    const determinant = firstFirst * secondSecond - firstSecond * firstSecond
    const [stepLocation, stepScale] = [(secondSecond * first - firstSecond * second) / determinant,
      (firstFirst * second - firstSecond * first) / determinant]
    if (!Number.isFinite(stepLocation) || !Number.isFinite(stepScale)) break
    location -= stepLocation
    logScale -= Math.max(-1, Math.min(1, stepScale))
    if (Math.abs(stepLocation) + Math.abs(stepScale) < 1e-9) break
  }
  const scale = Math.exp(logScale)
  const upTo = (value: number) => (value <= 0 ? 0 : 1 / (1 + Math.exp(-(Math.log(value) - location) / scale)))
  return {
    logLikelihood: sum(sorted, (x) => {
      const share = upTo(x)
      return Math.log(share * (1 - share)) - logScale - Math.log(x)
    }),
    upTo,
  }
}

/** Newton steps on the logarithm of the shape. */
export const weibull: Family = (sorted) => {
  const logMean = sum(sorted, Math.log) / sorted.length
  let logShape = 0
  for (let round = 0; round < 50; round++) {
    const shape = Math.exp(logShape)
    let [s0, s1, s2] = [0, 0, 0]
    for (const x of sorted) {
      const log = Math.log(x) - logMean
      const power = Math.exp(shape * log)
      s0 += power
      s1 += power * log
      s2 += power * log * log
    }
    const value = s1 / s0 - 1 / shape
    const slope = (s2 / s0 - (s1 / s0) * (s1 / s0)) * shape + 1 / shape
    const step = Math.max(-1, Math.min(1, value / slope))
    if (!Number.isFinite(step)) break
    logShape -= step
    if (Math.abs(step) < 1e-9) break
  }
  const shape = Math.exp(logShape)
  const scaleLog = logMean + Math.log(sum(sorted, (x) => Math.exp(shape * (Math.log(x) - logMean))) / sorted.length) / shape
  const power = (value: number) => Math.exp(shape * (Math.log(value) - scaleLog))
  return {
    logLikelihood: sum(sorted, (x) => logShape - scaleLog + (shape - 1) * (Math.log(x) - scaleLog) - power(x)),
    upTo: (value) => (value <= 0 ? 0 : 1 - Math.exp(-power(value))),
  }
}

/** From the smallest of the numbers on. */
export const powerLaw: Family = (sorted) => {
  const smallest = Math.max(0.5, sorted[0] - 0.5)
  const exponent = sorted.length / sum(sorted, (x) => Math.log(x / smallest))
  return {
    logLikelihood: sum(sorted, (x) => Math.log(exponent / smallest) - (exponent + 1) * Math.log(x / smallest)),
    upTo: (value) => (value <= smallest ? 0 : 1 - Math.exp(-exponent * Math.log(value / smallest))),
  }
}

function logMoments(sorted: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = sum(sorted, Math.log) / sorted.length
  const variance = sum(sorted, (x) => (Math.log(x) - mean) * (Math.log(x) - mean)) / sorted.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** The standard normal distribution: Abramowitz and Stegun 26.2.17, absolute error below 7.5e-8. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const tail = density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z >= 0 ? 1 - tail : tail
}

function sum(values: Float64Array, of: (value: number) => number): number {
  let total = 0
  for (const value of values) total += of(value)
  return total
}
