// Changes of what is told of bars by mistake, and of calls and texts meanwhile, each with the checks that have to notice.
import { MESSAGES, TRUTH_EVENTS, TRUTH_SIMS } from '../../src/records/tables.ts'
import { Calls, type Change, type Hand, answered, isMoc, num } from './changes.ts'
import type { Row } from './tampering.ts'

const DAY = 86_400
const isMistake = (event: Row): boolean => event['operation_id'] === null && event['event'] === 'sim_blocked'
const isOrdinary = (sim: Row): boolean => sim['operation_id'] === null
const refused = (row: Row): boolean => row['diagnostics'] === 8

/** Outgoing calls of a SIM. */
function callsOf(hand: Hand, imsi: Row[string]): Row[] {
  return new Calls(hand).all.filter((row) => row['served_imsi'] === imsi && isMoc(row))
}

/** SIMs barred by mistake for which something holds, as truth/sims has them. */
function barred(hand: Hand, condition: (sim: Row) => boolean): Row {
  const sims = new Set(hand.draft.rows(TRUTH_EVENTS).flat().filter(isMistake).map((event) => event['imsi']))
  return hand.row(TRUTH_SIMS, (sim) => sims.has(sim['imsi']) && condition(sim))
}

/** The first event of a SIM of that name. */
function eventOf(hand: Hand, imsi: Row[string], name: string): Row {
  return hand.draft.rows(TRUTH_EVENTS).flat().find((event) => event['imsi'] === imsi && event['event'] === name)!
}

/** Bars an ordinary SIM from a moment on, in both tables. */
function bar(hand: Hand, imsi: Row[string], time: number): void {
  const sim = hand.row(TRUTH_SIMS, (each) => each['imsi'] === imsi)
  const event = { ...hand.row(TRUTH_EVENTS, isMistake), time, imsi }
  sim['block_time'] = time
  hand.one(hand.draft.rows(TRUTH_EVENTS)).push(event)
}

/** A SIM that nobody has barred or bought, with a row for which something holds. */
function freeWith(hand: Hand, rows: readonly Row[]): Row {
  const free = new Set(hand.draft.rows(TRUTH_SIMS).flat().filter((sim) => isOrdinary(sim) && sim['block_time'] === null).map((sim) => sim['imsi']))
  return hand.one(rows.filter((row) => free.has(row['served_imsi'])))
}

export const barChanges: readonly Change[] = [
  {
    what: 'an ordinary SIM that talks though it is barred', by: ['truth.bars'], also: ['messages.bars'],
    apply: (hand) => {
      const row = freeWith(hand, new Calls(hand).all.filter((each) => isMoc(each) && answered(each)))
      bar(hand, row['served_imsi'], num(row['seizure_time']) - 1)
    },
  },
  {
    what: 'an ordinary SIM that writes though it is barred', by: ['messages.bars'], also: ['truth.bars'],
    apply: (hand) => {
      const row = freeWith(hand, hand.draft.rows(MESSAGES).flat().filter((each) => each['record_type'] === 'MOSMS'))
      bar(hand, row['served_imsi'], num(row['event_time']) - 1)
    },
  },
  {
    what: 'a bar by mistake told by the events alone', by: ['truth.events'], also: ['truth.bars'],
    apply: (hand) => { Object.assign(barred(hand, () => true), { block_time: null, unblock_time: null }) },
  },
  {
    what: 'a bar by mistake told by the table of SIMs alone', by: ['truth.events'], also: ['truth.bars'],
    apply: (hand) => {
      const { imsi } = barred(hand, () => true)
      for (const file of hand.draft.rows(TRUTH_EVENTS)) file.splice(0, file.length, ...file.filter((event) => event['imsi'] !== imsi))
    },
  },
  {
    what: 'a bar by mistake lifted at another time', by: ['truth.events'], also: ['truth.bars', 'messages.bars'],
    apply: (hand) => {
      const sim = barred(hand, ({ unblock_time: time }) => time !== null)
      sim['unblock_time'] = num(sim['unblock_time']) + 60
    },
  },
  {
    what: 'a bar lifted that was lifted before', by: ['truth.events'], also: [],
    apply: (hand) => {
      const event = hand.row(TRUTH_EVENTS, (each) => each['event'] === 'sim_unblocked')
      hand.one(hand.draft.rows(TRUTH_EVENTS)).push({ ...event, time: num(event['time']) + 60 })
    },
  },
  {
    what: 'calls put through before a bar by mistake is lifted', by: ['truth.bars'], also: ['messages.bars'],
    apply: (hand) => {
      const isSoon = (row: Row, lifted: number): boolean => num(row['seizure_time']) >= lifted && num(row['seizure_time']) < lifted + DAY
      const sim = barred(hand, ({ imsi, unblock_time: time }) => time !== null && callsOf(hand, imsi).some((row) => isSoon(row, num(time))))
      const later = num(sim['unblock_time']) + DAY
      eventOf(hand, sim['imsi'], 'sim_unblocked')['time'] = later
      sim['unblock_time'] = later
    },
  },
  {
    what: 'a call refused on the second day of a bar by mistake', by: ['truth.bars'], also: ['messages.bars'],
    apply: (hand) => {
      const sim = barred(hand, ({ imsi }) => callsOf(hand, imsi).some(refused))
      const earlier = num(sim['block_time']) - DAY
      eventOf(hand, sim['imsi'], 'sim_blocked')['time'] = earlier
      sim['block_time'] = earlier
    },
  },
  {
    what: 'a call of a barred SIM that ends otherwise', by: ['truth.bars'], also: [],
    apply: (hand) => {
      const { imsi } = barred(hand, (sim) => callsOf(hand, sim['imsi']).some(refused))
      hand.one(callsOf(hand, imsi).filter(refused))['diagnostics'] = 20
    },
  },
]
