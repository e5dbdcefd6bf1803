// Durations: of all calls together, and the family that a SIM's durations follow.
import { Growing } from '../../dataset/growing.ts'
import { exponential, fits, logLogistic, logNormal } from '../../statistics/families.ts'
import type { MeasureGroup } from './measure.ts'

/** SIMs whose calls are pooled: the first so many. */
const POOLED = 20_000
/** SIMs to whose calls families are fitted: the first so many of those with enough calls, both assumed. */
const FITTED = 2000
const ENOUGH = 50

export const durations: MeasureGroup = {
  measures: {
    durations: { form: 'numbers', meaning: 'durations of all answered calls together, s' },
    durations_log_logistic: { form: 'number', meaning: 'share of SIMs with 50 calls whose durations a log-logistic distribution fits' },
    durations_best_log_logistic: { form: 'number', meaning: 'share of them for which it is likelier than an exponential and a log-normal one' },
    durations_over_exponential: { form: 'number', meaning: 'share of them for which it is likelier than an exponential one' },
  },
  begin: () => {
    const pooled = new Growing((length) => new Float64Array(length))
    let [sims, fitted, fitting, best, overExponential] = [0, 0, 0, 0, 0]
    const own = new Growing((length) => new Float64Array(length))
    return {
      see(calls) {
        own.size = 0
        for (let call = 0; call < calls.size; call++) if (calls.answered(call)) own.push(calls.duration[call])
        if (sims++ < POOLED) for (const duration of own.values()) pooled.push(duration)
        if (own.size < ENOUGH || fitted >= FITTED) return
        fitted++
        // A duration of 0 s is one below half a second.
        const sorted = own.values().map((duration) => Math.max(0.5, duration)).sort()
        const [ours, log, exponent] = [logLogistic(sorted), logNormal(sorted), exponential(sorted)]
        if (fits(sorted, ours)) fitting++
        if (ours.logLikelihood > exponent.logLikelihood) overExponential++
        if (ours.logLikelihood > Math.max(log.logLikelihood, exponent.logLikelihood)) best++
      },
      find: () => ({
        durations: { form: 'numbers', sorted: pooled.values().sort(), sims: Math.min(sims, POOLED) },
        durations_log_logistic: { form: 'number', value: fitting / fitted, sims: fitted },
        durations_best_log_logistic: { form: 'number', value: best / fitted, sims: fitted },
        durations_over_exponential: { form: 'number', value: overExponential / fitted, sims: fitted },
      }),
    }
  },
}
