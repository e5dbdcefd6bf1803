// Locations: phones come before they go, and move only while they are there.
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { TrafficLaws, TrafficRows } from './law.ts'
import { ATTACH, DETACH, type Timeline, UPDATE } from './timeline.ts'

const UNKNOWN = -1

export class LocationLaws implements TrafficLaws {
  readonly #turns = new Check('locations.turns', 'a phone that is gone attaches, one that is there detaches')
  readonly #updates = new Check('locations.updates', 'a location update is of a phone that is there, in another area than before')
  readonly checks = [this.#turns, this.#updates]
  readonly #timeline: Timeline
  /** By SIM: type and area of the last event. */
  readonly #last: Int8Array
  readonly #area: Int32Array

  constructor(timeline: Timeline, sims: number) {
    this.#timeline = timeline
    this.#last = new Int8Array(sims).fill(UNKNOWN)
    this.#area = new Int32Array(sims).fill(NONE)
  }

  examine({ columns, sim, time, where }: TrafficRows): void {
    const type = columns.ints('event_type')
    const lac = columns.ints('lac')
    for (let row = 0; row < columns.rows; row++) {
      const one = sim[row]
      if (one < 0) continue
      const what = type[row]
      const last = this.#last[one]
      this.#timeline.add(one, time[row], what, lac[row])
      this.#turns.examined++
      if (last !== UNKNOWN && (what === ATTACH) !== (last === DETACH) && this.#turns.fails()) {
        this.#turns.examples.push(`${where(row)}: ${what === ATTACH ? 'attaches, and was there' : 'was not there'}`)
      }
      if (what === UPDATE) {
        this.#updates.examined++
        const same = this.#area[one] === lac[row]
        if ((same || last === DETACH) && this.#updates.fails()) {
          this.#updates.examples.push(`${where(row)}: in area ${lac[row]}, ${last === DETACH ? 'detached' : 'as before'}`)
        }
      }
      this.#last[one] = what
      this.#area[one] = lac[row]
    }
  }
}
