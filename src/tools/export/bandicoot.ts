// bandicoot (de Montjoye et al., JMLR 17:175, 2016): one CSV a subscriber, the antennas, and attributes from the truth.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CALLS, MESSAGES } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Export } from './contract.ts'
import { LocalTimes } from './local-times.ts'
import { cellName, readCells, readSims } from './sims.ts'
import { TextFile } from './text-file.ts'

/** Its whole interface is this header; durations must be whole seconds, texts have none. */
const HEADER = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n'
/** Characters that wait, over all subscribers, before they are appended to their files. */
const WAITING = 1 << 26

export const bandicoot: Export = {
  name: 'bandicoot',
  description: 'records/<number>.csv of answered calls and texts, antennas.csv, attributes/<number>.csv for bandicoot.read_csv',
  async write(dataset, folder, onProgress) {
    const { msisdn, truth } = await readSims(dataset)
    for (const name of ['records', 'attributes']) mkdirSync(join(folder, name))
    const antennas = new TextFile(folder, 'antennas.csv')
    antennas.row('antenna_id', 'latitude', 'longitude')
    for (const [name, { latitude, longitude }] of await readCells(dataset)) antennas.row(name, latitude, longitude)
    antennas.close()
    msisdn.forEach((number, sim) => {
      writeFileSync(join(folder, 'records', `${number}.csv`), HEADER)
      writeFileSync(join(folder, 'attributes', `${number}.csv`), `key,value\nlabel,${truth.label[sim]}\nprofile,${truth.profile[sim]}\n`)
    })
    const files = new SubscriberFiles(join(folder, 'records'))
    await addCalls(dataset, files, onProgress)
    await addTexts(dataset, files)
    files.flush()
  },
}

async function addCalls(dataset: Dataset, files: SubscriberFiles, onProgress: (done: number, of: number) => void): Promise<void> {
  const times = new LocalTimes(dataset.frame)
  const columns = ['record_type', 'served_msisdn', 'calling_number', 'called_number', 'answer_time', 'call_duration', 'lac', 'cell']
  let done = 0
  await dataset.each(CALLS, { columns }, (rows) => {
    const [served, calling, called] = ['served_msisdn', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, answer, duration, lac, cell] = ['record_type', 'answer_time', 'call_duration', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      if (answer[row] === NONE) continue
      const outgoing = type[row] === 0
      const antenna = cell[row] === NONE ? '' : cellName(lac[row], cell[row])
      files.add(served[row], `call,${outgoing ? 'out' : 'in'},${outgoing ? called[row] : calling[row]},${times.text(answer[row])},${duration[row]},${antenna}\n`)
    }
    onProgress(done += rows.rows, dataset.rows(CALLS))
  })
}

async function addTexts(dataset: Dataset, files: SubscriberFiles): Promise<void> {
  const times = new LocalTimes(dataset.frame)
  const columns = ['record_type', 'served_msisdn', 'calling_number', 'called_number', 'event_time', 'lac', 'cell']
  await dataset.each(MESSAGES, { columns }, (rows) => {
    const [served, calling, called] = ['served_msisdn', 'calling_number', 'called_number'].map((name) => rows.floats(name))
    const [type, time, lac, cell] = ['record_type', 'event_time', 'lac', 'cell'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const sent = type[row] === 0
      const antenna = cell[row] === NONE ? '' : cellName(lac[row], cell[row])
      files.add(served[row], `text,${sent ? 'out' : 'in'},${sent ? called[row] : calling[row]},${times.text(time[row])},,${antenna}\n`)
    }
  })
}

/** Lines that wait for the files of their subscribers: so many files cannot be open at once. */
class SubscriberFiles {
  readonly #folder: string
  readonly #lines = new Map<number, string>()
  #waiting = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  add(number: number, line: string): void {
    this.#lines.set(number, (this.#lines.get(number) ?? '') + line)
    this.#waiting += line.length
    if (this.#waiting > WAITING) this.flush()
  }

  flush(): void {
    for (const [number, lines] of this.#lines) appendFileSync(join(this.#folder, `${number}.csv`), lines)
    this.#lines.clear()
    this.#waiting = 0
  }
}
