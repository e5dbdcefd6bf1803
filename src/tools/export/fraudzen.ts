// Event lines as simulators of SIM-box fraud keep them (FraudZen: Kouam, Viana, Tchana, ASIACCS 2024): one event a line, in
// the order of time. The paper names what an event tells; it publishes no grammar, so the header says ours.
import type { Table } from '../../records/fields.ts'
import { CALLS, LOCATIONS, MESSAGES } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Export } from './contract.ts'
import { cellName, readSims } from './sims.ts'
import { TextFile } from './text-file.ts'

/** Unix seconds come first and have ten digits until 2286, so `sort -m` merges the files. */
const HEADER = ['time', 'event', 'user', 'peer', 'imei', 'cell', 'duration', 'fraud'] as const

export const fraudzen: Export = {
  name: 'fraudzen',
  description: 'call-events.csv, sms-events.csv and location-events.csv: one event a line in the order of time, with the label of the user\'s SIM',
  async write(dataset, folder, onProgress) {
    const { byImsi, truth: { label } } = await readSims(dataset)
    const fraud = (imsi: number) => label[byImsi.find(imsi)]
    await writeCalls(dataset, folder, fraud, onProgress)
    await writeEvents(dataset, folder, { table: MESSAGES, file: 'sms-events.csv', type: 'record_type', names: ['SMS_OUT', 'SMS_IN'] }, fraud)
    await writeEvents(dataset, folder, { table: LOCATIONS, file: 'location-events.csv', type: 'event_type', names: ['ATTACH', 'DETACH', 'LOCATION_UPDATE'] }, fraud)
  },
}

type Fraud = (imsi: number) => number

async function writeCalls(dataset: Dataset, folder: string, fraud: Fraud, onProgress: (done: number, of: number) => void): Promise<void> {
  const file = new TextFile(folder, 'call-events.csv')
  const columns = ['record_type', 'served_msisdn', 'served_imsi', 'served_imei', 'calling_number', 'called_number', 'seizure_time', 'answer_time', 'call_duration', 'lac', 'cell']
  file.row(...HEADER)
  let done = 0
  await dataset.each(CALLS, { columns }, (rows) => {
    const [served, imsi, imei, calling, called] = ['served_msisdn', 'served_imsi', 'served_imei', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, time, answer, duration, lac, cell] = ['record_type', 'seizure_time', 'answer_time', 'call_duration', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const outgoing = type[row] === 0
      file.row(dataset.frame.origin + time[row], outgoing ? 'CALL_OUT' : 'CALL_IN', served[row], outgoing ? called[row] : calling[row],
        imei[row] === 0 ? '' : imei[row], placeOf(lac[row], cell[row]), answer[row] === NONE ? 0 : duration[row], fraud(imsi[row]))
    }
    onProgress(done += rows.rows, dataset.rows(CALLS))
  })
  file.close()
}

interface Kept {
  readonly table: Table
  readonly file: string
  /** The field that tells events apart, and what they are called, in its order. */
  readonly type: string
  readonly names: readonly string[]
}

/** A dataset without the table has a file of its header alone. */
async function writeEvents(dataset: Dataset, folder: string, { table, file: name, type, names }: Kept, fraud: Fraud): Promise<void> {
  const file = new TextFile(folder, name)
  file.row(...HEADER)
  const columns = [type, 'served_msisdn', 'served_imsi', 'served_imei', 'calling_number', 'called_number', 'event_time', 'lac', 'cell']
  await dataset.each(table, { columns }, (rows) => {
    const [served, imsi, imei] = ['served_msisdn', 'served_imsi', 'served_imei'].map((field) => rows.floats(field))
    const [calling, called] = ['calling_number', 'called_number'].map((field) => (rows.has(field) ? rows.floats(field) : undefined))
    const [event, time, lac, cell] = [type, 'event_time', 'lac', 'cell'].map((field) => rows.ints(field))
    for (let row = 0; row < rows.rows; row++) {
      const peer = (event[row] === 0 ? called : calling)?.[row] ?? ''
      file.row(dataset.frame.origin + time[row], names[event[row]], served[row], peer, imei[row] === 0 ? '' : imei[row],
        placeOf(lac[row], cell[row]), '', fraud(imsi[row]))
    }
  })
  file.close()
}

function placeOf(lac: number, cell: number): string {
  return cell === NONE ? '' : cellName(lac, cell)
}
