// Times: what follows what, and how long it may last.
import { MAX_RING, MAX_SETUP } from '../../../base/units.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Block, CallLaws } from './law.ts'

/** Seconds of one record, at most. */
export const PARTIAL = 1800

export class TimeLaws implements CallLaws {
  readonly #order = new Check('calls.times', 'seizure, alerting, answer and release follow each other')
  readonly #durations = new Check('calls.durations', 'a record ends its duration after its answer, or after its '
    + `seizure if nobody answered; talks last ${PARTIAL} s a record at most, attempts ${MAX_SETUP + MAX_RING} s`)
  readonly checks = [this.#order, this.#durations]

  examine({ rows, count }: Block): void {
    const { seizure_time, alerting_time, answer_time, release_time, call_duration } = rows.ints
    this.#order.examined += count
    this.#durations.examined += count
    for (let row = 0; row < count; row++) {
      const seizure = seizure_time[row]
      const alerting = alerting_time[row]
      const answer = answer_time[row]
      const release = release_time[row]
      const answered = answer !== NONE
      const inOrder = release >= seizure && (alerting === NONE ? !answered : alerting >= seizure && alerting <= release)
        && (!answered || (answer >= alerting && answer <= release))
      if (!inOrder && this.#order.fails()) this.#order.examples.push(this.#tell(rows, row))
      const duration = call_duration[row]
      const fits = release - duration === (answered ? answer : seizure)
        && duration >= 0 && duration <= (answered ? PARTIAL : MAX_SETUP + MAX_RING)
      if (!fits && this.#durations.fails()) this.#durations.examples.push(this.#tell(rows, row))
    }
  }

  #tell(rows: Block['rows'], row: number): string {
    const { seizure_time, alerting_time, answer_time, release_time, call_duration } = rows.ints
    const [seizure, alerting, answer, release] = [seizure_time, alerting_time, answer_time, release_time]
      .map((times) => rows.frame.text(times[row]))
    return `${rows.where(row)}: seizure ${seizure}, alerting ${alerting}, answer ${answer}, release ${release}, `
      + `duration ${call_duration[row]}`
  }
}
