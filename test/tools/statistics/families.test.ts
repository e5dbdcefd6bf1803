// Families: a fit is the likeliest of its family, finds what made the numbers, and knows its own from others.
import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../../src/base/quantiles.ts'
import { type Family, exponential, fits, logLogistic, logNormal, powerLaw, weibull } from '../../../src/tools/statistics/families.ts'

const SIZE = 400
const levels = Array.from({ length: SIZE }, (_, i) => (i + 0.5) / SIZE)
const sample = (inverse: (p: number) => number) => Float64Array.from(levels, (p) => Math.round(inverse(p))).map((x) => Math.max(1, x)).sort()

const cases: Readonly<Record<string, { family: Family; numbers: Float64Array; median: number }>> = {
  exponential: { family: exponential, numbers: sample((p) => -2000 * Math.log(1 - p)), median: 2000 * Math.LN2 },
  logNormal: { family: logNormal, numbers: sample((p) => Math.exp(7 + 1.2 * normalQuantile(p))), median: Math.exp(7) },
  logLogistic: { family: logLogistic, numbers: sample((p) => Math.exp(7 + 0.6 * Math.log(p / (1 - p)))), median: Math.exp(7) },
  weibull: { family: weibull, numbers: sample((p) => 3000 * Math.exp(Math.log(-Math.log(1 - p)) / 0.7)), median: 3000 * Math.exp(Math.log(Math.LN2) / 0.7) },
  powerLaw: { family: powerLaw, numbers: sample((p) => 100 * Math.exp(-Math.log(1 - p) / 1.1)), median: 100 * Math.exp(Math.LN2 / 1.1) },
}

describe.each(Object.entries(cases))('%s', (name, { family, numbers, median }) => {
  test('finds the distribution that made the numbers', () => {
    expect(family(numbers).upTo(median)).toBeCloseTo(0.5, 1)
    expect(fits(numbers, family(numbers))).toBe(true)
  })

  test('is likelier than every other family', () => {
    // A Weibull distribution of shape 1 is an exponential one.
    const others = Object.entries(cases).filter(([other]) => other !== name && !(name === 'exponential' && other === 'weibull'))
    for (const [other, { family: its }] of others) {
      expect(family(numbers).logLikelihood, other).toBeGreaterThan(its(numbers).logLikelihood)
    }
  })

  test('gives shares that are the integral of its likelihood', () => {
    const { upTo, logLikelihood } = family(numbers)
    const density = (x: number) => (upTo(x * 1.0005) - upTo(x * 0.9995)) / (0.001 * x)
    expect(numbers.reduce((sum, x) => sum + Math.log(density(x)), 0) / logLikelihood).toBeCloseTo(1, 2)
  })
})

test('what is far from a family does not fit it', () => {
  expect(fits(cases['logNormal'].numbers, exponential(cases['logNormal'].numbers))).toBe(false)
  expect(fits(cases['exponential'].numbers, powerLaw(cases['exponential'].numbers))).toBe(false)
})
