// The quality of the calls: how many a day, how they ended, and what is missing, by label.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'

export interface Quality {
  /** Records by day of the period. */
  readonly days: Float64Array
  /** By label; one entry only where the dataset is blind. */
  readonly labels: readonly LabelQuality[]
}

export interface LabelQuality {
  readonly label: number
  records: number
  dialled: number
  answered: number
  partial: number
  noImei: number
  noCell: number
  /** Records by diagnostics; NONE where there are none. */
  readonly diagnostics: Map<number, number>
}

const COLUMNS = ['record_type', 'served_imei', 'seizure_time', 'answer_time', 'diagnostics', 'cell', 'partial_record_number', 'label']
const MOC = 0

export async function qualityOf(dataset: Dataset, onProgress: (done: number, of: number) => void): Promise<Quality> {
  const { frame, manifest: { blind } } = dataset
  const of = dataset.rows(CALLS)
  const days = new Float64Array(frame.days)
  const labels = (blind ? [0] : [0, 1]).map((label): LabelQuality =>
    ({ label, records: 0, dialled: 0, answered: 0, partial: 0, noImei: 0, noCell: 0, diagnostics: new Map() }))
  let done = 0
  await dataset.each(CALLS, { columns: COLUMNS }, (rows) => {
    const imei = rows.floats('served_imei')
    const [type, time, answer, diagnostics, cell, part] = ['record_type', 'seizure_time', 'answer_time', 'diagnostics', 'cell', 'partial_record_number']
      .map((name) => rows.ints(name))
    const label = blind ? undefined : rows.ints('label')
    for (let row = 0; row < rows.rows; row++) {
      const into = labels[label?.[row] ?? 0]
      into.records++
      days[Math.floor(time[row] / DAY_LENGTH)]++
      if (type[row] === MOC) into.dialled++
      if (answer[row] !== NONE) into.answered++
      if (part[row] !== NONE) into.partial++
      if (imei[row] === 0) into.noImei++
      if (cell[row] === NONE) into.noCell++
      into.diagnostics.set(diagnostics[row], (into.diagnostics.get(diagnostics[row]) ?? 0) + 1)
    }
    onProgress(done += rows.rows, of)
  })
  return { days, labels }
}
