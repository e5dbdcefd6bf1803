// Lines: nobody is in two calls at once, and only those are busy who are in a call.
import { MAX_RING, MAX_SETUP, MAX_TALK } from '../../../base/units.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import { holdingAt } from '../holdings.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'

const BUSY = 17
/** A call seized before the period has no record, and may hold a line until so many seconds after its beginning. */
const UNSEEN = MAX_SETUP + MAX_RING + MAX_TALK

/**
 * Records carry whole seconds of moments that lie anywhere in them, and all spans are whole seconds. A call that begins
 * after another one has ended therefore never begins in an earlier second: for two calls at once there is no tolerance.
 * A call that begins while another one lasts begins at most in the second of the other one's release: whoever is busy
 * is busy up to and including that second.
 */
export class LineLaws implements CallLaws {
  readonly #engaged = new Check('calls.engaged', 'no SIM and no handset is in two calls at once')
  readonly #busy = new Check('calls.busy', 'a subscriber who is busy is in another call at that moment')
  readonly checks = [this.#engaged, this.#busy]
  readonly #known: Known
  /** Second of the last release, by SIM and by handset, whichever of its SIMs was in the call. */
  readonly #until: Int32Array
  readonly #handsetUntil: Int32Array

  constructor(known: Known) {
    this.#known = known
    this.#until = new Int32Array(known.network.sims.size).fill(NONE)
    this.#handsetUntil = new Int32Array(known.truth.handsets.size).fill(NONE)
  }

  examine({ rows, legs }: Block): void {
    const { seizure_time, diagnostics } = rows.ints
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      const callee = legs.callee[call]
      if (moc >= 0 && callee >= 0 && diagnostics[moc] === BUSY && seizure_time[moc] >= UNSEEN) {
        this.#busy.examined++
        const time = seizure_time[moc]
        const body = this.#bodyOf(callee, time, -1)
        const free = this.#until[callee] < time && (body < 0 || this.#handsetUntil[body] < time)
        if (free && this.#busy.fails()) this.#busy.examples.push(this.#tell(rows, moc, callee))
      }
      if (moc >= 0) this.#hold(rows, moc, legs.last[moc], legs.sim[moc], legs.handset[moc])
      if (legs.mtc[call] >= 0) {
        const mtc = legs.mtc[call]
        this.#hold(rows, mtc, legs.last[mtc], legs.sim[mtc], legs.handset[mtc])
      }
    }
  }

  /** Position of the handset in which a SIM is, or -1; `handset` is what its record says. */
  #bodyOf(sim: number, time: number, handset: number): number {
    const { holdings, bodies } = this.#known.truth
    const holding = handset >= 0 || sim < 0 ? -1 : holdingAt(holdings, sim, time, -1)
    const found = holding < 0 ? handset : holdings.handset[holding]
    return found < 0 ? -1 : bodies[found]
  }

  #hold(rows: CallRows, first: number, last: number, sim: number, imei: number): void {
    const { seizure_time, release_time } = rows.ints
    const seizure = seizure_time[first]
    const handset = this.#bodyOf(sim, seizure, imei)
    const release = release_time[last]
    this.#engaged.examined++
    const held = (sim >= 0 && this.#until[sim] > seizure) || (handset >= 0 && this.#handsetUntil[handset] > seizure)
    if (held && this.#engaged.fails()) {
      const until = Math.max(sim < 0 ? NONE : this.#until[sim], handset < 0 ? NONE : this.#handsetUntil[handset])
      this.#engaged.examples.push(`${rows.where(first)}: begins ${rows.frame.text(seizure)}, an earlier call of `
        + `${rows.floats.served_msisdn[first]} or its handset ends ${rows.frame.text(until)}`)
    }
    if (sim >= 0 && release > this.#until[sim]) this.#until[sim] = release
    if (handset >= 0 && release > this.#handsetUntil[handset]) this.#handsetUntil[handset] = release
  }

  #tell(rows: CallRows, moc: number, callee: number): string {
    const [at, until] = [rows.ints.seizure_time[moc], this.#until[callee]].map((time) => rows.frame.text(time))
    return `${rows.where(moc)}: ${rows.floats.called_number[moc]} is busy ${at}, its last call ended ${until}`
  }
}
