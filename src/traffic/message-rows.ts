// Message rows: what is kept of a message until its columns are filled, and how they are filled.
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Rows } from '../records/rows.ts'
import { legNumber } from './call-columns.ts'
import type { Watch } from './watch.ts'
import { Served } from './served.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Codes of record_type. */
export const MO = 0
export const MT = 1
/** Of a row: ms, subscriber, the other party, and the record's type or SERVICE. */
export const WIDTH = 4
const PEER = 2
const TYPE = 3
const SERVICE = 2
/** Record numbers of one type, subscriber and second. */
const MOST_AT_ONCE = 4

/** A message between people; `peer` is a subscriber, or -1 - line where the other party is elsewhere. */
export function enterText(watch: Watch, ms: number, subscriber: number, peer: number, type: number): void {
  const at = watch.add(ms, subscriber)
  watch.rows[at + PEER] = peer
  watch.rows[at + TYPE] = type
}

/** A message from a service. */
export function enterService(watch: Watch, ms: number, subscriber: number, service: number): void {
  enterText(watch, ms, subscriber, service, SERVICE)
}

/** Fills the rows at the places `order[from]` to `order[to - 1]`. `codes` are the numbers of services. */
export function fillMessages(
  rows: Rows, watch: Watch, order: Int32Array, from: number, to: number, crowd: Crowd, whereabouts: Whereabouts, codes: Float64Array,
): void {
  const { day, population: { numbering, lines } } = crowd
  const values = watch.rows
  const id = rows.floats('record_id')
  const types = rows.ints('record_type')
  const served = new Served(rows, crowd, whereabouts)
  const calling = rows.floats('calling_number')
  const called = rows.floats('called_number')
  const time = rows.ints('event_time')
  for (let i = from, row = 0; i < to; i++, row++) {
    const at = order[i]
    const ms = values[at]
    const subscriber = values[at + 1]
    const peer = values[at + PEER]
    const type = values[at + TYPE] === MO ? MO : MT
    const second = Math.floor(ms / SECOND)
    const mine = numbering.msisdn(subscriber)
    const theirs = values[at + TYPE] === SERVICE ? codes[peer] : peer >= 0 ? numbering.msisdn(peer) : numbering.offNetNumber(-1 - peer)
    served.fill(row, subscriber, ms)
    id[row] = numbering.recordId(legNumber(day, second, lines.subscribers, subscriber, type) + before(values, order, i, second, subscriber, type))
    types[row] = type
    calling[row] = type === MO ? mine : theirs
    called[row] = type === MO ? theirs : mine
    time[row] = second
  }
}

/** How many rows of the same second, subscriber and type come before: they stand side by side. */
function before(values: Int32Array, order: Int32Array, i: number, second: number, subscriber: number, type: number): number {
  let n = 0
  for (let j = i - 1; j >= 0; j--) {
    const at = order[j]
    if (values[at + 1] !== subscriber || Math.floor(values[at] / SECOND) !== second) break
    if ((values[at + TYPE] === MO) === (type === MO)) n++
  }
  return n & (MOST_AT_ONCE - 1)
}
