// One reading of data/calls: who was there on which day, and what relay operations dialled.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS } from '../../records/tables.ts'
import { type ChunkColumns, NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import type { Level } from './level.ts'
import type { RelayRecords } from './relay-records.ts'

const COLUMNS = ['record_id', 'record_type', 'served_imsi', 'served_imei', 'called_number', 'seizure_time', 'answer_time', 'release_time',
  'network_call_reference', 'partial_record_number']
const MOC = 0

/** What an entity did on a day; bits. */
export const DayFlag = { active: 1, caller: 2, relay: 4 } as const

/** Calls that relay operations dialled in the window, in the order of time. */
export interface Dials {
  readonly size: number
  readonly entity: Int32Array
  /** Seconds after the first midnight of the period. */
  readonly time: Int32Array
  /** 1: the victim answered. */
  readonly answered: Int32Array
  /** Number of the victim, as a position. */
  readonly victim: Int32Array
  /** Numbers of the victims, by these positions. */
  readonly number: Float64Array
}

export interface Scan {
  readonly dials: Dials
  /** By dial: its pair; -1 where the truth tells none. */
  readonly dialPair: Int32Array
  readonly available: Float64Array
  readonly dayFlags: Uint8Array
  /** By entity: IMEI of the calling leg, for calls. */
  readonly handset: Float64Array
}

export interface ScanOptions {
  readonly level: Level
  readonly days: readonly [number, number]
  readonly history: boolean
  readonly relay: RelayRecords
  readonly place: (key: number) => number
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** `entities` tells how many there are in the end: columns are as long. */
export async function scanCalls(dataset: Dataset, options: ScanOptions, entities: () => number): Promise<Scan> {
  const { firstDay } = dataset.frame
  const { days, history, onProgress } = options
  const scan = new Scanning(options, (days[0] - firstDay) * DAY_LENGTH)
  let done = 0
  await dataset.each(CALLS, { columns: COLUMNS, days: [history ? firstDay : days[0], days[1]] }, (rows) => {
    scan.add(rows)
    onProgress?.(done += rows.rows, dataset.rows(CALLS))
  })
  return scan.result(entities())
}

class Scanning {
  readonly #options: ScanOptions
  /** Seconds of the window after the first midnight of the period. */
  readonly #from: number
  readonly #to: number
  readonly #width: number
  readonly #victims = new Positions(1024)
  readonly #numbers = new Growing((length) => new Float64Array(length))
  readonly #dials = [0, 1, 2, 3, 4].map(() => new Growing((length) => new Int32Array(length)))
  #available = new Float64Array(0)
  #handset = new Float64Array(0)
  #dayFlags = new Uint8Array(0)

  constructor(options: ScanOptions, from: number) {
    this.#options = options
    this.#width = options.days[1] - options.days[0] + 1
    this.#from = from
    this.#to = from + this.#width * DAY_LENGTH
  }

  add(rows: ChunkColumns): void {
    const { level, place, relay } = this.#options
    const [key, record, called] = [rows.floats(level.key), rows.floats('record_id'), rows.floats('called_number')]
    const imei = rows.floats('served_imei')
    const [type, seizure, answer, release, part] = ['record_type', 'seizure_time', 'answer_time', 'release_time', 'partial_record_number']
      .map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      if (key[row] === 0 || seizure[row] >= this.#to) continue
      const entity = place(key[row])
      this.#reserve(entity + 1)
      const { name } = level
      const known = this.#available[entity]
      this.#available[entity] = name === 'call' && known < Infinity ? Math.max(known, release[row]) : Math.min(known, release[row])
      if (seizure[row] < this.#from) continue
      const outgoing = type[row] === MOC
      const day = entity * this.#width + Math.floor((seizure[row] - this.#from) / DAY_LENGTH)
      this.#dayFlags[day] |= outgoing && answer[row] !== NONE ? DayFlag.active | DayFlag.caller : DayFlag.active
      if (outgoing) this.#handset[entity] = imei[row]
      if (!outgoing || part[row] > 1) continue
      const told = relay.records.find(record[row])
      if (told < 0) continue
      this.#dayFlags[day] |= DayFlag.relay
      if (this.#victims.add(called[row])) this.#numbers.push(called[row])
      const dial = [entity, seizure[row], answer[row] === NONE ? 0 : 1, this.#victims.find(called[row]), relay.pair[told]]
      this.#dials.forEach((column, i) => column.push(dial[i]))
    }
  }

  result(entities: number): Scan {
    this.#reserve(entities)
    const [entity, time, answered, victim, dialPair] = this.#dials.map((column) => column.values())
    return {
      dials: { size: entity.length, entity, time, answered, victim, number: this.#numbers.values() }, dialPair,
      available: this.#available, dayFlags: this.#dayFlags, handset: this.#handset,
    }
  }

  #reserve(entities: number): void {
    if (entities <= this.#available.length) return
    const room = Math.max(1024, 2 * entities)
    const [available, handset, flags] = [new Float64Array(room).fill(Infinity), new Float64Array(room), new Uint8Array(room * this.#width)]
    available.set(this.#available)
    handset.set(this.#handset)
    flags.set(this.#dayFlags)
    this.#available = available
    this.#handset = handset
    this.#dayFlags = flags
  }
}
