// The four files of the fraud contest of the Sichuan operator (数字四川创新大赛 2020), so that code written for it runs unchanged.
// Columns as its published solutions read them: train_user, train_voc, train_sms and train_app.
import { formatDate } from '../../base/calendar.ts'
import { CALLS, MESSAGES, SESSIONS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Export } from './contract.ts'
import { LocalTimes } from './local-times.ts'
import { type Cell, type Sims, cellName, readCells, readSims } from './sims.ts'
import { TextFile } from './text-file.ts'

const CALLING = 1
const CALLED = 2
/** Of 10^6 bytes. */
const MEGABYTE = 1e6

export const sichuan2020: Export = {
  name: 'sichuan2020',
  description: 'train_user, train_voc, train_sms and train_app CSVs of the Sichuan contest of 2020; answered calls, local times; no revenue and one contract an identity card',
  async write(dataset, folder, onProgress) {
    const sims = await readSims(dataset)
    const cells = await readCells(dataset)
    writeUsers(dataset, folder, sims)
    await writeCalls(dataset, folder, cells, onProgress)
    await writeMessages(dataset, folder)
    await writeData(dataset, folder, sims)
  },
}

function writeUsers({ frame }: Dataset, folder: string, { msisdn, district, truth }: Sims): void {
  const file = new TextFile(folder, 'train_user.csv')
  const months = monthsOf(frame.firstDay, frame.days)
  file.row('phone_no_m', 'city_name', 'county_name', 'idcard_cnt', ...months.map((month) => `arpu_${month}`), 'label')
  const revenue = months.map(() => '')
  for (let sim = 0; sim < msisdn.length; sim++) file.row(msisdn[sim], 'city-1', `district-${district[sim]}`, 1, ...revenue, truth.label[sim])
  file.close()
}

async function writeCalls(dataset: Dataset, folder: string, cells: ReadonlyMap<string, Cell>, onProgress: (done: number, of: number) => void): Promise<void> {
  const file = new TextFile(folder, 'train_voc.csv')
  const times = new LocalTimes(dataset.frame)
  const columns = ['record_type', 'served_msisdn', 'served_imei', 'calling_number', 'called_number', 'answer_time', 'call_duration', 'lac', 'cell']
  file.row('phone_no_m', 'opposite_no_m', 'calltype_id', 'start_datetime', 'call_dur', 'city_name', 'county_name', 'imei_m')
  let done = 0
  await dataset.each(CALLS, { columns }, (rows) => {
    const [served, imei, calling, called] = ['served_msisdn', 'served_imei', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, answer, duration, lac, cell] = ['record_type', 'answer_time', 'call_duration', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      if (answer[row] === NONE) continue
      const outgoing = type[row] === 0
      const place = cells.get(cellName(lac[row], cell[row]))
      file.row(served[row], outgoing ? called[row] : calling[row], outgoing ? CALLING : CALLED, times.text(answer[row]), duration[row],
        place ? `city-${place.city}` : '', place ? `district-${place.district}` : '', imei[row] === 0 ? '' : imei[row])
    }
    onProgress(done += rows.rows, dataset.rows(CALLS))
  })
  file.close()
}

async function writeMessages(dataset: Dataset, folder: string): Promise<void> {
  const file = new TextFile(folder, 'train_sms.csv')
  const times = new LocalTimes(dataset.frame)
  file.row('phone_no_m', 'opposite_no_m', 'calltype_id', 'request_datetime')
  await dataset.each(MESSAGES, { columns: ['record_type', 'served_msisdn', 'calling_number', 'called_number', 'event_time'] }, (rows) => {
    const [served, calling, called] = ['served_msisdn', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, time] = ['record_type', 'event_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const sent = type[row] === 0
      file.row(served[row], sent ? called[row] : calling[row], sent ? CALLING : CALLED, times.text(time[row]))
    }
  })
  file.close()
}

/** Traffic of each SIM and month; which app it was is not simulated. */
async function writeData(dataset: Dataset, folder: string, { byImsi, msisdn }: Sims): Promise<void> {
  const { frame } = dataset
  const file = new TextFile(folder, 'train_app.csv')
  const months = monthsOf(frame.firstDay, frame.days)
  const monthOfDay = Int32Array.from({ length: frame.days }, (_, day) => months.indexOf(monthOf(frame.firstDay + day)))
  const bytes = months.map(() => new Float64Array(byImsi.size))
  await dataset.each(SESSIONS, { columns: ['served_imsi', 'start_time', 'volume_uplink', 'volume_downlink'] }, (rows) => {
    const [imsi, up, down] = ['served_imsi', 'volume_uplink', 'volume_downlink'].map((name) => rows.floats(name))
    const start = rows.ints('start_time')
    for (let row = 0; row < rows.rows; row++) bytes[monthOfDay[Math.floor(start[row] / 86_400)]][byImsi.find(imsi[row])] += up[row] + down[row]
  })
  file.row('phone_no_m', 'busi_name', 'flow', 'month_id')
  months.forEach((month, i) => bytes[i].forEach((flow, sim) => {
    if (flow > 0) file.row(msisdn[sim], 'data', (flow / MEGABYTE).toFixed(6), `${month.slice(0, 4)}-${month.slice(4)}`)
  }))
  file.close()
}

/** `202206`. */
function monthOf(day: number): string {
  return formatDate(day).slice(0, 7).replace('-', '')
}

function monthsOf(firstDay: number, days: number): string[] {
  return [...new Set(Array.from({ length: days }, (_, day) => monthOf(firstDay + day)))]
}
