// A first look at a dataset: its tables, classes and operations, its calls hour by hour, and some records.
import { DAY_LENGTH } from '../../base/calendar.ts'
import type { Manifest } from '../../records/manifest.ts'
import { CALLS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { tablesOf } from '../../records/tables.ts'
import { formatsOf, pieceOf } from '../dataset/pieces.ts'
import { type OperationFacts, readOperations } from '../explain/subject.ts'
import { type Example, readExamples } from './examples.ts'

export interface TableSize {
  readonly path: string
  readonly description: string
  readonly rows: number
  readonly columns: number
  /** Of the first format, if there are several. */
  readonly files: number
  readonly bytes: number
}

/** Call records by the hour of their seizure, from the first midnight of the period. */
export interface Hours {
  readonly all: Float64Array
  /** Those with label 1; undefined in a blind dataset. */
  readonly relay: Float64Array | undefined
}

export interface Inspection {
  readonly manifest: Manifest
  readonly tables: readonly TableSize[]
  readonly operations: readonly OperationFacts[]
  readonly hours: Hours
  readonly examples: readonly Example[]
}

const HOUR = 3600

/** Reads two columns of the calls, and little else. */
export async function inspect(dataset: Dataset, onProgress: (done: number, of: number) => void = () => {}): Promise<Inspection> {
  const hours = await readHours(dataset, onProgress)
  return {
    manifest: dataset.manifest,
    tables: tableSizes(dataset),
    operations: await readOperations(dataset),
    hours,
    examples: await readExamples(dataset, dataset.frame.firstDay + busiest(hours)),
  }
}

/** The day of the period with most relay calls, or with most calls where none is known. */
function busiest({ all, relay }: Hours): number {
  const hours = relay?.some((count) => count > 0) ? relay : all
  const days = Array.from({ length: all.length / 24 }, (_, day) => hours.subarray(24 * day, 24 * day + 24).reduce((sum, count) => sum + count, 0))
  return days.indexOf(Math.max(...days))
}

function tableSizes({ manifest }: Dataset): TableSize[] {
  const [format] = formatsOf(manifest)
  const pieces = manifest.files.map((entry) => pieceOf(entry, manifest)).filter((piece) => piece?.format === format)
  return tablesOf(manifest).map(({ path, description, fields }) => {
    const own = pieces.flatMap((piece) => (piece?.table.path === path ? [piece.entry] : []))
    const sum = (of: (entry: (typeof own)[number]) => number) => own.reduce((total, entry) => total + of(entry), 0)
    return { path, description, rows: sum(({ rows }) => rows), columns: fields.length, files: own.length, bytes: sum(({ bytes }) => bytes) }
  })
}

async function readHours(dataset: Dataset, onProgress: (done: number, of: number) => void): Promise<Hours> {
  const { frame: { days, length }, manifest: { blind } } = dataset
  const of = dataset.rows(CALLS)
  const all = new Float64Array((days * DAY_LENGTH) / HOUR)
  const relay = new Float64Array(all.length)
  let done = 0
  await dataset.each(CALLS, { columns: ['seizure_time', 'label'] }, (rows) => {
    const time = rows.ints('seizure_time')
    const label = blind ? undefined : rows.ints('label')
    for (let row = 0; row < rows.rows; row++) {
      if (time[row] === NONE || time[row] < 0 || time[row] >= length) continue
      const hour = Math.floor(time[row] / HOUR)
      all[hour]++
      if (label !== undefined && label[row] === 1) relay[hour]++
    }
    onProgress(done += rows.rows, of)
  })
  return { all, relay: blind ? undefined : relay }
}
