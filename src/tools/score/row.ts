// One row of a scorecard: every metric of one set of scores.
import { type Key } from '../../base/random.ts'
import { type Budgeted, alertDaily } from './budget.ts'
import { type Harm, harmBefore } from './harm.ts'
import { atK } from './metrics/at-k.ts'
import { averagePrecision } from './metrics/average-precision.ts'
import { type Interval, bootstrap, clustersOf } from './metrics/bootstrap.ts'
import { COST_PROFILES, leastCost, relativeCost } from './metrics/cost.ts'
import { type Ranking, type Sweep, rank, sweep } from './metrics/ranking.ts'
import { recallAtFpr, rocAuc } from './metrics/roc.ts'
import { recallByOperation, sharesOf } from './operations.ts'
import type { Population } from './population.ts'
import type { Scores } from './scores.ts'
import type { Units } from './units.ts'

/** False-positive rates at which recall is told. */
const RATES = [0.001, 0.01, 0.05] as const

/** By name; NaN where there is none. */
export type Metrics = Readonly<Record<string, number>>

export interface Row {
  readonly name: string
  readonly metrics: Metrics
  /** Absent where there are too few operations to tell, or none was asked for. */
  readonly intervals?: Readonly<Record<string, Interval>>
}

export interface Measured {
  readonly row: Row
  readonly ranking: Ranking
  readonly sweep: Sweep
  readonly budgeted: Budgeted
  readonly harm: Harm
}

export interface Measuring {
  readonly population: Population
  readonly units: Units
  /** Highest scores whose precision and recall is told; alerts a day. */
  readonly k: number
  readonly budget: number
  readonly key: Key
  /** 0: no intervals. */
  readonly replicates: number
}

export function measure(name: string, scores: Pick<Scores, 'highest' | 'timed'>, measuring: Measuring): Measured {
  const { population, units, k, budget, key, replicates } = measuring
  const ranking = rank(units.scoresOf(scores.highest))
  const swept = sweep(ranking, units.label)
  const budgeted = alertDaily(scores, population, budget, key)
  const harm = harmBefore(budgeted.detected, population)
  const found = Uint8Array.from(budgeted.detected, (time) => (time < Infinity ? 1 : 0))
  const metrics = {
    ...ranked(swept),
    [`precision_at_${k}`]: atK(ranking, swept, k).precision,
    [`recall_at_${k}`]: atK(ranking, swept, k).recall,
    budget_precision: budgeted.precision,
    budget_recall: harm.detected / (harm.detected + harm.censored),
    ...prefixed('operations', sharesOf(recallByOperation(population, found))),
    delay_median_h: harm.medianHours, delay_p90_h: harm.p90Hours,
    calls_before: harm.calls, calls_before_share: harm.callsShare,
    victims_before: harm.victims, victims_before_share: harm.victimsShare,
    ...costs(swept, harm, budgeted),
  }
  const intervals = replicates > 0
    ? bootstrap(clustersOf(units.operation, units.label), key, replicates, (weights) => ranked(sweep(ranking, units.label, weights)))
    : undefined
  return { row: { name, metrics, ...(intervals ? { intervals } : {}) }, ranking, sweep: swept, budgeted, harm }
}

function ranked(swept: Sweep): Metrics {
  return {
    ap: averagePrecision(swept), auc: rocAuc(swept),
    ...Object.fromEntries(RATES.map((rate) => [rateName(rate), recallAtFpr(swept, rate)])),
  }
}

/** What a ranking at random has in the mean: nothing is drawn. */
export function prevalenceRow({ units: { size, label }, k }: Measuring): Row {
  const positives = label.reduce((sum, one) => sum + one, 0)
  const rates = RATES.map((rate) => [rateName(rate), rate] as const)
  return {
    name: 'prevalence',
    metrics: {
      ap: positives / size, auc: 0.5, ...Object.fromEntries(rates),
      [`precision_at_${k}`]: positives / size, [`recall_at_${k}`]: Math.min(1, k / size),
    },
  }
}

/** At the best threshold in hindsight, and of the alerts of the daily budget. */
function costs(swept: Sweep, { detected, censored }: Harm, { alerted }: Budgeted): Metrics {
  const wrong = alerted.reduce((sum, one) => sum + one, 0) - detected
  const people = { ...swept, positives: detected + censored }
  return Object.fromEntries(COST_PROFILES.flatMap((profile) => [
    [`cost_${profile.name}`, leastCost(swept, profile)],
    [`budget_cost_${profile.name}`, relativeCost(people, profile, censored, Math.max(0, wrong))],
  ]))
}

/** recall_at_fpr_0.1 for a tenth of a per cent. */
function rateName(rate: number): string {
  return `recall_at_fpr_${rate * 100}`
}

function prefixed(prefix: string, values: object): Metrics {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value as number]))
}
