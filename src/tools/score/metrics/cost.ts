// What alerts and misses cost, relative to the better of flagging nobody and flagging everybody.
import type { Sweep } from './ranking.ts'

export interface CostProfile {
  readonly name: string
  /** A false alert, and a relay entity that is missed. */
  readonly falseAlert: number
  readonly miss: number
}

/** Numenta Anomaly Benchmark, `config/profiles.json` (Lavin & Ahmad 2015): weights of false positives and of misses. */
export const COST_PROFILES: readonly CostProfile[] = [
  { name: 'standard', falseAlert: 0.11, miss: 1 },
  { name: 'few_false_alerts', falseAlert: 0.22, miss: 1 },
  { name: 'few_misses', falseAlert: 0.11, miss: 2 },
]

/** 0: perfect; 1: no better than flagging nobody, or everybody; above 1: worse. */
export function relativeCost({ positives, negatives }: Sweep, { falseAlert, miss }: CostProfile, missed: number, wrong: number): number {
  return (miss * missed + falseAlert * wrong) / Math.min(miss * positives, falseAlert * negatives)
}

/** At the best threshold that the scores allow, chosen in hindsight; never above 1. */
export function leastCost(sweep: Sweep, profile: CostProfile): number {
  let least = relativeCost(sweep, profile, sweep.positives, 0)
  for (let group = 0; group < sweep.truePositives.length; group++) {
    least = Math.min(least, relativeCost(sweep, profile, sweep.positives - sweep.truePositives[group], sweep.falsePositives[group]))
  }
  return least
}
