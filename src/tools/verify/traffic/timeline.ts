// Timeline: when each SIM was attached, and in which location area, as data/locations tells of the day at hand.
import { NONE } from '../../dataset/chunk-columns.ts'
import { type Groups, groupBy } from '../../dataset/groups.ts'
import { Growing } from '../../dataset/growing.ts'

/** Codes of event_type. */
export const ATTACH = 0
export const DETACH = 1
export const UPDATE = 2

const UNKNOWN = 0
const THERE = 1
const GONE = 2

/** What is to be examined when later days are known: that a SIM is not lost before `to`. */
interface Pending {
  readonly sim: number
  readonly to: number
  readonly fail: (time: number) => void
}

/** SIMs by position in the network; times in seconds after the first midnight. */
export class Timeline {
  /** By SIM, at the beginning of the day: whether it is there, and its area. */
  readonly #state: Uint8Array
  readonly #area: Int32Array
  #sim = ints()
  #time = ints()
  #type = ints()
  #lac = ints()
  #groups: Groups
  #end = Infinity
  #pending: Pending[] = []

  constructor(sims: number) {
    this.#state = new Uint8Array(sims)
    this.#area = new Int32Array(sims).fill(NONE)
    this.#groups = groupBy(new Int32Array(0), sims, new Int32Array(0))
  }

  /** Moves to a day that ends at `end`: what the last one told is the beginning of it. */
  begin(end: number): void {
    const [type, lac] = [this.#type.values(), this.#lac.values()]
    const { start, order } = this.#groups
    for (let sim = 0; sim < this.#state.length; sim++) {
      if (start[sim] === start[sim + 1]) continue
      const last = order[start[sim + 1] - 1]
      this.#state[sim] = type[last] === DETACH ? GONE : THERE
      this.#area[sim] = lac[last]
    }
    ;[this.#sim, this.#time, this.#type, this.#lac] = [ints(), ints(), ints(), ints()]
    this.#end = end
  }

  /** An event of the day; those of one SIM in their order. */
  add(sim: number, time: number, type: number, lac: number): void {
    this.#sim.push(sim)
    this.#time.push(time)
    this.#type.push(type)
    this.#lac.push(lac)
  }

  /** All events of the day are there. */
  ready(): void {
    this.#groups = groupBy(this.#sim.values(), this.#state.length, this.#time.values())
    const pending = this.#pending
    this.#pending = []
    for (const { sim, to, fail } of pending) this.#stays(sim, NONE, to, () => fail)
  }

  /** Whether a SIM can have been attached in an area within a second; `lac` NONE: in any. */
  isThere(sim: number, time: number, lac: number): boolean {
    return this.#some(sim, time, (state, area) => state !== GONE && (lac === NONE || area === NONE || area === lac))
  }

  /** Whether a SIM can have been away within a second. */
  isGone(sim: number, time: number): boolean {
    return this.#some(sim, time, (state) => state !== THERE)
  }

  /**
   * Examines that a SIM is not lost after the second `from` and before `to`, today or later; else calls what `failing`
   * gives, which is asked only where it must be.
   */
  stays(sim: number, from: number, to: number, failing: () => (time: number) => void): void {
    if (to > from + 1) this.#stays(sim, from, to, failing)
  }

  #stays(sim: number, from: number, to: number, failing: () => (time: number) => void): void {
    const { start, order } = this.#groups
    const [time, type] = [this.#time.values(), this.#type.values()]
    for (let at = start[sim]; at < start[sim + 1]; at++) {
      const event = order[at]
      if (type[event] === DETACH && time[event] > from && time[event] < to) return failing()(time[event])
    }
    if (to > this.#end) this.#pending.push({ sim, to, fail: failing() })
  }

  /** Whether the state of a SIM fulfils a condition at some moment of a second. */
  #some(sim: number, second: number, condition: (state: number, area: number) => boolean): boolean {
    const { start, order } = this.#groups
    const [time, type, lac] = [this.#time.values(), this.#type.values(), this.#lac.values()]
    let state = this.#state[sim]
    let area = this.#area[sim]
    const first = order[start[sim]]
    if (state === UNKNOWN && start[sim] < start[sim + 1]) state = type[first] === ATTACH ? GONE : THERE
    for (let at = start[sim]; at < start[sim + 1]; at++) {
      const event = order[at]
      if (time[event] > second) break
      if (time[event] === second && condition(state, area)) return true
      state = type[event] === DETACH ? GONE : THERE
      area = lac[event]
    }
    return condition(state, area)
  }
}

function ints(): Growing<Int32Array> {
  return new Growing((length) => new Int32Array(length))
}
