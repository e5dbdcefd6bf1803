// The receiver operating characteristic: area below it, and recall where few ordinary entities are flagged.
import type { Sweep } from './ranking.ts'

/** The chance that a positive scores above a negative, equal scores counted half. NaN where a class is empty. */
export function rocAuc({ positives, negatives, truePositives, falsePositives }: Sweep): number {
  let [area, tp, fp] = [0, 0, 0]
  for (let group = 0; group < truePositives.length; group++) {
    area += (falsePositives[group] - fp) * (truePositives[group] + tp) * 0.5
    tp = truePositives[group]
    fp = falsePositives[group]
  }
  return area / (positives * negatives)
}

/** Position of the lowest group of scores down to which at most this share of negatives is flagged; -1 if there is none. */
export function groupAtFpr({ negatives, falsePositives }: Sweep, share: number): number {
  let found = -1
  for (let group = 0; group < falsePositives.length; group++) {
    if (falsePositives[group] <= share * negatives) found = group
    else break
  }
  return found
}

/** Largest recall of a threshold that flags at most this share of negatives; nothing is interpolated, ties stay together. */
export function recallAtFpr(sweep: Sweep, share: number): number {
  const group = groupAtFpr(sweep, share)
  return (group < 0 ? 0 : sweep.truePositives[group]) / sweep.positives
}
