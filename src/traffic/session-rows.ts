// Session rows: what is kept of a record of a data session until its columns are filled, and how they are filled.
import { logNormalTable } from '../base/quantiles.ts'
import { draw, unit } from '../base/random.ts'
import { SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Rows } from '../records/rows.ts'
import { legNumber } from './call-columns.ts'
import type { Watch } from './watch.ts'
import { Served } from './served.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Sorts of session: pages, films and messages; a call in an app. */
export const Sort = { plain: 0, call: 1 } as const
/** Codes of cause_for_rec_closing. */
export const Closing = { normal: 0, abnormal: 4, timeLimit: 17 } as const

/** Of a row: ms, subscriber, end (ms), 32 bits of the session, and its facts. */
export const WIDTH = 5
const END = 2
const BITS = 3
const FACTS = 4
/** Bits of the facts: sort, cause, and from SEQUENCE on the place of the record from 0. */
const CAUSE = 1
const SEQUENCE = 6

/**
 * Bytes a second of plain sessions, log-normal: with the durations of sessions.ts 39 % of sessions have a megabyte at most
 * and 6 % more than a hundred (35-38 % and 6-13 % of 6.8 M subscribers of Mexico City, Oliveira et al.); nothing beyond 50 Mbit/s.
 */
const PACE = { median: 8400, sigma: 2.2, most: 6.25e6 }
/** Share of the bytes that go up: about a tenth (assumed). */
const UP = { median: 0.1, sigma: 0.6, most: 0.6 }
/** Calls in apps take as much up as down: 24 to 64 kbit/s each way (common speech codecs with their headers; assumed even). */
const CALL_LEAST = 3000
const CALL_MORE = 5000
/** Records of one session differ, and the two ways of a call: by so much at most (assumed). */
const UNEVEN = 0.25
const UNEVEN_CALL = 0.04

export function enterRecord(watch: Watch, ms: number, subscriber: number, end: number, bits: number, sort: number, cause: number, sequence: number): void {
  const at = watch.add(ms, subscriber)
  watch.rows[at + END] = end
  watch.rows[at + BITS] = bits
  watch.rows[at + FACTS] = sort | (cause << CAUSE) | (sequence << SEQUENCE)
}

export class SessionRows {
  readonly #paces = logNormalTable(PACE.median, PACE.sigma, 1024).map((bytes) => Math.min(PACE.most, bytes))
  readonly #ups = logNormalTable(UP.median, UP.sigma, 64).map((share) => Math.min(UP.most, share))

  /** Fills the rows at the places `order[from]` to `order[to - 1]`. */
  fill(rows: Rows, watch: Watch, order: Int32Array, from: number, to: number, crowd: Crowd, whereabouts: Whereabouts): void {
    const { day, population: { numbering, lines } } = crowd
    const [paces, ups] = [this.#paces, this.#ups]
    const values = watch.rows
    const served = new Served(rows, crowd, whereabouts)
    const id = rows.floats('record_id')
    const [start, stop, sequence, cause] = ['start_time', 'stop_time', 'record_sequence_number', 'cause_for_rec_closing'].map((name) => rows.ints(name))
    const [up, down] = ['volume_uplink', 'volume_downlink'].map((name) => rows.floats(name))
    for (let i = from, row = 0; i < to; i++, row++) {
      const at = order[i]
      const ms = values[at]
      const subscriber = values[at + 1]
      const bits = values[at + BITS]
      const facts = values[at + FACTS]
      const second = Math.floor(ms / SECOND)
      served.fill(row, subscriber, ms)
      const place = facts >>> SEQUENCE
      const length = values[at + END] - ms
      id[row] = numbering.recordId(legNumber(day, second, lines.subscribers, subscriber, 0))
      start[row] = second
      stop[row] = Math.floor(values[at + END] / SECOND)
      sequence[row] = place + 1
      cause[row] = (facts >>> CAUSE) & 31
      const more = draw(bits, 0x5e55, subscriber, place)
      if ((facts & 1) === Sort.call) {
        const pace = CALL_LEAST + (bits >>> 16) * (CALL_MORE / 65_536)
        up[row] = volume(pace, length, more, UNEVEN_CALL)
        down[row] = volume(pace, length, more << 16, UNEVEN_CALL)
      } else {
        const both = volume(paces[bits >>> 22], length, more, UNEVEN)
        up[row] = Math.floor(both * ups[(bits >>> 16) & 63])
        down[row] = both - up[row]
      }
    }
  }
}

/** Bytes of a record that lasts so many ms. */
function volume(pace: number, length: number, bits: number, uneven: number): number {
  return Math.ceil(pace * (length / SECOND) * (1 + uneven * (2 * unit(bits) - 1)))
}
