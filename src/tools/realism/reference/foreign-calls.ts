// Somebody's own call records in place of a dataset: files with columns named as in data/calls.
import { DAY_LENGTH, formatDate } from '../../../base/calendar.ts'
import { type Plain, type PlainRows, columnsOf, readForeign } from '../../../records/foreign.ts'
import type { Chunk, Column, Field, Table } from '../../../records/fields.ts'
import { CALLS, CELLS, SUBSCRIBERS } from '../../../records/tables.ts'
import { ChunkColumns } from '../../dataset/chunk-columns.ts'
import { DatasetError } from '../../dataset/dataset-error.ts'
import { Frame } from '../../dataset/frame.ts'
import type { EachOptions, Source } from '../../dataset/source.ts'
import { Names, localSeconds, numberOf } from './values.ts'

/** Columns without which nothing can be compared; the first of each list that is there is taken. */
const NEEDED = [['served_imsi', 'served_msisdn'], ['record_type'], ['calling_number'], ['called_number'], ['seizure_time'], ['call_duration']]
const TIMES = ['seizure_time', 'alerting_time', 'answer_time', 'release_time']
const COLUMNS = CALLS.fields.map(({ name }) => name)

export class ForeignCalls implements Source {
  readonly frame: Frame
  /** Columns that all the files have. */
  readonly columns: ReadonlySet<string>
  readonly #paths: readonly string[]
  readonly #names: KeptNames
  readonly #counted: Counted

  private constructor(paths: readonly string[], columns: ReadonlySet<string>, names: KeptNames, counted: Counted) {
    this.#paths = paths
    this.columns = columns
    this.#names = names
    this.#counted = counted
    const period = [counted.first, counted.last].map((time) => formatDate(Math.floor(time / DAY_LENGTH))) as [string, string]
    this.frame = new Frame({ period, utcOffset: 0 })
  }

  /** Reads everything once, for the SIMs, the cells and the period. Rejects with DatasetError and ReadError. */
  static async open(paths: readonly string[]): Promise<ForeignCalls> {
    const columns = await commonColumns(paths)
    const names: KeptNames = { sims: new Names(), numbers: new Names(), handsets: new Names(), cells: new Names() }
    const counted: Counted = { records: 0, first: Infinity, last: -Infinity }
    for (const path of paths) {
      await readForeign(path, ['seizure_time', 'utc_offset', simColumn(columns), 'lac', 'cell'], (rows) => count(rows, path, names, counted, simColumn(columns)))
    }
    if (counted.records === 0) throw new DatasetError(`${paths.join(', ')}: no records`)
    return new ForeignCalls(paths, columns, names, counted)
  }

  rows(table: Table): number {
    if (table.path === CALLS.path) return this.#counted.records
    return table.path === SUBSCRIBERS.path ? this.#names.sims.size : table.path === CELLS.path ? this.#names.cells.size : 0
  }

  async each(table: Table, { columns }: EachOptions, onRows: (rows: ChunkColumns, piece: { readonly entry: { readonly path: string } }) => void): Promise<void> {
    const { origin } = this.frame
    if (table.path !== CALLS.path) return onRows(new ChunkColumns(standing(table, this.rows(table)), origin), { entry: { path: table.path } })
    const wanted = columns ?? COLUMNS
    for (const path of this.#paths) {
      await readForeign(path, COLUMNS, (rows) => {
        const chunk = { rows: rows.rows, columns: wanted.map((name) => this.#column(name, rows)) }
        onRows(new ChunkColumns(chunk, origin), { entry: { path } })
      })
    }
  }

  #column(name: string, { rows, columns }: PlainRows): Column {
    const field = CALLS.fields.find((each) => each.name === name) as Field
    const source = columns.get(name === 'served_imsi' ? simColumn(this.columns) : name) ?? []
    const at = (row: number): Plain => source[row]
    const offsets = columns.get('utc_offset')
    if (TIMES.includes(name)) {
      // Extracts for bills have answered calls only: then each was answered when it began.
      const times = name === 'answer_time' && !this.columns.has('answer_time') ? columns.get('seizure_time') ?? [] : source
      return gaps(field, Int32Array.from({ length: rows }, (_, row) => localSeconds(times[row], numberOf(offsets?.[row]) || 0) - this.frame.origin),
        (row) => !Number.isNaN(localSeconds(times[row], 0)), this.frame.origin)
    }
    if (name === 'record_type') return gaps(field, Int32Array.from({ length: rows }, (_, row) => (String(at(row)).toUpperCase() === 'MOC' ? 0 : 1)), () => true)
    const names = { served_imsi: this.#names.sims, calling_number: this.#names.numbers, called_number: this.#names.numbers, served_imei: this.#names.handsets }[name]
    if (names) return gaps(field, Float64Array.from({ length: rows }, (_, row) => names.numberOf(at(row))), (row) => at(row) !== null && at(row) !== undefined && at(row) !== '')
    if (name === 'cell') return gaps(field, Int32Array.from({ length: rows }, (_, row) => this.#names.cells.numberOf(cellName(columns, row))), (row) => cellName(columns, row) !== null)
    if (name === 'lac') return gaps(field, new Int32Array(rows), (row) => cellName(columns, row) !== null)
    return gaps(field, Int32Array.from({ length: rows }, (_, row) => numberOf(at(row)) || 0), (row) => !Number.isNaN(numberOf(at(row))))
  }
}

interface KeptNames {
  readonly sims: Names
  readonly numbers: Names
  readonly handsets: Names
  readonly cells: Names
}

interface Counted {
  records: number
  /** Local seconds. */
  first: number
  last: number
}

function count({ rows, columns }: PlainRows, path: string, names: KeptNames, counted: Counted, sim: string): void {
  const [times, offsets, sims] = [columns.get('seizure_time'), columns.get('utc_offset'), columns.get(sim)]
  for (let row = 0; row < rows; row++) {
    const time = localSeconds(times?.[row], numberOf(offsets?.[row]) || 0)
    if (Number.isNaN(time)) throw new DatasetError(`${path}: ${String(times?.[row])} in seizure_time is no time such as 2022-05-30 09:00:00`)
    if (names.sims.numberOf(sims?.[row]) === 0) throw new DatasetError(`${path}: a record has no ${sim}`)
    names.cells.numberOf(cellName(columns, row))
    counted.first = Math.min(counted.first, time)
    counted.last = Math.max(counted.last, time)
    counted.records++
  }
}

async function commonColumns(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const lists = await Promise.all(paths.map(columnsOf))
  const common = new Set(COLUMNS.filter((name) => lists.every((list) => list.includes(name))))
  const missing = NEEDED.filter((names) => !names.some((name) => common.has(name))).map((names) => names.join(' or '))
  if (missing.length > 0) throw new DatasetError(`${paths.join(', ')}: no column ${missing.join(', ')}; name the columns as in data/calls`)
  return common
}

function simColumn(columns: ReadonlySet<string>): string {
  return columns.has('served_imsi') ? 'served_imsi' : 'served_msisdn'
}

function cellName(columns: PlainRows['columns'], row: number): string | null {
  const [cell, lac] = [columns.get('cell')?.[row], columns.get('lac')?.[row]]
  return cell === null || cell === undefined || cell === '' ? null : `${String(lac ?? '')}/${String(cell)}`
}

/** Names in place of what the files do not tell; nothing that is compared is computed from the rest. */
function standing(table: Table, rows: number): Chunk {
  const number = (row: number) => row + 1
  return {
    rows,
    columns: table.fields.map((field): Column => {
      if (field.name === 'imsi' || field.name === 'cell') {
        return { field, data: field.type === 'identifier' ? Float64Array.from({ length: rows }, (_, row) => number(row)) : Int32Array.from({ length: rows }, (_, row) => number(row)) }
      }
      // Numbers of subscribers are not known from those of other parties: below 0 they are nobody's.
      if (field.name === 'msisdn') return { field, data: Float64Array.from({ length: rows }, (_, row) => 2 ** 52 + number(row)) }
      return { field, data: field.type === 'double' || field.type === 'identifier' ? new Float64Array(rows) : new Int32Array(rows) }
    }),
  }
}

function gaps(field: Field, data: Int32Array | Float64Array, has: (row: number) => boolean, epoch?: number): Column {
  const valid = Uint8Array.from(data, (_, row) => (has(row) ? 1 : 0))
  for (let row = 0; row < data.length; row++) if (valid[row] === 0) data[row] = 0
  return { field, data, ...(valid.includes(0) ? { valid } : {}), ...(epoch === undefined ? {} : { epoch }) }
}
