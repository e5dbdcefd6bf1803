// Precision and recall among the k highest scores.
import type { Ranking, Sweep } from './ranking.ts'

export interface AtK {
  readonly precision: number
  readonly recall: number
}

/** Where k cuts a tie, its members are taken at random: the expectation, whatever the order of the file. `k` from 1. */
export function atK({ ends }: Ranking, { positives, truePositives }: Sweep, k: number): AtK {
  const most = Math.min(k, ends.at(-1) ?? 0)
  let [found, before, start] = [0, 0, 0]
  for (let group = 0; group < ends.length && start < most; group++) {
    const share = (Math.min(ends[group], most) - start) / (ends[group] - start)
    found += (truePositives[group] - before) * share
    before = truePositives[group]
    start = ends[group]
  }
  return { precision: found / most, recall: found / positives }
}
