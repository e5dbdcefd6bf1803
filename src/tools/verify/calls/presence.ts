// Presence: who calls or is alerted is attached, in the area that the call tells; who is absent is not.
import { Check } from '../check.ts'
import type { Timeline } from '../traffic/timeline.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'

const ABSENT = 20

/** Only where the dataset has data/locations. */
export class PresenceLaws implements CallLaws {
  readonly #there = new Check('calls.presence', 'a call is of a phone that is attached, in the area of the record, until the release')
  readonly #absent = new Check('calls.absence', 'a subscriber who is told absent is not attached')
  readonly checks = [this.#there, this.#absent]
  readonly #known: Known
  readonly #timeline: Timeline

  constructor(known: Known, timeline: Timeline) {
    this.#known = known
    this.#timeline = timeline
  }

  examine({ rows, count, legs }: Block): void {
    const { seizure_time, release_time, diagnostics, lac } = rows.ints
    const { numbers } = this.#known.network
    for (let row = 0; row < count; row++) {
      const sim = legs.sim[row]
      const time = seizure_time[row]
      if (sim < 0) continue
      this.#there.examined++
      if (!this.#timeline.isThere(sim, time, lac[row]) && this.#there.fails()) {
        this.#there.examples.push(`${rows.where(row)}: not attached in area ${lac[row]} ${rows.frame.text(time)}`)
      }
      this.#timeline.stays(sim, time, release_time[row], () => {
        const where = rows.where(row)
        return (lost) => this.#there.fail(`${where}: detached ${rows.frame.text(lost)}, before the release`)
      })
      if (diagnostics[row] === ABSENT) this.#examineAbsent(rows, row, numbers.find(rows.floats.called_number[row]))
    }
  }

  #examineAbsent(rows: CallRows, row: number, callee: number): void {
    if (callee < 0) return
    const time = rows.ints.seizure_time[row]
    this.#absent.expect(this.#timeline.isGone(callee, time), `${rows.where(row)}: the callee is attached ${rows.frame.text(time)}`)
  }
}
