// Changes of single values and rows, each with the checks that have to notice.
import type { Table } from '../../src/records/fields.ts'
import { CALLS, CELLS, SUBSCRIBERS } from '../../src/records/tables.ts'
import type { Draft, Row } from './tampering.ts'

export interface Change {
  /** What is done, as the rest of a sentence. */
  readonly what: string
  /** Checks that must fail. */
  readonly by: readonly string[]
  /** Checks that may fail too; no others. */
  readonly also: readonly string[]
  apply(hand: Hand): void
}

/** Picks rows of a draft by chance. */
export class Hand {
  readonly draft: Draft
  readonly #chance: () => number

  /** `chance` gives numbers in [0, 1). */
  constructor(draft: Draft, chance: () => number) {
    this.draft = draft
    this.#chance = chance
  }

  one<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error('there is nothing to choose from')
    return choices[Math.floor(this.#chance() * choices.length)]
  }

  /** A row that fulfils the condition. */
  row(table: Table, condition: (row: Row) => boolean): Row {
    return this.one(this.draft.rows(table).flat().filter(condition))
  }
}

export const num = (value: Row[string]): number => Number(value)
export const answered = (row: Row): boolean => row['answer_time'] !== null
export const isMoc = (row: Row): boolean => row['record_type'] === 'MOC'
const whole = (row: Row): boolean => row['partial_record_number'] === null

/** All calls with what must be known of them. */
export class Calls {
  readonly files: Row[][]
  readonly all: Row[]
  readonly #references = new Map<Row[string], Row[]>()

  constructor(hand: Hand) {
    this.files = hand.draft.rows(CALLS)
    this.all = this.files.flat()
    for (const row of this.all) {
      const legs = this.#references.get(row['network_call_reference'])
      if (legs) legs.push(row)
      else this.#references.set(row['network_call_reference'], [row])
    }
  }

  /** Records of the same call. */
  of(row: Row): Row[] {
    return this.#references.get(row['network_call_reference'])!
  }

  /** The only record of its call. */
  single(row: Row): boolean {
    return this.of(row).length === 1
  }

  /** Of the two records of an on-net call. */
  double(row: Row): boolean {
    return this.of(row).length === 2 && whole(row)
  }

  remove(row: Row): void {
    for (const file of this.files) if (file.includes(row)) file.splice(file.indexOf(row), 1)
  }

  /** Puts a row behind another one. */
  insert(row: Row, behind: Row): void {
    for (const file of this.files) if (file.includes(behind)) file.splice(file.indexOf(behind) + 1, 0, row)
  }
}

type ChangeOfCalls = (calls: Calls, hand: Hand) => void
const calls = (what: string, by: readonly string[], change: ChangeOfCalls, also: readonly string[] = []): Change =>
  ({ what, by, also, apply: (hand) => change(new Calls(hand), hand) })

export const callChanges: readonly Change[] = [
  calls('a label of another call set', ['truth.labels'], ({ all }, hand) => {
    hand.one(all.filter((row) => row['label'] === 0 && whole(row)))['label'] = 1
  }),
  calls('a label of a relay call cleared', ['truth.labels'], ({ all }, hand) => {
    hand.one(all.filter((row) => row['label'] === 1 && whole(row)))['label'] = 0
  }),
  calls('an answer after the release', ['calls.times', 'calls.durations'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => answered(each) && set.single(each)))
    row['answer_time'] = num(row['release_time']) + 5
  }),
  calls('an alerting before the seizure', ['calls.times'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => each['alerting_time'] !== null && set.single(each)))
    row['alerting_time'] = num(row['seizure_time']) - 1
  }),
  calls('a duration of zero for an unanswered attempt', ['calls.durations'], (set, hand) => {
    hand.one(set.all.filter((row) => !answered(row) && set.single(row)))['call_duration'] = 0
  }),
  calls('an answered call that nobody answered, by its cause', ['calls.causes'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => answered(each) && whole(each) && set.single(each)))
    row['diagnostics'] = 19
  }),
  calls('a record twice', ['calls.ids', 'calls.partials'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => set.single(each) && each['label'] === 0))
    set.insert({ ...row }, row)
  }, ['truth.calls']),
  calls('the record_id of a record of another day', ['calls.ids'], (set, hand) => {
    const ordinary = (row: Row): boolean => row['label'] === 0
    const from = hand.one(set.files[0].filter(ordinary))
    hand.one(set.files[set.files.length - 1].filter(ordinary))['record_id'] = from['record_id']
  }, ['truth.calls']),
  calls('a call without the leg of the callee', ['calls.legs'], (set, hand) => {
    set.remove(hand.one(set.all.filter((row) => !isMoc(row) && set.double(row) && row['label'] === 0)))
  }, ['calls.busy', 'truth.calls']),
  calls('a call without the leg of the caller', ['calls.legs'], (set, hand) => {
    set.remove(hand.one(set.all.filter((row) => isMoc(row) && set.double(row) && row['label'] === 0)))
  }, ['calls.busy', 'truth.calls']),
  calls('a free callee made busy', ['calls.busy'], (set, hand) => {
    const rings = set.all.filter((row) => isMoc(row) && set.double(row) && !answered(row) && !endsAt(set, row))
    const row = hand.one(rings.filter((each) => num(each['seizure_time']) > num(set.all[0]['seizure_time']) + 10_000))
    set.remove(set.of(row).find((each) => each !== row)!)
    Object.assign(row, { alerting_time: null, diagnostics: 17, disconnect_party: 3, call_duration: 3 })
    row['release_time'] = num(row['seizure_time']) + 3
  }, ['truth.calls', 'tables.counts']),
  calls('a leg that tells another duration', ['calls.sides'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => set.double(each) && answered(each) && num(each['call_duration']) > 1))
    row['call_duration'] = num(row['call_duration']) - 1
    row['release_time'] = num(row['release_time']) - 1
  }),
  calls('a call that lasts into the next one', ['calls.engaged'], (set, hand) => {
    const next = new Map<Row[string], Row>()
    const choices: [Row, Row][] = []
    for (const row of set.all.toReversed()) {
      const later = next.get(row['served_imsi'])
      const span = later && answered(row) ? num(later['seizure_time']) - num(row['answer_time']) : Infinity
      if (later && set.single(row) && span < 1700) choices.push([row, later])
      next.set(row['served_imsi'], row)
    }
    const [row, later] = hand.one(choices)
    row['release_time'] = num(later['seizure_time']) + 1
    row['call_duration'] = num(row['release_time']) - num(row['answer_time'])
  }),
  calls('two handsets exchanged', ['truth.handsets'], (set, hand) => {
    const one = hand.one(set.all)
    const other = hand.one(set.all.filter((row) => row['served_imei'] !== one['served_imei']))
    const imei = one['served_imei']
    one['served_imei'] = other['served_imei']
    other['served_imei'] = imei
  }, ['calls.engaged', 'calls.partials', 'truth.relays']),
  calls('a wrong check digit of an IMEI', ['calls.handsets', 'truth.handsets'], ({ all }, hand) => {
    const row = hand.one(all.filter((each) => whole(each) && each['label'] === 0 && each['served_imei'] !== null))
    const imei = num(row['served_imei'])
    row['served_imei'] = imei % 10 === 9 ? imei - 1 : imei + 1
  }),
  calls('a cell that does not exist', ['calls.cells'], ({ all }, hand) => {
    hand.one(all.filter(whole))['lac'] = 9999
  }),
  calls('a cell at the other end of the map within a minute', ['calls.travel'], (set, hand) => {
    const last = new Map<Row[string], Row>()
    const choices: Row[] = []
    for (const row of set.all) {
      const before = last.get(row['served_imsi'])
      if (before && num(row['seizure_time']) - num(before['seizure_time']) < 60 && whole(row) && row['cell'] !== null) choices.push(row)
      last.set(row['served_imsi'], row)
    }
    const row = hand.one(choices)
    const cells = hand.draft.rows(CELLS).flat()
    const here = cells.find((cell) => cell['cell'] === row['cell'])!
    const far = cells.toSorted((a, b) => distance(b, here) - distance(a, here))[0]
    Object.assign(row, { lac: far['lac'], cell: far['cell'] })
  }),
  calls('the SIM of somebody else', ['calls.numbers'], ({ all }, hand) => {
    const row = hand.one(all.filter(whole))
    row['served_imsi'] = hand.row(SUBSCRIBERS, (sim) => sim['imsi'] !== row['served_imsi'])['imsi']
  }, ['truth.handsets', 'truth.relays', 'truth.bars', 'truth.sims', 'calls.engaged', 'calls.travel', 'calls.busy']),
  calls('somebody who calls himself', ['calls.numbers'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => isMoc(each) && set.single(each)))
    row['called_number'] = row['calling_number']
  }, ['calls.legs', 'calls.busy']),
  calls('a partial record with another number', ['calls.partials'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => !whole(each)))
    row['partial_record_number'] = num(row['partial_record_number']) + 1
  }, ['calls.sides']),
  calls('a partial record missing', ['calls.partials'], (set, hand) => {
    set.remove(hand.one(set.all.filter((each) => each['partial_record_number'] === 1)))
  }, ['calls.sides', 'truth.calls', 'tables.counts']),
  calls('another offset', ['calls.offsets'], ({ all }, hand) => {
    hand.one(all)['utc_offset'] = 540
  }),
  calls('a record in the folder of another day', ['layout.days'], (set, hand) => {
    const row = hand.one(set.all.filter((each) => each['record_type'] === 'MOC' && set.single(each) && whole(each)))
    for (const time of ['seizure_time', 'alerting_time', 'answer_time', 'release_time']) {
      if (row[time] !== null) row[time] = num(row[time]) + 86_400
    }
  }, ['layout.order', 'calls.engaged', 'calls.travel', 'calls.busy', 'truth.handsets', 'truth.relays', 'truth.bars']),
  calls('two records in the wrong order', ['layout.order'], (set, hand) => {
    const file = hand.one(set.files)
    const choices = file.flatMap((row, at) => (at > 0 && set.single(row) && set.single(file[at - 1])
      && row['seizure_time'] !== file[at - 1]['seizure_time'] ? [at] : []))
    const at = hand.one(choices)
    const row = file[at]
    file[at] = file[at - 1]
    file[at - 1] = row
  }, ['calls.busy', 'calls.engaged']),
]

function distance(one: Row, other: Row): number {
  return Math.hypot(num(one['latitude']) - num(other['latitude']), num(one['longitude']) - num(other['longitude']))
}

/** Whether another call of the callee ends in the second of the seizure. */
function endsAt({ all }: Calls, row: Row): boolean {
  const { called_number: callee, seizure_time: time } = row
  return all.some((other) => other['served_msisdn'] === callee && other['release_time'] === time)
}
