// Present: that a phone is there when a record tells of it, where data/locations says so.
import type { Known } from '../calls/law.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Timeline } from './timeline.ts'

export class PresentLaws {
  readonly check: Check
  readonly #known: Known
  readonly #timeline: Timeline

  /** `table` is the name under which the check is told. */
  constructor(table: string, known: Known, timeline: Timeline) {
    this.check = new Check(`${table}.presence`, 'a record is of a phone that is attached, in the area of the record, all its time')
    this.#known = known
    this.#timeline = timeline
  }

  /** Examines one record; `lac` NONE where the record has none. */
  at(sim: number, time: number, lac: number, where: () => string, to = NONE): void {
    if (sim < 0) return
    const { frame } = this.#known
    this.check.examined++
    if (!this.#timeline.isThere(sim, time, lac) && this.check.fails()) {
      this.check.examples.push(`${where()}: not attached in area ${lac} ${frame.text(time)}`)
    }
    if (to === NONE) return
    this.#timeline.stays(sim, time, to, () => {
      const record = where()
      return (lost) => this.check.fail(`${record}: detached ${frame.text(lost)}, before its end ${frame.text(to)}`)
    })
  }
}
