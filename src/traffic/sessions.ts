// Sessions: what the network writes down of a phone's use of data, in records of at most an hour.
import { logNormalTable, spreadTable } from '../base/quantiles.ts'
import { type Key, draw, keyFor, subkey, unit } from '../base/random.ts'
import { CUT, DAY, HOUR, MAX_TALK, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { JoinFacts } from '../operations/log.ts'
import type { Rows } from '../records/rows.ts'
import { SESSIONS } from '../records/traffic-tables.ts'
import { Bridges } from './bridges.ts'
import { Presence } from './presence.ts'
import { Closing, Sort, WIDTH, SessionRows, enterRecord } from './session-rows.ts'
import { Spans } from './spans.ts'
import type { Stream } from './stream.ts'
import { WATCH, WATCHES, type Watch } from './watch.ts'
import type { Whereabouts } from './whereabouts.ts'

/** A record is closed after so long, and another one opened (assumed: operators choose). */
export const TIME_LIMIT = HOUR
/** Sessions of a resident a day, on average, and ln-sd over lines (assumed: at most 278 a day in Mexico City). */
const SESSIONS_A_DAY = 6
const VOLUME_SIGMA = 0.8
/** Length of a session, seconds, and spread (assumed; see PACE of session-rows.ts for the volumes that follow). */
const LENGTH = { median: 240, sigma: 1.2, least: 1, most: 3300 }
/** Share of sessions that are calls in apps, as long as calls are (assumed share). */
const CALLS = 0.04
const CALL_LENGTH = { median: 60, sigma: 1.2, least: 5, most: MAX_TALK / 4 }
/** Between two sessions of a phone at least (assumed). */
const PAUSE = 2 * SECOND
/** Use by hour from 00:00, weekdays and weekends alike: an evening's peak (assumed). */
const HOURS = [28, 16, 10, 7, 6, 8, 18, 35, 44, 46, 48, 52, 60, 56, 50, 50, 52, 56, 62, 68, 76, 80, 70, 48]

const TOTAL = HOURS.reduce((sum, share) => sum + share, 0)
const PER_WATCH = WATCH / HOUR
/** Share of a day's sessions that begin in each watch. */
const BY_WATCH = Float64Array.from({ length: WATCHES }, (_, watch) =>
  Array.from({ length: PER_WATCH }, (__, i) => HOURS[(watch * PER_WATCH + i + CUT / HOUR) % 24]).reduce((sum, share) => sum + share, 0) / TOTAL)

export class Sessions implements Stream {
  readonly table = SESSIONS
  readonly width = WIDTH
  readonly #crowd: Crowd
  readonly #whereabouts: Whereabouts
  readonly #presence: Presence
  readonly #spans: Spans
  readonly #bridges: Bridges
  readonly #key: Key
  readonly #habits: Key
  readonly #rows = new SessionRows()
  readonly #volumes = spreadTable(VOLUME_SIGMA, 256)
  /** Quantiles of the exponential distribution with mean 1. */
  readonly #gaps = Float64Array.from({ length: 4096 }, (_, i) => -Math.log(1 - (i + 0.5) / 4096))
  readonly #lengths = lengthsOf(LENGTH)
  readonly #callLengths = lengthsOf(CALL_LENGTH)
  /** Chance that an average line with one session a day is in one at the beginning of a watch. */
  readonly #inSession: Float64Array
  #now: Key

  constructor(crowd: Crowd, whereabouts: Whereabouts, seed: string, joins: readonly JoinFacts[]) {
    this.#crowd = crowd
    this.#whereabouts = whereabouts
    this.#presence = new Presence(crowd)
    this.#bridges = new Bridges(crowd, joins)
    this.#spans = new Spans(crowd, keyFor(seed, 'sessions/spans'), this.#lengths)
    const mean = this.#lengths.reduce((sum, ms) => sum + ms, 0) / this.#lengths.length
    this.#inSession = BY_WATCH.map((share, watch) => ((share + BY_WATCH[(watch + WATCHES - 1) % WATCHES]) / 2) * (mean / WATCH))
    this.#key = keyFor(seed, 'sessions')
    this.#habits = keyFor(seed, 'sessions/habits')
    this.#now = this.#key
  }

  turn(from: number): void {
    this.#now = subkey(this.#key, this.#crowd.day * WATCHES + from / WATCH)
  }

  draw(subscriber: number, from: number, to: number, watch: Watch): void {
    const crowd = this.#crowd
    const line = crowd.population.lines.lineOf(subscriber)
    if (crowd.holdings.isSold(line, crowd.day)) return this.#bridge(subscriber, line, from, to, watch)
    if (crowd.service.isOut(line)) return
    const daily = (crowd.profiles[crowd.profileAt(line)].sessions ?? SESSIONS_A_DAY) * this.#volumes[draw(this.#habits.k0, this.#habits.k1, line, 0) & 255]
    if (daily === 0) return
    const spans = this.#spans
    let begin = from
    let end = to
    if (spans.find(line, from, this.#inSession, daily)) {
      this.#records(subscriber, spans.from, spans.to, spans.bits, spans.lost, from, to, watch)
      begin = spans.to + PAUSE
    }
    if (begin < to && spans.find(line, to, this.#inSession, daily)) {
      this.#records(subscriber, spans.from, spans.to, spans.bits, spans.lost, from, to, watch)
      end = spans.from - PAUSE
    }
    if (begin < end) this.#within(subscriber, line, daily * BY_WATCH[from / WATCH], begin, end, watch)
  }

  fill(rows: Rows, watch: Watch, order: Int32Array, from: number, to: number): void {
    this.#rows.fill(rows, watch, order, from, to, this.#crowd, this.#whereabouts)
  }

  /** The internet calls of a SIM for data in a pair's second handset; other SIMs of operations have no sessions. */
  #bridge(subscriber: number, line: number, from: number, to: number, watch: Watch): void {
    if (!this.#crowd.holdings.isForData(line)) return
    this.#bridges.each(line, from, to, (call) => {
      const bits = draw(this.#habits.k0, this.#habits.k1, line, Math.floor(call.from / SECOND) + this.#crowd.day * (DAY / SECOND))
      this.#records(subscriber, call.from, call.to, bits, false, from, to, watch, Sort.call)
    })
  }

  /** Enters those records of a session that begin in [from, to). */
  #records(subscriber: number, since: number, until: number, bits: number, lost: boolean, from: number, to: number, watch: Watch, sort = sortOf(bits)): void {
    const first = Math.max(0, Math.ceil((from - since) / TIME_LIMIT))
    for (let sequence = first, at = since + first * TIME_LIMIT; at < Math.min(until, to); sequence++, at += TIME_LIMIT) {
      const stop = Math.min(until, at + TIME_LIMIT)
      const cause = stop < until ? Closing.timeLimit : lost ? Closing.abnormal : Closing.normal
      enterRecord(watch, at, subscriber, stop, bits, sort, cause, sequence)
    }
  }

  /** Sessions one after the other, at random moments while the phone is there: those that would not end in time are left out. */
  #within(subscriber: number, line: number, mean: number, from: number, to: number, watch: Watch): void {
    const { k0, k1 } = this.#now
    const gap = WATCH / mean
    let at = from + this.#gaps[draw(k0, k1, line, 0) >>> 20] * gap
    if (at >= to) return
    const stretches = this.#presence.find(line, from, to)
    for (let i = 0, n = 1; i < stretches && at < to; n++) {
      if (at >= this.#presence.to[i]) {
        i++
        continue
      }
      const bits = draw(k0, k1, line, 2 * n)
      const length = (sortOf(bits) === Sort.call ? this.#callLengths : this.#lengths)[draw(k0, k1, line, 2 * n + 1) >>> 22]
      const start = Math.floor(at)
      const lost = this.#presence.to[i] < to && start + length > this.#presence.to[i]
      const stop = lost ? this.#presence.to[i] : start + length
      if (start >= this.#presence.from[i] && stop - start >= SECOND && stop <= to) {
        enterRecord(watch, start, subscriber, stop, bits, sortOf(bits), lost ? Closing.abnormal : Closing.normal, 0)
      }
      at += length + PAUSE + this.#gaps[draw(k0, k1, line, 2 * n) & 4095] * gap
    }
  }
}

/** Milliseconds at 1,024 equal shares, in whole seconds. */
function lengthsOf({ median, sigma, least, most }: typeof LENGTH): Float64Array {
  return logNormalTable(median, sigma, 1024).map((seconds) => Math.max(least, Math.round(Math.min(most, seconds))) * SECOND)
}

function sortOf(bits: number): number {
  return unit(Math.imul(bits, 0x9e3779b1)) < CALLS ? Sort.call : Sort.plain
}
