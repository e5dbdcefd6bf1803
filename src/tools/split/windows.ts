// The windows of a split: train, gap and test, one after the other, and their folds.

export interface SplitPlan {
  /** Days each. */
  readonly train: number
  readonly gap: number
  readonly test: number
  readonly folds: number
}

/** First and last day after 1970-01-01. */
export type Days = readonly [first: number, last: number]

export interface Windows {
  readonly train: Days
  readonly test: Days
}

/** The plan does not fit into the period. */
export class SplitError extends Error {
  override name = 'SplitError'
}

/** A week each, as the Fraud Detection Handbook has it; a third of the period each where that is shorter. */
export function usualPlan(days: number): SplitPlan {
  const each = Math.max(1, Math.min(7, Math.floor(days / 3)))
  return { train: each, gap: each, test: each, folds: 1 }
}

/**
 * The last fold's test ends with the period; each fold before it (prequential) is earlier by the length of the test, so
 * that no two tests share a day.
 * @throws {SplitError} where the period is too short.
 */
export function windowsOf({ train, gap, test, folds }: SplitPlan, period: Days): Windows[] {
  const needed = train + gap + test + (folds - 1) * test
  const days = period[1] - period[0] + 1
  if (needed > days) {
    throw new SplitError(`${train} days of train, ${gap} of gap and ${test} of test${folds > 1 ? ` in ${folds} folds` : ''} take ${needed} days; `
      + `the dataset has ${days}`)
  }
  return Array.from({ length: folds }, (_, fold) => {
    const last = period[1] - (folds - 1 - fold) * test
    const testFrom = last - test + 1
    return { train: [testFrom - gap - train, testFrom - gap - 1], test: [testFrom, last] }
  })
}
