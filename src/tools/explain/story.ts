// Stories: the life of a subject as moments in the order of time.
import { DAY_LENGTH } from '../../base/calendar.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type Account, accountOf } from './accounts.ts'
import { type DayCalls, callsOf } from './calls.ts'
import { type Happening, type Holding, happeningsOf, holdingsOf } from './holdings.ts'
import type { Subject } from './subject.ts'
import { callsText, happeningText, holdingText } from './words.ts'

/** Something that happened, or a day of calls. */
export interface Moment {
  /** Seconds after the first midnight. */
  readonly time: number
  /** The name of an event, `held`, or `calls`. */
  readonly what: string
  readonly text: string
  /** Where one SIM or handset is concerned. */
  readonly imsi?: number
  readonly imei?: number
}

export interface Story {
  readonly subject: Subject
  readonly moments: readonly Moment[]
  readonly holdings: readonly Holding[]
  readonly happenings: readonly Happening[]
  readonly calls: readonly DayCalls[]
  readonly account: Account
}

/** Reads the truth and the calls. Rejects with DatasetError and ReadError. */
export async function tell(dataset: Dataset, subject: Subject, onProgress: (done: number, of: number) => void = () => {}): Promise<Story> {
  const holdings = await holdingsOf(dataset, subject)
  const happenings = await happeningsOf(dataset, subject, holdings)
  const calls = await callsOf(dataset, subject, holdings, onProgress)
  const moments = [
    ...together(happenings).map((those) => momentOf(those, subject)),
    ...(subject.kind === 'operation' ? [] : holdings.map((holding) => ({
      time: holding.from, what: 'held', text: holdingText(holding, subject, dataset.frame), imsi: holding.imsi, imei: holding.imei,
    }))),
    ...calls.map((day) => ({ time: day.first, what: 'calls', text: callsText(day, subject), imsi: day.imsi, ...(day.imei > 0 ? { imei: day.imei } : {}) })),
  ]
  // What begins a moment comes before what is done in it.
  const order = (what: string) => (what === 'calls' ? 2 : what === 'held' ? 1 : 0)
  return { subject, moments: moments.sort((a, b) => a.time - b.time || order(a.what) - order(b.what)), holdings, happenings, calls, account: await accountOf(dataset, subject) }
}

/** Events of one name in one second, one after the other. */
function together(happenings: readonly Happening[]): Happening[][] {
  const groups: Happening[][] = []
  for (const happening of happenings) {
    const last = groups.at(-1)
    if (last && last[0].time === happening.time && last[0].event === happening.event && last[0].detail === happening.detail) last.push(happening)
    else groups.push([happening])
  }
  return groups
}

function momentOf(those: readonly Happening[], subject: Subject): Moment {
  const [{ time, event, imsi, imei }] = those
  const alone = those.length === 1
  return {
    time, what: event, text: happeningText(those, subject),
    ...(alone && imsi > 0 ? { imsi } : {}), ...(alone && imei > 0 ? { imei } : {}),
  }
}

/** From 0. */
export function dayOf({ time }: Moment): number {
  return Math.floor(time / DAY_LENGTH)
}
