// Rows of calls waiting to be examined: whole seconds of one file, in plain columns.
import type { Chunk, Column } from '../../../records/fields.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Frame } from '../../dataset/frame.ts'

const FLOATS = ['record_id', 'served_msisdn', 'served_imsi', 'served_imei', 'calling_number', 'called_number',
  'network_call_reference'] as const
const INTS = ['record_type', 'seizure_time', 'alerting_time', 'answer_time', 'release_time', 'call_duration',
  'cause_for_term', 'diagnostics', 'disconnect_party', 'lac', 'cell', 'partial_record_number', 'utc_offset',
  'label'] as const
type Floats = Readonly<Record<(typeof FLOATS)[number], Float64Array>>
type Ints = Readonly<Record<(typeof INTS)[number], Int32Array>>

/** Codes of `record_type`. */
export const MOC = 0
export const MTC = 1

/**
 * Columns by the names of the table. Times are seconds after the first midnight; NONE stands for absent whole numbers,
 * 0 for absent identifiers. The arrays change when chunks are added: laws take them anew for every block.
 */
export class CallRows {
  size = 0
  /** Of the file's folder, from 0 for the first day of the period; undefined where the file is the whole table. */
  day: number | undefined
  floats: Floats
  ints: Ints
  readonly frame: Frame
  #path = ''
  /** Rows of the file before those that are here. */
  #before = 0
  #capacity = 0

  constructor(frame: Frame) {
    this.frame = frame
    this.floats = Object.fromEntries(FLOATS.map((name) => [name, new Float64Array(0)])) as Floats
    this.ints = Object.fromEntries(INTS.map((name) => [name, new Int32Array(0)])) as Ints
  }

  /** The next chunks are of this file. */
  begin(path: string, day: number | undefined): void {
    this.#path = path
    this.day = day
    this.#before = 0
    this.size = 0
  }

  add(chunk: Chunk): void {
    this.#reserve(this.size + chunk.rows)
    for (const column of chunk.columns) this.#copy(column, chunk.rows)
    this.size += chunk.rows
  }

  /** How many rows come before the last second: the records of a call are all seized in one second. */
  wholeSeconds(): number {
    const { seizure_time } = this.ints
    let row = this.size - 1
    while (row > 0 && seizure_time[row - 1] === seizure_time[this.size - 1]) row--
    return Math.max(0, row)
  }

  /** Forgets the first rows. */
  drop(rows: number): void {
    for (const name of FLOATS) this.floats[name].copyWithin(0, rows, this.size)
    for (const name of INTS) this.ints[name].copyWithin(0, rows, this.size)
    this.#before += rows
    this.size -= rows
  }

  /** The beginning of an example: file, row from 1, and record. */
  where(row: number): string {
    return `${this.#path}:${this.#before + row + 1} record ${this.floats.record_id[row]}`
  }

  #copy({ field, data, valid, epoch = 0 }: Column, rows: number): void {
    const floats = this.floats[field.name as keyof Floats]
    const ints = this.ints[field.name as keyof Ints]
    const size = this.size
    if (floats && data instanceof Float64Array) {
      floats.set(data, size)
      if (valid) for (let row = 0; row < rows; row++) if (valid[row] === 0) floats[size + row] = 0
    } else if (ints && data instanceof Int32Array) {
      const ahead = field.type === 'time' ? epoch - this.frame.origin : 0
      if (ahead === 0) ints.set(data, size)
      else for (let row = 0; row < rows; row++) ints[size + row] = data[row] + ahead
      if (valid) for (let row = 0; row < rows; row++) if (valid[row] === 0) ints[size + row] = NONE
    }
  }

  #reserve(rows: number): void {
    if (rows <= this.#capacity) return
    this.#capacity = 2 * rows
    const widen = <T extends Float64Array | Int32Array>(old: T, wide: T): T => {
      wide.set(old.subarray(0, this.size))
      return wide
    }
    for (const [name, old] of Object.entries(this.floats)) {
      Object.assign(this.floats, { [name]: widen(old, new Float64Array(this.#capacity)) })
    }
    for (const [name, old] of Object.entries(this.ints)) {
      Object.assign(this.ints, { [name]: widen(old, new Int32Array(this.#capacity).fill(NONE)) })
    }
  }
}
