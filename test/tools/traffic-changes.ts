// Changes of rows of messages, sessions and locations, each with the checks that have to notice.
import { CALLS, LOCATIONS, MESSAGES, SESSIONS } from '../../src/records/tables.ts'
import { type Change, num } from './changes.ts'
import type { Row } from './tampering.ts'

const isEvent = (type: string) => (row: Row) => row['event_type'] === type

export const locationChanges: readonly Change[] = [
  {
    what: 'an attach that is an update', by: ['locations.updates'], also: ['locations.turns', 'calls.presence', 'calls.absence', 'messages.presence', 'sessions.presence'],
    apply: (hand) => {
      const rows = hand.draft.rows(LOCATIONS).flat()
      const gone = new Set<Row[string]>()
      const later = rows.filter((row) => {
        const was = gone.has(row['served_imsi'])
        if (row['event_type'] === 'detach') gone.add(row['served_imsi'])
        return was && row['event_type'] === 'attach'
      })
      hand.one(later)['event_type'] = 'location_update'
    },
  },
  {
    what: 'an update of a phone that is there that is an attach', by: ['locations.turns'], also: ['calls.presence', 'calls.absence', 'locations.updates', 'messages.presence', 'sessions.presence'],
    apply: (hand) => {
      const met = new Set<Row[string]>()
      const later = hand.draft.rows(LOCATIONS).flat().filter((row) => {
        const was = met.has(row['served_imsi'])
        met.add(row['served_imsi'])
        return was && row['event_type'] === 'location_update'
      })
      hand.one(later)['event_type'] = 'attach'
    },
  },
  {
    what: 'a phone that is lost at the time of a call', by: ['calls.presence'], also: ['locations.turns', 'locations.updates', 'calls.absence', 'messages.presence', 'sessions.presence'],
    apply: (hand) => {
      const calls = new Map<Row[string], number>()
      for (const row of hand.draft.rows(CALLS).flat()) calls.set(row['served_imsi'], Math.max(num(row['seizure_time']), calls.get(row['served_imsi']) ?? 0))
      const last = new Map(hand.draft.rows(LOCATIONS).flat().map((row) => [row['served_imsi'], row]))
      const row = hand.one([...last.values()].filter((each) => each['event_type'] === 'location_update' && num(each['event_time']) + 1 < (calls.get(each['served_imsi']) ?? 0)))
      row['event_type'] = 'detach'
    },
  },
  {
    what: 'a cell that does not exist', by: ['locations.places'], also: [],
    apply: (hand) => { hand.row(LOCATIONS, isEvent('detach'))['cell'] = 65_535 },
  },
  {
    what: 'the handset of somebody else', by: ['locations.handsets'], also: [],
    apply: (hand) => {
      const row = hand.row(LOCATIONS, () => true)
      row['served_imei'] = hand.row(LOCATIONS, (each) => each['served_imei'] !== row['served_imei'])['served_imei']
    },
  },
  {
    what: 'the number of somebody else', by: ['locations.names'], also: [],
    apply: (hand) => {
      const row = hand.row(LOCATIONS, () => true)
      row['served_msisdn'] = hand.row(LOCATIONS, (each) => each['served_msisdn'] !== row['served_msisdn'])['served_msisdn']
    },
  },
  {
    what: 'two records with one id', by: ['locations.ids'], also: [],
    apply: (hand) => {
      const row = hand.row(LOCATIONS, () => true)
      row['record_id'] = hand.row(LOCATIONS, (each) => each !== row)['record_id']
    },
  },
  {
    what: 'rows out of order', by: ['locations.order'], also: ['locations.turns', 'locations.updates', 'calls.presence', 'calls.absence', 'messages.presence', 'sessions.presence'],
    apply: (hand) => {
      const file = hand.one(hand.draft.rows(LOCATIONS).filter(({ length }) => length > 50))
      const [first, last] = [file[0], file[file.length - 1]]
      file[0] = last
      file[file.length - 1] = first
    },
  },
]

/** Seconds from UTC to the time of day since the cut: eight hours east, less four. */
const SINCE_CUT = 4 * 3600
const isType = (type: string) => (row: Row) => row['record_type'] === type
const isBetween = (row: Row) => [row['calling_number'], row['called_number']].every((number) => String(number).startsWith('999131'))
/** Between subscribers, in the only day that is whole from cut to cut: of others the message or its arrival may lie outside of the period. */
const isMiddle = (row: Row) => isBetween(row) && new Date((num(row['event_time']) + SINCE_CUT) * 1000).toISOString().startsWith('2022-05-30')

export const messageChanges: readonly Change[] = [
  {
    what: 'a message that nobody sent', by: ['messages.pairs'], also: [],
    apply: (hand) => {
      const sent = hand.row(MESSAGES, (row) => isType('MOSMS')(row) && isMiddle(row))
      sent['called_number'] = hand.row(MESSAGES, (row) => isType('MOSMS')(row) && !isBetween(row))['called_number']
    },
  },
  {
    what: 'a message that nobody received', by: ['messages.pairs'], also: [],
    apply: (hand) => {
      const received = hand.row(MESSAGES, (row) => isType('MTSMS')(row) && isMiddle(row))
      received['calling_number'] = hand.row(MESSAGES, (row) => isType('MTSMS')(row) && !isBetween(row))['calling_number']
    },
  },
  {
    what: 'a message received that is one sent', by: ['messages.sides'], also: ['messages.pairs'],
    apply: (hand) => { hand.row(MESSAGES, isType('MTSMS'))['record_type'] = 'MOSMS' },
  },
  {
    what: 'a message in another area than the phone', by: ['messages.presence'], also: [],
    apply: (hand) => {
      const events = new Map<Row[string], number>()
      for (const row of hand.draft.rows(LOCATIONS).flat()) if (!events.has(row['served_imsi'])) events.set(row['served_imsi'], num(row['event_time']))
      const row = hand.row(MESSAGES, (each) => (events.get(each['served_imsi']) ?? Infinity) < num(each['event_time']))
      const other = hand.row(MESSAGES, (each) => each['lac'] !== row['lac'])
      row['lac'] = other['lac']
      row['cell'] = other['cell']
    },
  },
]

const goesOn = (row: Row) => row['cause_for_rec_closing'] === 17

export const sessionChanges: readonly Change[] = [
  {
    what: 'a record that goes on and does not', by: ['sessions.chains'], also: ['sessions.times'],
    apply: (hand) => {
      const last = new Map(hand.draft.rows(SESSIONS).flat().map((row) => [row['served_imsi'], row]))
      const ends = [...last.values()].filter((row) => num(row['stop_time']) < 1_653_955_200 && !goesOn(row))
      hand.one(ends)['cause_for_rec_closing'] = 17
    },
  },
  {
    what: 'a session that ended and goes on', by: ['sessions.chains'], also: ['sessions.times'],
    apply: (hand) => {
      const followed = new Set<Row>()
      const last = new Map<Row[string], Row>()
      for (const row of hand.draft.rows(SESSIONS).flat()) {
        const before = last.get(row['served_imsi'])
        if (before) followed.add(before)
        last.set(row['served_imsi'], row)
      }
      hand.row(SESSIONS, (row) => goesOn(row) && followed.has(row))['cause_for_rec_closing'] = 0
    },
  },
  {
    what: 'two sessions at a time', by: ['sessions.chains'], also: ['sessions.times', 'sessions.presence'],
    apply: (hand) => {
      const last = new Map<Row[string], Row>()
      const gaps: { row: Row; next: Row }[] = []
      for (const next of hand.draft.rows(SESSIONS).flat()) {
        const row = last.get(next['served_imsi'])
        if (row && !goesOn(row) && num(next['start_time']) - num(row['start_time']) < 3000) gaps.push({ row, next })
        last.set(next['served_imsi'], next)
      }
      const { row, next } = hand.one(gaps)
      row['stop_time'] = num(next['start_time']) + 1
    },
  },
  {
    what: 'a record of more than an hour', by: ['sessions.times'], also: ['sessions.chains', 'sessions.presence'],
    apply: (hand) => {
      const row = hand.row(SESSIONS, (each) => !goesOn(each))
      row['stop_time'] = num(row['start_time']) + 3601
    },
  },
  {
    what: 'bytes less than none', by: ['sessions.times'], also: [],
    apply: (hand) => { hand.row(SESSIONS, () => true)['volume_uplink'] = -1 },
  },
]
