// Average precision: the precision at each score, weighted by the recall that it adds.
import type { Sweep } from './ranking.ts'

/**
 * AP = sum over distinct scores of (R_n - R_(n-1)) * P_n, without interpolation; equal scores are one step (scikit-learn's
 * `average_precision_score`). NaN without positives.
 */
export function averagePrecision({ positives, truePositives, falsePositives }: Sweep): number {
  let [sum, before] = [0, 0]
  for (let group = 0; group < truePositives.length; group++) {
    const found = truePositives[group]
    if (found > before) sum += (found - before) * (found / (found + falsePositives[group]))
    before = found
  }
  return sum / positives
}
