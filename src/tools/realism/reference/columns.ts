// Columns of call records as they can be compared with those of other people: no identifiers, no dates.
import { DAY_LENGTH, weekday } from '../../../base/calendar.ts'
import { CALLS } from '../../../records/tables.ts'
import { NONE, type ChunkColumns } from '../../dataset/chunk-columns.ts'
import { Growing } from '../../dataset/growing.ts'
import type { Source } from '../../dataset/source.ts'

/** What is compared of the records: numbers by Kolmogorov-Smirnov, categories by total variation. */
export interface RecordColumn {
  readonly name: string
  readonly meaning: string
  /** Columns that both sides must have. */
  readonly needs: readonly string[]
  readonly form: 'numbers' | 'categories'
  /** NaN to leave the record out; categories are whole numbers. */
  of(row: number, at: (name: string) => Int32Array, firstDay: number): number
}

const HOUR = 3600
const codes = (name: string, meaning: string): RecordColumn =>
  ({ name, meaning, needs: [name], form: 'categories', of: (row, at) => at(name)[row] })

export const recordColumns: readonly RecordColumn[] = [
  codes('record_type', 'MOC and MTC'),
  { name: 'answered', meaning: 'answered or not', needs: ['answer_time'], form: 'categories', of: (row, at) => (at('answer_time')[row] === NONE ? 0 : 1) },
  {
    name: 'call_duration', meaning: 'of answered calls, s', needs: ['call_duration'], form: 'numbers',
    of: (row, at) => (at('answer_time')[row] === NONE ? NaN : at('call_duration')[row]),
  },
  {
    name: 'time_to_answer', meaning: 'from seizure to answer, s', needs: ['answer_time'], form: 'numbers',
    of: (row, at) => (at('answer_time')[row] === NONE ? NaN : at('answer_time')[row] - at('seizure_time')[row]),
  },
  { name: 'hour', meaning: 'local hour of seizure', needs: [], form: 'categories', of: (row, at) => Math.floor(at('seizure_time')[row] / HOUR) % 24 },
  {
    name: 'weekday', meaning: 'Monday 0 to Sunday 6', needs: [], form: 'categories',
    of: (row, at, firstDay) => weekday(firstDay + Math.floor(at('seizure_time')[row] / DAY_LENGTH)),
  },
  codes('cause_for_term', 'causeForTerm'),
  codes('diagnostics', 'diagnostics, absent included'),
  codes('disconnect_party', 'who ended it, absent included'),
  { name: 'cell_there', meaning: 'cell recorded or not', needs: ['cell'], form: 'categories', of: (row, at) => (at('cell')[row] === NONE ? 0 : 1) },
]

const READ = ['served_imsi', 'record_type', 'seizure_time', 'answer_time', 'call_duration', 'cause_for_term', 'diagnostics', 'disconnect_party', 'cell']
/** Values that are kept of each column of numbers: every k-th, so that they are no more than this. */
const KEPT = 1_000_000

export interface RecordValues {
  /** By name, sorted. */
  readonly numbers: ReadonlyMap<string, Float64Array>
  /** By name: how often each category came. */
  readonly categories: ReadonlyMap<string, ReadonlyMap<number, number>>
}

/** Of the given columns, which the source has; without the records of some SIMs. Rejects with ReadError. */
export async function recordValues(source: Source, wanted: readonly RecordColumn[], without: ReadonlySet<number>): Promise<RecordValues> {
  const step = Math.ceil(source.rows(CALLS) / KEPT)
  const numbers = new Map(wanted.filter(({ form }) => form === 'numbers').map(({ name }) => [name, new Growing((length) => new Float64Array(length))]))
  const categories = new Map(wanted.filter(({ form }) => form === 'categories').map(({ name }) => [name, new Map<number, number>()]))
  let before = 0
  await source.each(CALLS, { columns: READ }, (rows) => {
    const sims = rows.floats('served_imsi')
    const columns = new Map<string, Int32Array>()
    const at = (name: string) => columns.get(name) ?? keep(columns, name, rows)
    for (const { name, of } of wanted) {
      const [kept, counts] = [numbers.get(name), categories.get(name)]
      for (let row = 0; row < rows.rows; row++) {
        if ((kept && (before + row) % step !== 0) || without.has(sims[row])) continue
        const value = of(row, at, source.frame.firstDay)
        if (Number.isNaN(value)) continue
        kept?.push(value)
        counts?.set(value, (counts.get(value) ?? 0) + 1)
      }
    }
    before += rows.rows
  })
  return { numbers: new Map([...numbers].map(([name, kept]) => [name, kept.values().sort()])), categories }
}

function keep(columns: Map<string, Int32Array>, name: string, rows: ChunkColumns): Int32Array {
  const values = rows.ints(name)
  columns.set(name, values)
  return values
}
