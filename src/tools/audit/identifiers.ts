// Identifiers: whether numbers, contracts or the lives of victims' lines tell relay from others by themselves.
import type { Finding } from './artefact.ts'
import { finding } from './artefact.ts'
import { rank, sweep } from '../score/metrics/ranking.ts'
import { rocAuc } from '../score/metrics/roc.ts'

/** Distance of the area from one half. */
const LARGE = 0.1

/** How well a value alone separates; the error is that of the area if it did not (Hanley & McNeil 1982). */
export function separation(name: string, what: string, values: ArrayLike<number>, labels: ArrayLike<number>): Finding {
  const kept = Array.from(labels, (_, i) => i).filter((i) => !Number.isNaN(values[i]))
  const scores = Float64Array.from(kept, (i) => values[i])
  const swept = sweep(rank(scores), kept.map((i) => labels[i]))
  const { positives, negatives } = swept
  if (positives === 0 || negatives === 0) return finding(name, `${what}: there is only one class`, 0, 0, LARGE)
  const difference = rocAuc(swept) - 0.5
  const error = Math.sqrt((positives + negatives + 1) / (12 * positives * negatives))
  return finding(name, `area under ROC of ${what} is ${(0.5 + difference).toFixed(3)}`, difference, difference / error, LARGE)
}
