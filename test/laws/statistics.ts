// What tests of chance need: bands in which a fair figure lies.

/** Two-sided 99.9 %: one fair figure in a thousand lies outside. */
export const Z999 = 3.2905

/** The chance that a value of `some` exceeds one of `others`, ties counting half: the area under the ROC curve. */
export function auc(some: readonly number[], others: readonly number[]): number {
  const all = [...some.map((value) => ({ value, mine: 1 })), ...others.map((value) => ({ value, mine: 0 }))].sort((a, b) => a.value - b.value)
  let ranks = 0
  for (let from = 0; from < all.length;) {
    let to = from
    while (to < all.length && all[to].value === all[from].value) to++
    for (let i = from; i < to; i++) ranks += all[i].mine * ((from + to + 1) / 2)
    from = to
  }
  return (ranks - (some.length * (some.length + 1)) / 2) / (some.length * others.length)
}

/**
 * Standard deviation of the AUC of a score that tells nothing: that of the Mann-Whitney U, whose variance is
 * m n (m + n + 1) / 12 without ties and less with them.
 */
export function aucSpread(some: number, others: number): number {
  return Math.sqrt((some + others + 1) / (12 * some * others))
}

/** Pearson's statistic of counts against equal or given shares, as a number of standard deviations from its mean. */
export function chiSquare(counts: ArrayLike<number>, shares?: ArrayLike<number>): number {
  const seen = Array.from(counts)
  const total = seen.reduce((sum, count) => sum + count, 0)
  let statistic = 0
  seen.forEach((count, i) => {
    const wanted = total * (shares ? shares[i] : 1 / seen.length)
    statistic += (count - wanted) ** 2 / wanted
  })
  const freedom = seen.length - 1
  // Wilson and Hilferty: the cube root of a chi-square is nearly normal.
  return (Math.cbrt(statistic / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom))
}

export function mean(values: Iterable<number>): number {
  let sum = 0
  let n = 0
  for (const value of values) {
    sum += value
    n++
  }
  return sum / n
}

export function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0) / (values.length - 1)
}
