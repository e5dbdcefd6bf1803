// Calls of a subject, summed by day and by the SIM and handset they were made with.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS, ROLES, TRUTH_CALLS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import { type Holding, heldBy } from './holdings.ts'
import type { Subject } from './subject.ts'

/** The calls of one day with one SIM in one handset. */
export interface DayCalls {
  /** From 0. */
  readonly day: number
  readonly imsi: number
  /** 0 where not recorded. */
  readonly imei: number
  readonly pair: string | undefined
  /** Seconds after the first midnight of the first and of the last attempt. */
  first: number
  last: number
  outgoing: number
  outgoingAnswered: number
  incoming: number
  incomingAnswered: number
  /** Of answered calls, s. */
  talk: number
  readonly parties: Set<number>
  readonly cells: Set<number>
  /** Calls of each role; those of none are left out. */
  readonly roles: Record<string, number>
  /** Beginnings of outgoing attempts, seconds after the first midnight. */
  readonly dials: number[]
}

const COLUMNS = ['record_id', 'record_type', 'served_imsi', 'served_imei', 'calling_number', 'called_number', 'seizure_time', 'answer_time',
  'call_duration', 'lac', 'cell', 'partial_record_number']

/** What an operation, if any, had to do with records. */
interface Parts {
  readonly records: Positions
  readonly role: Int32Array
  readonly operation: readonly (string | undefined)[]
  readonly pair: readonly (string | undefined)[]
}

/** By day, SIM and first attempt. Of an operation: its own records. */
export async function callsOf(dataset: Dataset, subject: Subject, holdings: readonly Holding[], onProgress: (done: number, of: number) => void): Promise<DayCalls[]> {
  const parts = await readParts(dataset)
  const sims = new Set(holdings.map(({ imsi }) => imsi))
  const held = heldBy(holdings)
  const found = new Map<string, DayCalls>()
  const of = dataset.rows(CALLS)
  let done = 0
  await dataset.each(CALLS, { columns: COLUMNS }, (rows) => {
    const [record, imsi, imei, calling, called] = ['record_id', 'served_imsi', 'served_imei', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, time, answer, duration, lac, cell, piece] = ['record_type', 'seizure_time', 'answer_time', 'call_duration', 'lac', 'cell',
      'partial_record_number'].map((name) => rows.ints(name))
    onProgress(done += rows.rows, of)
    for (let row = 0; row < rows.rows; row++) {
      if (subject.kind === 'handset' ? imei[row] !== subject.handset.imei : !sims.has(imsi[row])) continue
      const part = parts.records.find(record[row])
      if (subject.kind === 'operation' && (part < 0 || parts.operation[part] !== subject.id)) continue
      // A SIM may have been somebody else's before, whom the operation called.
      if ((subject.kind === 'operation' || subject.kind === 'subscriber') && !held(imsi[row], time[row])) continue
      const pair = part < 0 ? undefined : parts.pair[part]
      const calls = dayCalls(found, { day: Math.floor(time[row] / DAY_LENGTH), imsi: imsi[row], imei: imei[row], pair, time: time[row] })
      const answered = answer[row] !== NONE
      if (answered) calls.talk += duration[row]
      if (cell[row] !== NONE) calls.cells.add(lac[row] * 2 ** 31 + cell[row])
      if (piece[row] > 1) continue
      calls.last = Math.max(calls.last, time[row])
      if (type[row] === 0) {
        calls.outgoing++
        if (answered) calls.outgoingAnswered++
        calls.dials.push(time[row])
      } else {
        calls.incoming++
        if (answered) calls.incomingAnswered++
      }
      calls.parties.add(type[row] === 0 ? called[row] : calling[row])
      const role = part < 0 ? 'none' : ROLES[parts.role[part]]
      if (role !== 'none') calls.roles[role] = (calls.roles[role] ?? 0) + 1
    }
  })
  return [...found.values()].sort((a, b) => a.day - b.day || a.imsi - b.imsi || a.first - b.first)
}

function dayCalls(found: Map<string, DayCalls>, key: Pick<DayCalls, 'day' | 'imsi' | 'imei' | 'pair'> & { readonly time: number }): DayCalls {
  const name = `${key.day}/${key.imsi}/${key.imei}/${key.pair}`
  let calls = found.get(name)
  if (!calls) {
    const { time, ...rest } = key
    calls = {
      ...rest, first: time, last: time, outgoing: 0, outgoingAnswered: 0, incoming: 0, incomingAnswered: 0, talk: 0,
      parties: new Set(), cells: new Set(), roles: {}, dials: [],
    }
    found.set(name, calls)
  }
  return calls
}

async function readParts(dataset: Dataset): Promise<Parts> {
  const records = new Positions(dataset.rows(TRUTH_CALLS))
  const role = new Growing((length) => new Int32Array(length))
  const [operation, pair]: (string | undefined)[][] = [[], []]
  await dataset.each(TRUTH_CALLS, { columns: ['record_id', 'role', 'operation_id', 'pair_id'] }, (rows) => {
    const [record, roles] = [rows.floats('record_id'), rows.ints('role')]
    const [operations, pairs] = ['operation_id', 'pair_id'].map((name) => rows.texts(name))
    for (let row = 0; row < rows.rows; row++) {
      if (!records.add(record[row])) continue
      role.push(roles[row])
      operation.push(operations[row])
      pair.push(pairs[row])
    }
  })
  return { records, role: role.values(), operation, pair }
}
