// Alerts under a daily budget: who is looked at on which day, and who is found.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { type Key, draw } from '../../base/random.ts'
import { DayFlag, type Population } from './population.ts'
import type { Scores } from './scores.ts'

export interface Budgeted {
  /** By entity: when it was detected, seconds after the first midnight of the period; Infinity where it was not. */
  readonly detected: Float64Array
  /** 1: it was alerted, rightly or not. */
  readonly alerted: Uint8Array
  /** Mean over days with an alert of the share that was right; NaN without any. */
  readonly precision: number
  /** Alerts a day. */
  readonly workload: number
}

/**
 * Each day the entities with the highest scores are alerted, `budget` at most; an alert is right if relay calls were
 * dialled from the entity on that day, and entities so detected are no longer looked at: `card_precision_top_k` of the
 * Fraud Detection Handbook (Le Borgne et al. 2022), chapter 4. Without times a score counts on every day on which the
 * entity has a record, and an alert is at the end of that day; with times it counts on its own day, at its own time.
 * Ties are drawn. Whoever scores -Infinity is never alerted.
 */
export function alertDaily({ highest, timed }: Pick<Scores, 'highest' | 'timed'>, population: Population, budget: number, key: Key): Budgeted {
  const { days, member, dayFlags, keys } = population
  const width = days[1] - days[0] + 1
  const from = fromOf(population)
  const lots = Float64Array.from(keys, (id) => draw(key.k0, key.k1, id | 0, Math.floor(id / 2 ** 32)) >>> 0)
  const detected = new Float64Array(member.length).fill(Infinity)
  const alerted = new Uint8Array(member.length)
  const precisions: number[] = []
  let alerts = 0
  for (let day = 0; day < width; day++) {
    const end = from + (day + 1) * DAY_LENGTH
    const today = timed ? rowsOfDay(timed, end) : rowsOfAll()
    const best = today.filter(({ entity, score }) => detected[entity] === Infinity && score > -Infinity)
      .sort((a, b) => b.score - a.score || lots[a.entity] - lots[b.entity] || a.entity - b.entity).slice(0, budget)
    let right = 0
    for (const { entity, time } of best) {
      alerted[entity] = 1
      if ((dayFlags[entity * width + day] & DayFlag.relay) === 0) continue
      right++
      detected[entity] = time
    }
    alerts += best.length
    if (best.length > 0) precisions.push(right / best.length)

    function rowsOfAll(): Row[] {
      const rows: Row[] = []
      for (let entity = 0; entity < member.length; entity++) {
        if (member[entity] === 1 && dayFlags[entity * width + day] !== 0) rows.push({ entity, score: highest[entity], time: end })
      }
      return rows
    }
  }
  return { detected, alerted, precision: precisions.reduce((sum, each) => sum + each, 0) / precisions.length, workload: alerts / width }
}

interface Row {
  readonly entity: number
  readonly score: number
  readonly time: number
}

/** The highest row of each entity on the day that ends then; the first of equals. */
function rowsOfDay({ entity, score, time }: NonNullable<Scores['timed']>, end: number): Row[] {
  const best = new Map<number, Row>()
  for (let row = 0; row < entity.length; row++) {
    if (time[row] < end - DAY_LENGTH || time[row] >= end) continue
    const known = best.get(entity[row])
    if (!known || score[row] > known.score) best.set(entity[row], { entity: entity[row], score: score[row], time: time[row] })
  }
  return [...best.values()]
}

/** Beginning of the window, seconds after the first midnight of the period. */
function fromOf({ days, firstDay }: Population): number {
  return (days[0] - firstDay) * DAY_LENGTH
}
