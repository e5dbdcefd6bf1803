// Logistic regression on the features of a SIM.
import { fitLogistic, logOdds } from '../learning/logistic-regression.ts'
import type { Baseline } from './baseline.ts'
import { logarithmic, ownColumns, rowsOf } from './columns.ts'

const RIDGE = 1

export const logistic: Baseline = {
  name: 'logistic',
  description: 'logistic regression with a ridge on all features, on a logarithmic scale; classes weigh the same',
  learns: true,
  needs: [],
  async detect(world) {
    const { training } = world
    if (!training) throw new RangeError('logistic needs labels')
    const learned = rowsOf(await ownColumns(world, training.days), training.sims)
    const scales = learned.map(scaleOf)
    const rows = (columns: readonly Float64Array[]) => Array.from({ length: columns[0].length }, (_, row) =>
      Float64Array.from(columns, (column, feature) => scaled(column[row], scales[feature])))
    const positives = training.labels.reduce((sum, label) => sum + label, 0)
    const weights = Float64Array.from(training.labels, (label) => training.labels.length / (2 * (label ? positives : training.labels.length - positives)))
    const model = fitLogistic(rows(learned), training.labels, RIDGE, weights)
    return { score: Float64Array.from(rows(await ownColumns(world, world.test)), (row) => logOdds(model, row)) }
  },
}

interface Scale {
  readonly mean: number
  readonly deviation: number
}

function scaleOf(column: Float64Array): Scale {
  const values = column.filter((value) => !Number.isNaN(value)).map(logarithmic)
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / Math.max(1, values.length)
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

/** A missing value is as the mean; none is farther than five deviations. */
function scaled(value: number, { mean, deviation }: Scale): number {
  return Number.isNaN(value) ? 0 : Math.max(-5, Math.min(5, (logarithmic(value) - mean) / deviation))
}
