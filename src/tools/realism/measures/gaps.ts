// Gaps: times between a SIM's outgoing attempts, pooled and by the family they follow.
import { Growing } from '../../dataset/growing.ts'
import { type Family, exponential, fits, logNormal, powerLaw, weibull } from '../../statistics/families.ts'
import { median } from '../../statistics/quantiles.ts'
import type { MeasureGroup } from './measure.ts'

const POOLED = 20_000
const FITTED = 2000
/** Gaps that a SIM needs to be fitted: assumed. */
const ENOUGH = 100
/** Calls that a caller needs for burstiness: as in the Copenhagen Networks Study's figure. */
const CALLS = 11

/** A SIM follows the likeliest of those that fit. */
const families: Readonly<Record<string, Family>> = { weibull, powerLaw, logNormal, exponential }

export const gaps: MeasureGroup = {
  measures: {
    gaps_between_calls: { form: 'numbers', meaning: 'times between neighbouring outgoing attempts of a SIM, of all together, s' },
    gaps_weibull: { form: 'number', meaning: 'share of SIMs with 100 outgoing attempts whose gaps follow a Weibull distribution' },
    gaps_power_law: { form: 'number', meaning: 'share of them whose gaps follow a power law' },
    burstiness_of_calls: { form: 'number', meaning: 'median burstiness of the outgoing attempts of SIMs with at least 11' },
  },
  begin: () => {
    const pooled = new Growing((length) => new Float64Array(length))
    const bursts = new Growing((length) => new Float64Array(length))
    const own = new Growing((length) => new Float64Array(length))
    const following: Record<string, number> = {}
    let [sims, fitted] = [0, 0]
    return {
      see(calls) {
        own.size = 0
        let last = -1
        for (let call = 0; call < calls.size; call++) {
          if (!calls.outgoing(call)) continue
          if (last >= 0) own.push(calls.time[call] - calls.time[last])
          last = call
        }
        if (sims++ < POOLED) for (const gap of own.values()) pooled.push(gap)
        if (own.size + 1 >= CALLS) bursts.push(burstiness(own.values()))
        if (own.size < ENOUGH || fitted >= FITTED) return
        fitted++
        const family = familyOf(own.values().map((gap) => Math.max(0.5, gap)).sort())
        following[family] = (following[family] ?? 0) + 1
      },
      find: () => ({
        gaps_between_calls: { form: 'numbers', sorted: pooled.values().sort(), sims: Math.min(sims, POOLED) },
        gaps_weibull: { form: 'number', value: (following['weibull'] ?? 0) / fitted, sims: fitted },
        gaps_power_law: { form: 'number', value: (following['powerLaw'] ?? 0) / fitted, sims: fitted },
        burstiness_of_calls: { form: 'number', value: median(bursts.values().sort()), sims: bursts.size },
      }),
    }
  },
}

function familyOf(sorted: Float64Array): string {
  let [best, likelihood] = ['none', -Infinity]
  for (const name in families) {
    const fit = families[name](sorted)
    if (fit.logLikelihood <= likelihood || !fits(sorted, fit)) continue
    best = name
    likelihood = fit.logLikelihood
  }
  return best
}

function burstiness(values: Float64Array): number {
  const mean = values.reduce((sum, gap) => sum + gap, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / values.length)
  return (deviation - mean) / (deviation + mean)
}
