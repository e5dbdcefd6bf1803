// The scorecard of a detector: what its scores are worth, beside those of nobody, of chance and of the truth.
import { draw, keyFor } from '../../base/random.ts'
import { atK } from './metrics/at-k.ts'
import { type Grouping, compareGroups } from './metrics/grouping.ts'
import { groupAtFpr } from './metrics/roc.ts'
import { type LookAlike, falseAlertsByProfile } from './look-alikes.ts'
import { type OperationRecall, recallByOperation } from './operations.ts'
import type { Population } from './population.ts'
import { type Measured, type Measuring, type Row, measure, prevalenceRow } from './row.ts'
import { alertDaily } from './budget.ts'
import { harmBefore } from './harm.ts'
import type { Scores } from './scores.ts'
import { unitsOf } from './units.ts'

export interface ScoreSettings {
  readonly name: string
  readonly k: number
  /** Alerts a day. */
  readonly budget: number
  /** Of what is drawn: ties, the random row, the bootstrap. */
  readonly seed: string
  readonly replicates: number
}

/** Points of a curve. */
export type Points = readonly (readonly [x: number, y: number])[]

export interface Scorecard {
  readonly level: string
  readonly entities: number
  readonly positives: number
  readonly operations: number
  readonly k: number
  readonly budget: number
  readonly seed: string
  /** Lines about entities that are not scored, and scored entities without a line. */
  readonly ignored: number
  readonly missing: number
  /** The detector's own first. */
  readonly rows: readonly Row[]
  readonly censored: number
  readonly byOperation: readonly OperationRecall[]
  /** At the threshold that flags one ordinary entity in a hundred; `threshold` is null where no score does. */
  readonly lookAlikes: { readonly threshold: number | null; readonly profiles: readonly LookAlike[] }
  readonly grouping?: { readonly pairs: Grouping; readonly operations: Grouping }
  readonly curves: {
    /** Recall, precision. */
    readonly precisionRecall: Points
    /** Alerts in all, recall; and alerts a day, share of relay entities detected. */
    readonly topK: Points
    readonly budget: Points
    /** Hours since the first relay call of the window, share detected. */
    readonly delay: Points
  }
}

const LOOK_ALIKE_RATE = 0.01
const BUDGETS = [0.1, 0.2, 0.5, 1, 2, 5, 10]
const MOST_POINTS = 400

/** Deterministic: the same scores and settings give the same card. */
export function scorecard(scores: Scores, population: Population, settings: ScoreSettings): Scorecard {
  const { k, budget, seed, replicates } = settings
  const units = unitsOf(population)
  const key = keyFor(seed, 'score/ties')
  const measuring: Measuring = { population, units, k, budget, key, replicates }
  const own = measure(settings.name, scores, measuring)
  const plain = { ...measuring, replicates: 0 }
  const entities = population.member.reduce((sum, one) => sum + one, 0)
  const found = Uint8Array.from(own.budgeted.detected, (time) => (time < Infinity ? 1 : 0))
  return {
    level: population.level.name, entities, positives: units.label.reduce((sum, one) => sum + one, 0),
    operations: recallByOperation(population, found).length,
    k, budget, seed, ignored: scores.ignored, missing: scores.missing,
    rows: [
      own.row,
      measure('null', { highest: new Float64Array(population.member.length).fill(-Infinity) }, plain).row,
      measure('random', { highest: drawn(population, seed) }, plain).row,
      prevalenceRow(plain),
      measure('oracle', { highest: Float64Array.from(population.label) }, plain).row,
    ],
    censored: own.harm.censored,
    byOperation: recallByOperation(population, found),
    lookAlikes: lookAlikes(scores, population, own),
    ...(scores.group ? { grouping: groupings(scores.group, population) } : {}),
    curves: {
      precisionRecall: precisionRecall(own),
      topK: thinned(Array.from(own.ranking.ends, (end) => [end, atK(own.ranking, own.sweep, end).recall] as const)),
      budget: BUDGETS.map((factor) => Math.max(1, Math.round(budget * factor))).map((alerts) => {
        const { detected, censored } = harmBefore(alertDaily(scores, population, alerts, key).detected, population)
        return [alerts, detected / (detected + censored)]
      }),
      delay: thinned(Array.from(own.harm.delay.times, (time, i) => [time / 3600, 1 - own.harm.delay.shares[i]] as const)),
    },
  }
}

function drawn({ keys }: Population, seed: string): Float64Array {
  const { k0, k1 } = keyFor(seed, 'score/random')
  return Float64Array.from(keys, (id) => draw(k0, k1, id | 0, Math.floor(id / 2 ** 32)) >>> 0)
}

function lookAlikes({ highest }: Scores, population: Population, { ranking, sweep }: Measured): Scorecard['lookAlikes'] {
  const group = groupAtFpr(sweep, LOOK_ALIKE_RATE)
  const unitScores = unitsOf(population).scoresOf(highest)
  const threshold = group < 0 ? Infinity : unitScores[ranking.order[ranking.ends[group] - 1]]
  const flagged = Uint8Array.from(highest, (score) => (score >= threshold && score > -Infinity ? 1 : 0))
  return { threshold: Number.isFinite(threshold) ? threshold : null, profiles: falseAlertsByProfile(population, flagged) }
}

/** Among relay entities and whoever was put into a group: the true pairs and operations are those of relay entities. */
function groupings(group: Int32Array, { member, label, pair, operation }: Population): NonNullable<Scorecard['grouping']> {
  const told = Array.from(member.keys()).filter((entity) => member[entity] === 1 && (label[entity] === 1 || group[entity] >= 0))
  const truth = (of: Int32Array) => told.map((entity) => (label[entity] === 1 ? of[entity] : -1))
  const found = told.map((entity) => group[entity])
  return { pairs: compareGroups(found, truth(pair)), operations: compareGroups(found, truth(operation)) }
}

function precisionRecall({ ranking: { ends }, sweep }: Measured): Points {
  return thinned(Array.from(ends, (end, group) => [sweep.truePositives[group] / sweep.positives, sweep.truePositives[group] / end] as const))
}

/** Evenly fewer points, the first and the last among them. */
function thinned(points: Points): Points {
  if (points.length <= MOST_POINTS) return points
  return Array.from({ length: MOST_POINTS }, (_, i) => points[Math.round((i * (points.length - 1)) / (MOST_POINTS - 1))])
}
