// Entities in the order of their scores, those with the same score together.

export interface Ranking {
  /** Positions of entities, highest score first; within a tie in their own order. */
  readonly order: Int32Array
  /** Where each group of equal scores ends in `order` (exclusive). */
  readonly ends: Int32Array
}

/** `scores` may hold -Infinity (never alerted), but no NaN. */
export function rank(scores: Float64Array): Ranking {
  const order = Int32Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] === scores[b] ? a - b : scores[a] > scores[b] ? -1 : 1))
  const ends: number[] = []
  for (let at = 1; at <= order.length; at++) {
    if (at === order.length || scores[order[at]] !== scores[order[at - 1]]) ends.push(at)
  }
  return { order, ends: Int32Array.from(ends) }
}

/** What has been found after each group of equal scores, from the top. Weights count an entity several times, or not at all. */
export interface Sweep {
  readonly positives: number
  readonly negatives: number
  readonly truePositives: Float64Array
  readonly falsePositives: Float64Array
}

/** Goes down a ranking. `labels[i]` is 1 for relay, else 0; weights are 1 by default. */
export function sweep({ order, ends }: Ranking, labels: ArrayLike<number>, weights?: ArrayLike<number>): Sweep {
  const truePositives = new Float64Array(ends.length)
  const falsePositives = new Float64Array(ends.length)
  let [at, positives, negatives] = [0, 0, 0]
  for (let group = 0; group < ends.length; group++) {
    for (; at < ends[group]; at++) {
      const weight = weights ? weights[order[at]] : 1
      if (labels[order[at]] === 1) positives += weight
      else negatives += weight
    }
    truePositives[group] = positives
    falsePositives[group] = negatives
  }
  return { positives, negatives, truePositives, falsePositives }
}
