// Changes of the truth, of what the operator knows, and of the manifest, each with the checks that have to notice.
import {
  CALLS, CELLS, SUBSCRIBERS, TRUTH_CALLS, TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_SIMS,
} from '../../src/records/tables.ts'
import { Calls, type Change, type Hand, answered, isMoc, num } from './changes.ts'
import type { Row } from './tampering.ts'

const isRelay = (row: Row): boolean => row['role'] === 'relay'

/** A SIM that dialled relay calls, as truth/sims has it. */
const relaySim = (hand: Hand): Row => hand.row(TRUTH_SIMS, (sim) => sim['label'] === 1)

/** SIMs with a relay call that was answered. */
function talker(hand: Hand): Row {
  const { all } = new Calls(hand)
  const talks = all.filter((row) => row['label'] === 1 && isMoc(row) && answered(row))
  const sims = new Set(talks.map((row) => row['served_imsi']))
  return hand.row(TRUTH_SIMS, (sim) => sims.has(sim['imsi']))
}

export const truthChanges: readonly Change[] = [
  {
    what: 'a relay call told as a call back',
    by: ['truth.calls', 'truth.labels', 'tables.counts'],
    also: ['truth.sims'],
    apply: (hand) => { hand.row(TRUTH_CALLS, isRelay)['role'] = 'callback' },
  },
  {
    what: 'a label that does not fit its role', by: ['truth.calls'], also: [],
    apply: (hand) => { hand.row(TRUTH_CALLS, isRelay)['label'] = 0 },
  },
  {
    what: 'a relay call not told', by: ['truth.labels', 'tables.counts'], also: ['truth.calls', 'truth.sims'],
    apply: (hand) => {
      const file = hand.one(hand.draft.rows(TRUTH_CALLS).filter((rows) => rows.some(isRelay)))
      file.splice(file.indexOf(hand.one(file.filter(isRelay))), 1)
    },
  },
  {
    what: 'a call told that is not there', by: ['truth.calls'], also: [],
    apply: (hand) => {
      const file = hand.one(hand.draft.rows(TRUTH_CALLS).filter((rows) => rows.length > 0))
      file.push({ ...hand.one(file), record_id: 1 })
    },
  },
  {
    what: 'a call told with another reference', by: ['truth.calls'], also: [],
    apply: (hand) => {
      const row = hand.row(TRUTH_CALLS, () => true)
      row['network_call_reference'] = num(row['network_call_reference']) + 1
    },
  },
  {
    what: 'a call of an operation that does not exist', by: ['truth.calls'], also: [],
    apply: (hand) => { hand.row(TRUTH_CALLS, (row) => row['label'] === 0)['operation_id'] = 'nobody-1' },
  },
  {
    what: 'a relay call of another operation', by: ['truth.relays'], also: ['truth.calls'],
    apply: (hand) => { hand.row(TRUTH_CALLS, isRelayOfMoc(hand))['operation_id'] = 'sellers-1' },
  },
  {
    what: 'a SIM labelled that dialled nobody', by: ['truth.sims', 'tables.counts'], also: [],
    apply: (hand) => { hand.row(TRUTH_SIMS, (sim) => sim['label'] === 0)['label'] = 1 },
  },
  {
    what: 'a relay SIM without its label', by: ['truth.sims', 'tables.counts'], also: [],
    apply: (hand) => { relaySim(hand)['label'] = 0 },
  },
  {
    what: 'a SIM used before its first use', by: ['truth.relays', 'truth.events'], also: [],
    apply: (hand) => {
      const sim = relaySim(hand)
      sim['first_use_time'] = num(sim['first_use_time']) + 1
    },
  },
  {
    what: 'a SIM barred before its last talk', by: ['truth.bars'], also: ['truth.events'],
    apply: (hand) => {
      const sim = talker(hand)
      sim['block_time'] = num(sim['first_use_time']) - 1
    },
  },
  {
    what: 'somebody refused who was never barred', by: ['truth.bars', 'truth.events'], also: [],
    apply: (hand) => {
      const { all } = new Calls(hand)
      const refused = new Set(all.filter((row) => row['diagnostics'] === 8).map((row) => row['served_imsi']))
      hand.row(TRUTH_SIMS, (sim) => refused.has(sim['imsi']))['block_time'] = null
    },
  },
  {
    what: 'a profile told wrongly', by: ['tables.counts'], also: [],
    apply: (hand) => { hand.row(TRUTH_SIMS, (sim) => sim['profile'] === 'idle')['profile'] = 'resident' },
  },
  {
    what: 'a SIM that lasts in a handset while it is in another', by: ['truth.holdings'], also: [],
    apply: (hand) => {
      const rows = hand.draft.rows(TRUTH_HOLDINGS).flat()
      const sold = new Set(rows.filter((row) => row['operation_id'] !== null).map((row) => row['imsi']))
      const owners = rows.filter((row) => row['operation_id'] === null && sold.has(row['imsi']))
      const row = hand.one(owners)
      row['to_time'] = 1_654_012_800
    },
  },
  {
    what: 'a SIM that was in the handset of somebody else', by: ['truth.handsets', 'truth.holdings'], also: [],
    apply: (hand) => {
      const used = new Set(new Calls(hand).all.map((row) => `${row['served_imsi']} ${row['served_imei']}`))
      const row = hand.row(TRUTH_HOLDINGS, (each) => each['operation_id'] === null && used.has(`${each['imsi']} ${each['imei']}`))
      const handsets = hand.draft.rows(TRUTH_HANDSETS).flat().filter((each) => each['operation_id'] === null)
      row['imei'] = hand.one(handsets.filter((each) => each['imei'] !== row['imei']))['imei']
    },
  },
  {
    what: 'an event of an operation that does not exist', by: ['truth.references'], also: ['truth.events'],
    apply: (hand) => { hand.row(TRUTH_EVENTS, (event) => event['operation_id'] !== null)['operation_id'] = 'nobody-1' },
  },
  {
    what: 'a SIM bought after its first use', by: ['truth.relays'], also: [],
    apply: (hand) => {
      const sim = relaySim(hand)
      const event = hand.row(TRUTH_EVENTS, (each) => each['event'] === 'sim_bought' && each['imsi'] === sim['imsi'])
      event['time'] = num(sim['first_use_time']) + 1
    },
  },
  {
    what: 'calls after the end of an operation', by: ['truth.relays'], also: ['truth.events'],
    apply: (hand) => {
      const row = hand.row(TRUTH_OPERATIONS, (operation) => operation['label'] === 1)
      row['to_time'] = num(row['from_time']) + 60
    },
  },
  {
    what: 'a relay operation told as lawful', by: ['truth.relays'], also: [],
    apply: (hand) => { hand.row(TRUTH_OPERATIONS, (operation) => operation['label'] === 1)['label'] = 0 },
  },
  {
    what: 'a subscriber missing', by: ['tables.counts', 'truth.references'],
    also: ['calls.numbers', 'calls.legs', 'calls.busy', 'truth.events', 'truth.relays', 'truth.sims', 'truth.bars'],
    apply: (hand) => { remove(hand, SUBSCRIBERS) },
  },
  {
    what: 'a number of two subscribers', by: ['tables.keys'],
    also: [
      'calls.numbers', 'calls.legs', 'calls.busy', 'truth.references', 'truth.events', 'truth.relays', 'truth.sims', 'truth.bars',
      'tables.counts',
    ],
    apply: (hand) => {
      const row = hand.row(SUBSCRIBERS, () => true)
      row['msisdn'] = hand.row(SUBSCRIBERS, (each) => each['imsi'] !== row['imsi'])['msisdn']
    },
  },
  {
    what: 'a cell missing', by: ['tables.counts'], also: ['calls.cells'],
    apply: (hand) => { remove(hand, CELLS) },
  },
  {
    what: 'a count told wrongly', by: ['tables.counts'], also: [],
    apply: ({ draft }) => { Object.assign(draft.manifest.counts, { relaySims: draft.manifest.counts.relaySims + 1 }) },
  },
  {
    what: 'rows of a file told wrongly', by: ['files.rows'], also: [],
    apply: ({ draft }) => { Object.assign(draft.manifest.files[0], { rows: draft.manifest.files[0].rows + 1 }) },
  },
  {
    what: 'a content hash told wrongly', by: ['tables.contents'], also: [],
    apply: ({ draft }) => {
      const told = draft.manifest.tables[CALLS.path]
      Object.assign(told, { contentHash: told.contentHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })
    },
  },
]

function isRelayOfMoc(hand: Hand): (row: Row) => boolean {
  const dialled = new Set(new Calls(hand).all.filter(isMoc).map((row) => row['record_id']))
  return (row) => isRelay(row) && dialled.has(row['record_id'])
}

function remove(hand: Hand, table: typeof CELLS): void {
  const file = hand.one(hand.draft.rows(table))
  file.splice(file.indexOf(hand.one(file)), 1)
}
