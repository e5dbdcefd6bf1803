// Messages: whose they are, that both sides tell of one between subscribers, that phones are there and senders not barred.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import type { Known } from '../calls/law.ts'
import { Check } from '../check.ts'
import { barAt } from '../sims.ts'
import type { TrafficLaws, TrafficRows } from './law.ts'
import { PresentLaws } from './present.ts'
import type { Timeline } from './timeline.ts'

const MO = 0
/** No message waits over the cut. */
const CUT = 4 * 3600

export class MessageLaws implements TrafficLaws {
  readonly #sides = new Check('messages.sides', 'the served subscriber sends a MOSMS and receives a MTSMS, and nobody writes to oneself')
  readonly #pairs = new Check('messages.pairs', 'a message between subscribers has a MOSMS and, not before it, a MTSMS')
  readonly #bars = new Check('messages.bars', 'a barred SIM sends no message')
  readonly #present: PresentLaws | undefined
  readonly checks: readonly Check[]
  readonly #known: Known
  /** Sent and not yet received: moments by sender and receiver. */
  readonly #sent = new Map<number, number[]>()

  constructor(known: Known, timeline: Timeline | undefined) {
    this.#known = known
    this.#present = timeline && new PresentLaws('messages', known, timeline)
    this.checks = [this.#sides, this.#pairs, this.#bars, ...(this.#present ? [this.#present.check] : [])]
  }

  examine(rows: TrafficRows): void {
    const { columns, sim, time, where } = rows
    const { numbers } = this.#known.network
    const type = columns.ints('record_type')
    const [served, calling, called] = ['served_msisdn', 'calling_number', 'called_number'].map((name) => columns.floats(name))
    const lac = columns.ints('lac')
    this.#sides.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const own = type[row] === MO ? calling[row] : called[row]
      if ((own !== served[row] || calling[row] === called[row]) && this.#sides.fails()) {
        this.#sides.examples.push(`${where(row)}: ${calling[row]} writes to ${called[row]}, served is ${served[row]}`)
      }
      this.#present?.at(sim[row], time[row], lac[row], () => where(row))
      if (type[row] === MO) this.#expectFree(sim[row], time[row], () => where(row))
      const from = numbers.find(calling[row])
      const to = numbers.find(called[row])
      if (from >= 0 && to >= 0) this.#pair(type[row], from * numbers.size + to, time[row], () => where(row))
    }
  }

  #expectFree(sim: number, time: number, where: () => string): void {
    this.#bars.examined++
    const bar = sim < 0 ? undefined : barAt(this.#known.truth.sims, sim, time)
    if (bar && time > bar.from) this.#bars.fail(`${where()}: barred ${this.#known.frame.text(bar.from)}`)
  }

  /** Messages of a pair arrive in the order in which they were sent, or not: any earlier one since the cut will do. */
  #pair(type: number, pair: number, time: number, where: () => string): void {
    const waiting = this.#sent.get(pair)
    if (waiting) this.#expectNone(waiting, Math.floor((time - CUT) / DAY_LENGTH) * DAY_LENGTH + CUT)
    if (type === MO) {
      if (waiting) waiting.push(time)
      else this.#sent.set(pair, [time])
      return
    }
    this.#pairs.examined++
    const early = time < CUT // sent before the period
    if (waiting === undefined || waiting.length === 0 || waiting[0] > time) {
      if (!early) this.#pairs.fail(`${where()}: nobody has sent it`)
      return
    }
    waiting.shift()
    if (waiting.length === 0) this.#sent.delete(pair)
  }

  end(): void {
    const { frame } = this.#known
    const late = frame.length - (DAY_LENGTH - CUT) // may arrive after the period
    for (const waiting of this.#sent.values()) this.#expectNone(waiting, late)
  }

  /** Takes away those that were sent before a cut. */
  #expectNone(waiting: number[], cut: number): void {
    while (waiting.length > 0 && waiting[0] < cut) {
      this.#pairs.fail(`a message sent ${this.#known.frame.text(waiting[0])} was not received`)
      waiting.shift()
    }
  }
}
