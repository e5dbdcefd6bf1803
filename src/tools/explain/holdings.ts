// Holdings and events of a subject, from the truth.
import { TRUTH_EVENTS, TRUTH_HOLDINGS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Subject } from './subject.ts'

/** A SIM in a handset; seconds after the first midnight. */
export interface Holding {
  readonly imsi: number
  readonly imei: number
  readonly holder: number
  readonly operation: string | undefined
  readonly site: string | undefined
  readonly from: number
  readonly to: number
}

export interface Happening {
  readonly time: number
  readonly event: string
  readonly operation: string | undefined
  /** 0 where none is concerned. */
  readonly imsi: number
  readonly imei: number
  readonly detail: string | undefined
}

/** By time. */
export async function holdingsOf(dataset: Dataset, subject: Subject): Promise<Holding[]> {
  const found: Holding[] = []
  await dataset.each(TRUTH_HOLDINGS, {}, (rows) => {
    const [imsi, imei, holder] = ['imsi', 'imei', 'holder'].map((name) => rows.floats(name))
    const [operation, site] = ['operation_id', 'site'].map((name) => rows.texts(name))
    const [from, to] = ['from_time', 'to_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      const holding = {
        imsi: imsi[row], imei: imei[row], holder: holder[row], operation: operation[row], site: site[row], from: from[row], to: to[row],
      }
      if (concerns(subject, holding)) found.push(holding)
    }
  })
  return found.sort((a, b) => a.from - b.from || a.imsi - b.imsi)
}

function concerns(subject: Subject, { imsi, imei, holder, operation }: Holding): boolean {
  switch (subject.kind) {
    case 'operation': return operation === subject.id
    case 'sim': return imsi === subject.sim.imsi
    case 'handset': return imei === subject.handset.imei
    case 'subscriber': return holder === subject.holder
  }
}

/** By time, those of one second in the order of the table. */
export async function happeningsOf(dataset: Dataset, subject: Subject, holdings: readonly Holding[]): Promise<Happening[]> {
  const sims = new Set(holdings.map(({ imsi }) => imsi))
  const held = heldBy(holdings)
  const found: Happening[] = []
  await dataset.each(TRUTH_EVENTS, {}, (rows) => {
    const [imsi, imei] = ['imsi', 'imei'].map((name) => rows.floats(name))
    const [event, operation, detail] = ['event', 'operation_id', 'detail'].map((name) => rows.texts(name))
    const time = rows.ints('time')
    for (let row = 0; row < rows.rows; row++) {
      const own = subject.kind === 'operation' ? operation[row] === subject.id
        : subject.kind === 'handset' ? imei[row] === subject.handset.imei
          : sims.has(imsi[row]) && (subject.kind === 'sim' || held(imsi[row], time[row]))
      if (!own) continue
      found.push({
        time: time[row], event: event[row] ?? '', operation: operation[row], imsi: imsi[row], imei: imei[row], detail: detail[row],
      })
    }
  })
  return found.sort((a, b) => a.time - b.time)
}

/** Whether a SIM was held at a second. */
export function heldBy(holdings: readonly Holding[]): (imsi: number, time: number) => boolean {
  const bySim = new Map<number, Holding[]>()
  for (const holding of holdings) {
    const own = bySim.get(holding.imsi)
    if (own) own.push(holding)
    else bySim.set(holding.imsi, [holding])
  }
  return (imsi, time) => bySim.get(imsi)?.some(({ from, to }) => from <= time && time <= to) ?? false
}
