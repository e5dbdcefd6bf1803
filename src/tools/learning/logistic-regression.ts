// Logistic regression with a ridge, by Newton's method.

export interface LogisticModel {
  readonly intercept: number
  readonly weights: Float64Array
}

/** Rows of equal length, one number a feature. */
export type Row = Float64Array

const MOST_STEPS = 50
const TOLERANCE = 1e-10

/**
 * Minimises sum of sampleWeight * log-loss + ridge / 2 * |weights|^2 (scikit-learn's `C` is 1 / ridge); the intercept is
 * free. With a ridge above 0 it converges from 0 on standardised features; without one the classes have to overlap.
 */
export function fitLogistic(rows: readonly Row[], labels: ArrayLike<number>, ridge: number, sampleWeights?: ArrayLike<number>): LogisticModel {
  const size = (rows[0]?.length ?? 0) + 1
  let beta = new Float64Array(size)
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    for (let i = 0; i < rows.length; i++) addRow(rows[i], labels[i], sampleWeights ? sampleWeights[i] : 1, { beta, gradient, hessian })
    for (let j = 1; j < size; j++) {
      gradient[j] += ridge * beta[j]
      hessian[j][j] += ridge
    }
    const change = solve(hessian, gradient)
    beta = beta.map((value, j) => value - change[j])
    if (change.every((value) => Math.abs(value) < TOLERANCE)) break
  }
  return { intercept: beta[0], weights: beta.slice(1) }
}

/** Log-odds of the positive class. */
export function logOdds({ intercept, weights }: LogisticModel, row: Row): number {
  let sum = intercept
  for (let j = 0; j < weights.length; j++) sum += weights[j] * row[j]
  return sum
}

interface Sums {
  readonly beta: Float64Array
  readonly gradient: Float64Array
  readonly hessian: readonly Float64Array[]
}

function addRow(row: Row, label: number, weight: number, { beta, gradient, hessian }: Sums): void {
  const odds = logOdds({ intercept: beta[0], weights: beta.subarray(1) }, row)
  const p = 1 / (1 + Math.exp(-odds))
  const error = weight * (p - label)
  const curve = weight * p * (1 - p)
  for (let j = 0; j < beta.length; j++) {
    const x = j === 0 ? 1 : row[j - 1]
    gradient[j] += error * x
    const line = hessian[j]
    line[0] += curve * x
    for (let k = 1; k <= j; k++) line[k] += curve * x * row[k - 1]
  }
}

/** Solves A x = b for a symmetric positive definite A of which the lower half is given (Cholesky); A is overwritten. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice()
  for (let j = 0; j < x.length; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = a[j][k]
      for (let i = 0; i < k; i++) sum -= a[j][i] * a[k][i]
      a[j][k] = j === k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[k][k]
    }
  }
  for (let j = 0; j < x.length; j++) {
    for (let k = 0; k < j; k++) x[j] -= a[j][k] * x[k]
    x[j] /= a[j][j]
  }
  for (let j = x.length - 1; j >= 0; j--) {
    for (let k = j + 1; k < x.length; k++) x[j] -= a[k][j] * x[k]
    x[j] /= a[j][j]
  }
  return x
}
