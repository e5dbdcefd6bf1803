// A stream: a table whose rows are pure functions of (subscriber, watch), made watch by watch in the order of time.
import { CUT, DAY } from '../base/units.ts'
import type { Table } from '../records/fields.ts'
import { Rows } from '../records/rows.ts'
import type { Listener } from './day.ts'
import { CHUNK_ROWS } from './legs.ts'
import { WATCH, WATCHES, Watch } from './watch.ts'

/** The watch that begins at midnight. */
const MIDNIGHT = (DAY - CUT) / WATCH

/** Streams that hear of calls are told of those of a day before its watches. */
export interface Stream extends Partial<Listener> {
  readonly table: Table
  /** Values kept of a row until its columns are filled; the first two are its moment and its subscriber. */
  readonly width: number
  /** Forgets the day before; before calls are heard of. */
  begin?(): void
  /** The watch that begins so long after the cut comes next. */
  turn?(from: number): void
  /** Enters the rows of a subscriber with moments in [from, to) ms after the cut of the crowd's day. */
  draw(subscriber: number, from: number, to: number, watch: Watch): void
  /** Enters rows of the watch that are nobody's turn; after all draws. */
  more?(from: number, to: number, watch: Watch): void
  /** Fills columns from the rows at the places `order[from]` to `order[to - 1]`, all but `utc_offset`. */
  fill(rows: Rows, watch: Watch, order: Int32Array, from: number, to: number): void
}

/** Who takes the rows. */
export interface StreamListener {
  rows(rows: Rows): void
  /** From here on moments lie in the next day of the calendar. */
  midnight(): void
}

/** Runs a stream through days; its arrays serve the next. */
export class StreamRunner {
  readonly stream: Stream
  readonly #subscribers: number
  readonly #watch: Watch
  readonly #rows: Rows

  constructor(stream: Stream, subscribers: number, utcOffset: number) {
    this.stream = stream
    this.#subscribers = subscribers
    this.#watch = new Watch(stream.width)
    this.#rows = new Rows(stream.table, CHUNK_ROWS)
    this.#rows.ints('utc_offset').fill(utcOffset)
  }

  /** The crowd's day; only moments in [from, to), between watches, leave rows. `cut` in Unix seconds. */
  run(cut: number, from: number, to: number, listener: StreamListener): void {
    this.#rows.epoch = cut
    for (let watch = 0; watch < WATCHES; watch++) {
      const begin = watch * WATCH
      if (begin >= to || begin < from) continue
      if (watch === MIDNIGHT) listener.midnight()
      this.#one(begin, begin + WATCH, listener)
    }
  }

  #one(from: number, to: number, listener: StreamListener): void {
    const watch = this.#watch
    watch.begin(from)
    this.stream.turn?.(from)
    for (let subscriber = 0; subscriber < this.#subscribers; subscriber++) this.stream.draw(subscriber, from, to, watch)
    this.stream.more?.(from, to, watch)
    const order = watch.sorted()
    for (let at = 0; at < order.length; at += CHUNK_ROWS) {
      const end = Math.min(order.length, at + CHUNK_ROWS)
      this.stream.fill(this.#rows, watch, order, at, end)
      this.#rows.size = end - at
      listener.rows(this.#rows)
    }
  }
}

/** One listener for all of them that want to hear of attempts. */
export function heardBy(all: readonly Partial<Listener>[]): Listener {
  const listeners = all.filter((each): each is Listener => each.attempts !== undefined)
  const [first] = listeners
  if (listeners.length === 1) return first
  return {
    attempts(rows) {
      for (const listener of listeners) listener.attempts(rows)
    },
  }
}
