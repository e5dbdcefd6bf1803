// Sessions: one at a time, in records that follow each other without a gap, while the phone is there.
import type { Known } from '../calls/law.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { TrafficLaws, TrafficRows } from './law.ts'
import { PresentLaws } from './present.ts'
import type { Timeline } from './timeline.ts'

const LONGEST = 3600
const NORMAL = 0
const ABNORMAL = 4
const GOES_ON = 17

export class SessionLaws implements TrafficLaws {
  readonly #times = new Check('sessions.times', `a record lasts at most ${LONGEST} s, and all of them where the session goes on; volumes are not negative`)
  readonly #chains = new Check('sessions.chains', 'a SIM has one session at a time; a record that goes on is followed at once by the next of its session, and only such a one')
  readonly #present: PresentLaws | undefined
  readonly checks: readonly Check[]
  readonly #known: Known
  /** By SIM: end and place of the last record, and whether its session goes on. */
  readonly #stop: Int32Array
  readonly #sequence: Int32Array
  readonly #open: Uint8Array

  constructor(known: Known, timeline: Timeline | undefined) {
    const { size } = known.network.sims
    this.#known = known
    this.#present = timeline && new PresentLaws('sessions', known, timeline)
    this.checks = [this.#times, this.#chains, ...(this.#present ? [this.#present.check] : [])]
    this.#stop = new Int32Array(size).fill(NONE)
    this.#sequence = new Int32Array(size)
    this.#open = new Uint8Array(size)
  }

  examine({ columns, sim, time, where }: TrafficRows): void {
    const [stop, sequence, cause, lac] = ['stop_time', 'record_sequence_number', 'cause_for_rec_closing', 'lac'].map((name) => columns.ints(name))
    const [up, down] = ['volume_uplink', 'volume_downlink'].map((name) => columns.floats(name))
    this.#times.examined += columns.rows
    this.#chains.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const length = stop[row] - time[row]
      const right = length >= 0 && length <= LONGEST && up[row] >= 0 && down[row] >= 0
        && (cause[row] === GOES_ON ? length === LONGEST : cause[row] === NORMAL || cause[row] === ABNORMAL)
      if (!right && this.#times.fails()) this.#times.examples.push(`${where(row)}: ${length} s, cause ${cause[row]}, ${up[row]} B and ${down[row]} B`)
      if (sim[row] < 0) continue
      this.#chain(sim[row], time[row], sequence[row], () => where(row))
      this.#stop[sim[row]] = stop[row]
      this.#sequence[sim[row]] = sequence[row]
      this.#open[sim[row]] = cause[row] === GOES_ON ? 1 : 0
      this.#present?.at(sim[row], time[row], lac[row], () => where(row), stop[row])
    }
  }

  #chain(sim: number, time: number, sequence: number, where: () => string): void {
    const last = this.#stop[sim]
    const first = last === NONE // of a session that may have begun before the period
    const follows = this.#open[sim] === 1 ? time === last && sequence === this.#sequence[sim] + 1 : sequence === 1 && time >= last
    if (first ? sequence >= 1 : follows) return
    this.#chains.fail(`${where()}: number ${sequence}, after ${first ? 'none' : `number ${this.#sequence[sim]} until ${this.#known.frame.text(last)}`}`)
  }

  end(): void {
    const { frame } = this.#known
    for (let sim = 0; sim < this.#open.length; sim++) {
      if (this.#open[sim] === 1 && this.#stop[sim] < frame.length) this.#chains.fail(`a session goes on ${frame.text(this.#stop[sim])}, and does not`)
    }
  }
}
