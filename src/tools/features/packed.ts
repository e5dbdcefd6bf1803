// Packed records: messages, sessions and locations as some whole numbers each, and how they are read.
import type { Table } from '../../records/fields.ts'
import { LOCATIONS, MESSAGES, SESSIONS } from '../../records/tables.ts'
import type { ChunkColumns } from '../dataset/chunk-columns.ts'
import { Positions } from '../dataset/positions.ts'

/** Columns of SimRecords: the first is always the time, local seconds after the first midnight of the period. */
export const MESSAGE = { time: 0, other: 1, sent: 2, service: 3 } as const
export const SESSION = { time: 0, seconds: 1, up: 2, down: 3, sequence: 4 } as const
export const LOCATION = { time: 0, type: 1 } as const

export interface Packing {
  readonly table: Table
  /** Fields that are read, besides served_imsi. */
  readonly columns: readonly string[]
  /** Numbers of a record, the SIM included. */
  readonly width: number
  /** Gives what writes a row to `legs` from `at` on. */
  pack(rows: ChunkColumns, numbers: Positions): (row: number, legs: Int32Array, at: number) => void
}

const SENT = 0
/** Services have codes of six digits. */
const LARGEST_CODE = 999_999
/** Volumes are counted in these, B, so that they fit. */
export const KILOBYTE = 1000

export const messagePacking: Packing = {
  table: MESSAGES,
  columns: ['record_type', 'event_time', 'calling_number', 'called_number'],
  width: 5,
  pack: (rows, numbers) => {
    const [calling, called] = [rows.floats('calling_number'), rows.floats('called_number')]
    const [type, time] = [rows.ints('record_type'), rows.ints('event_time')]
    return (row, legs, at) => {
      const other = type[row] === SENT ? called[row] : calling[row]
      legs[at] = time[row]
      legs[at + MESSAGE.other] = numbers.place(other)
      legs[at + MESSAGE.sent] = type[row] === SENT ? 1 : 0
      legs[at + MESSAGE.service] = other <= LARGEST_CODE ? 1 : 0
    }
  },
}

export const sessionPacking: Packing = {
  table: SESSIONS,
  columns: ['start_time', 'stop_time', 'volume_uplink', 'volume_downlink', 'record_sequence_number'],
  width: 6,
  pack: (rows) => {
    const [up, down] = [rows.floats('volume_uplink'), rows.floats('volume_downlink')]
    const [start, stop, sequence] = ['start_time', 'stop_time', 'record_sequence_number'].map((name) => rows.ints(name))
    return (row, legs, at) => {
      legs[at] = start[row]
      legs[at + SESSION.seconds] = stop[row] - start[row]
      legs[at + SESSION.up] = Math.round(up[row] / KILOBYTE)
      legs[at + SESSION.down] = Math.round(down[row] / KILOBYTE)
      legs[at + SESSION.sequence] = sequence[row]
    }
  },
}

export const locationPacking: Packing = {
  table: LOCATIONS,
  columns: ['event_time', 'event_type'],
  width: 3,
  pack: (rows) => {
    const [time, type] = [rows.ints('event_time'), rows.ints('event_type')]
    return (row, legs, at) => {
      legs[at] = time[row]
      legs[at + LOCATION.type] = type[row]
    }
  },
}
