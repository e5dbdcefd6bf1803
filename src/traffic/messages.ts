// Messages: what services and friends send to a subscriber, and what subscribers send.
import { spreadTable } from '../base/quantiles.ts'
import { type Key, draw, keyFor, subkey, unit, whole } from '../base/random.ts'
import { CUT, DAY, HOUR, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { inversePoisson } from '../crowd/dealing.ts'
import type { PassLog } from '../operations/log.ts'
import type { Rows } from '../records/rows.ts'
import { MESSAGES } from '../records/traffic-tables.ts'
import type { SimSupply } from '../scenario/settings.ts'
import { WIDTH, enterService, fillMessages } from './message-rows.ts'
import { Presence } from './presence.ts'
import { Services } from './services.ts'
import type { Stream } from './stream.ts'
import { eachAttempt } from './day.ts'
import { Texts } from './texts.ts'
import { WATCH, WATCHES, type Watch } from './watch.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Messages of services to a resident a day: 3.9 at the median SIM, ln-sd .9 over SIMs (Sichuan 2020: p10/p50/p90 257/941/2,475 in 244 d). */
const ALERTS_MEDIAN = 3.9
const ALERTS_SIGMA = 0.9
const ALERTS = ALERTS_MEDIAN * Math.exp((ALERTS_SIGMA * ALERTS_SIGMA) / 2)
/** Share of SIMs whose busiest hour of messages it is, ‰ (Sichuan 2020, ordinary SIMs), over a floor for the other hours (assumed). */
const BUSIEST = [1, 0, 0, 0, 0, 0, 2, 2, 44, 85, 256, 227, 47, 45, 62, 64, 78, 58, 12, 8, 7, 3, 1, 1]
const FLOOR = [6, 4, 3, 3, 3, 4, 8, 16, 40, 60, 70, 70, 60, 50, 55, 60, 60, 60, 60, 55, 50, 40, 25, 12]
/** Messages that waited come this far apart when a phone is back; of a longer absence only the last part is kept (assumed). */
const APART = 2 * SECOND
const APART_MORE = 8 * SECOND
const KEPT_HOURS = 12
const MOST_KEPT = 40
/** Codes come this far apart while accounts are opened (assumed). */
const CODE_APART = 20 * SECOND
const CODE_APART_MORE = 240 * SECOND
/** Operations' messages come from eight to twenty-two o'clock (assumed). */
const WAKING = { from: 8 * HOUR - CUT, to: 22 * HOUR - CUT }

const VOLUME = spreadTable(ALERTS_SIGMA, 256)
/** Share of a day's messages that come in each watch. */
const BY_WATCH = Float64Array.from({ length: DAY / WATCH }, (_, watch) => {
  const weights = BUSIEST.map((share, hour) => share + FLOOR[hour])
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const hours = WATCH / HOUR
  return Array.from({ length: hours }, (__, i) => weights[(watch * hours + i + CUT / HOUR) % 24]).reduce((sum, weight) => sum + weight, 0) / total
})
/** Of the draws of a watch. */
const Draw = { count: 0, moment: 1 << 8, service: 1 << 9, kept: 2, back: 1 << 10, code: 1 << 11, codes: 3, alerts: 4, alert: 1 << 12 } as const

export class Messages implements Stream {
  readonly table = MESSAGES
  readonly width = WIDTH
  readonly #crowd: Crowd
  readonly #whereabouts: Whereabouts
  readonly #presence: Presence
  readonly #services: Services
  readonly #texts: Texts
  readonly #key: Key
  readonly #habits: Key
  /** By member of the log: how its SIMs are supplied. */
  readonly #supply: readonly SimSupply[]
  #now: Key
  #stretches = 0

  /** `supplies` by operation of the log. */
  constructor(crowd: Crowd, whereabouts: Whereabouts, seed: string, log: PassLog, supplies: readonly SimSupply[]) {
    this.#crowd = crowd
    this.#whereabouts = whereabouts
    this.#presence = new Presence(crowd)
    this.#services = new Services(seed)
    this.#texts = new Texts(crowd, seed)
    this.#key = keyFor(seed, 'messages')
    this.#now = this.#key
    this.#habits = keyFor(seed, 'messages/habits')
    this.#supply = log.members.map(({ operation }) => supplies[operation])
  }

  begin(): void {
    this.#texts.forget()
  }

  turn(from: number): void {
    const { day } = this.#crowd
    this.#now = subkey(this.#key, day * WATCHES + from / WATCH)
    this.#texts.turn(from)
  }

  attempts(rows: Int32Array): void {
    eachAttempt(rows, this.#crowd.outcome, (caller, callee, ms, key, row, outcome, view) => {
      if (row < 0) this.#texts.missed(caller, callee, ms, key, outcome, view)
    })
  }

  draw(subscriber: number, from: number, to: number, watch: Watch): void {
    const crowd = this.#crowd
    const line = crowd.population.lines.lineOf(subscriber)
    const sold = crowd.holdings.isSold(line, crowd.day)
    if (!sold && crowd.service.isOut(line)) return
    const { k0, k1 } = this.#now
    const daily = (crowd.profiles[crowd.profileAt(line)].alerts ?? ALERTS) * VOLUME[draw(this.#habits.k0, this.#habits.k1, line, 0) & 255]
    const n = inversePoisson(unit(draw(k0, k1, line, Draw.count)), daily * BY_WATCH[from / WATCH])
    const back = !sold && !crowd.reachability.present(crowd.handsets.phoneOf(line), from - 1)
    if (n > 0 || back || sold) {
      this.#stretches = this.#presence.find(line, from - 1, to)
      for (let i = 0; i < n; i++) this.#alert(subscriber, line, k0, k1, i, from, to, watch)
      if (back && this.#stretches > 0) this.#kept(subscriber, line, k0, k1, daily, from, to, watch)
      if (sold) this.#operated(subscriber, line, k0, k1, from, to, watch)
    }
    if (!sold) this.#texts.draw(subscriber, line, from, watch)
  }

  more(from: number, _to: number, watch: Watch): void {
    this.#texts.due(from, watch)
  }

  fill(rows: Rows, watch: Watch, order: Int32Array, from: number, to: number): void {
    fillMessages(rows, watch, order, from, to, this.#crowd, this.#whereabouts, this.#services.codes)
  }

  /** A message of a service comes, now or when the phone is back within the watch; what comes later is among the kept. */
  #alert(subscriber: number, line: number, k0: number, k1: number, i: number, from: number, to: number, watch: Watch): void {
    const ms = from + Math.floor(unit(draw(k0, k1, line, Draw.moment + i)) * WATCH)
    const bits = draw(k0, k1, line, Draw.service + i)
    const { from: begins, to: ends } = this.#presence
    for (let at = 0; at < this.#stretches; at++) {
      if (ms >= ends[at]) continue
      const moment = ms >= begins[at] ? ms : begins[at] + apart(bits, i)
      if (moment < Math.min(to, ends[at])) enterService(watch, moment, subscriber, this.#services.known(line, bits))
      return
    }
  }

  /** The messages that waited for a phone that was away before the watch. */
  #kept(subscriber: number, line: number, k0: number, k1: number, daily: number, from: number, to: number, watch: Watch): void {
    const { reachability, handsets } = this.#crowd
    const phone = handsets.phoneOf(line)
    let hours = 1
    while (hours < KEPT_HOURS && !reachability.present(phone, from - hours * HOUR)) hours++
    const before = (from / WATCH + DAY / WATCH - 1) % (DAY / WATCH)
    const rate = daily * BY_WATCH[before] * (HOUR / WATCH) * hours
    const n = Math.min(MOST_KEPT, inversePoisson(unit(draw(k0, k1, line, Draw.kept)), rate))
    const end = Math.min(to, this.#presence.to[0])
    let ms = this.#presence.from[0]
    for (let i = 0; i < n; i++) {
      const bits = draw(k0, k1, line, Draw.back + i)
      ms += apart(bits, 0)
      if (ms < end) enterService(watch, ms, subscriber, this.#services.known(line, bits))
    }
  }

  /** Codes when a SIM is put into a handset, and alerts by day while it is in one that is on. */
  #operated(subscriber: number, line: number, k0: number, k1: number, from: number, to: number, watch: Watch): void {
    const { holdings, day } = this.#crowd
    for (const { member, from: put } of holdings.stays(line)) {
      const { codes, alerts } = this.#supply[member]
      for (let at = 0; at < this.#stretches; at++) {
        const begin = this.#presence.from[at]
        const end = Math.min(to, this.#presence.to[at])
        if (begin >= from && holdings.isFirst(line, put, day * DAY + begin)) this.#codes(subscriber, line, k0, k1, codes, begin, end, watch)
      }
      const here = holdings.at(line, day * DAY + from)
      if (here?.from === put && from >= WAKING.from && from < WAKING.to) this.#alerts(subscriber, line, k0, k1, alerts, from, to, watch)
    }
  }

  #codes(subscriber: number, line: number, k0: number, k1: number, mean: number, begin: number, end: number, watch: Watch): void {
    const n = inversePoisson(unit(draw(k0, k1, line, Draw.codes)), mean)
    let ms = begin
    for (let i = 0; i < n; i++) {
      const bits = draw(k0, k1, line, Draw.code + i)
      ms += CODE_APART + Math.floor((bits & 0xffff) * 2 ** -16 * CODE_APART_MORE)
      if (ms < end) enterService(watch, ms, subscriber, this.#services.code(bits))
    }
  }

  #alerts(subscriber: number, line: number, k0: number, k1: number, daily: number, from: number, to: number, watch: Watch): void {
    const n = inversePoisson(unit(draw(k0, k1, line, Draw.alerts)), (daily * WATCH) / (WAKING.to - WAKING.from))
    for (let i = 0; i < n; i++) {
      const ms = from + Math.floor(unit(draw(k0, k1, line, Draw.alert + 2 * i)) * (to - from))
      const service = this.#services.alert(draw(k0, k1, line, Draw.alert + 2 * i + 1))
      for (let at = 0; at < this.#stretches; at++) {
        if (ms >= this.#presence.from[at] && ms < this.#presence.to[at]) enterService(watch, ms, subscriber, service)
      }
    }
  }
}

/** How long after the one before a message comes that waited. */
function apart(bits: number, i: number): number {
  return (i + 1) * APART + whole(bits << 8, APART_MORE)
}
