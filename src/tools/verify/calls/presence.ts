// Presence: who calls or is alerted is attached, in the area that the call tells; who is absent is not.
import { Check } from '../check.ts'
import { PresentLaws } from '../traffic/present.ts'
import type { Timeline } from '../traffic/timeline.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'

const ABSENT = 20

/** Only where the dataset has data/locations. */
export class PresenceLaws implements CallLaws {
  readonly #absent = new Check('calls.absence', 'a subscriber who is told absent is not attached')
  readonly #present: PresentLaws
  readonly checks: readonly Check[]
  readonly #known: Known
  readonly #timeline: Timeline

  constructor(known: Known, timeline: Timeline) {
    this.#known = known
    this.#timeline = timeline
    this.#present = new PresentLaws('calls', known, timeline)
    this.checks = [this.#present.check, this.#absent]
  }

  examine({ rows, count, legs }: Block): void {
    const { seizure_time, release_time, diagnostics, lac } = rows.ints
    const { numbers } = this.#known.network
    for (let row = 0; row < count; row++) {
      const sim = legs.sim[row]
      const time = seizure_time[row]
      if (sim < 0) continue
      this.#present.at(sim, time, lac[row], () => rows.where(row), release_time[row])
      if (diagnostics[row] === ABSENT) this.#examineAbsent(rows, row, numbers.find(rows.floats.called_number[row]))
    }
  }

  #examineAbsent(rows: CallRows, row: number, callee: number): void {
    if (callee < 0) return
    const time = rows.ints.seizure_time[row]
    this.#absent.expect(this.#timeline.isGone(callee, time), `${rows.where(row)}: the callee is attached ${rows.frame.text(time)}`)
  }
}
