// Lines: nobody is in two calls at once, and only those are busy who are in a call.
import { MAX_RING, MAX_SETUP, MAX_TALK } from '../../../base/units.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
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
  /** Second of the last release, by SIM and by handset. */
  readonly #until: Int32Array
  readonly #handsetUntil: Int32Array

  constructor({ network, truth }: Known) {
    this.#until = new Int32Array(network.sims.size).fill(NONE)
    this.#handsetUntil = new Int32Array(truth.handsets.size).fill(NONE)
  }

  examine({ rows, legs }: Block): void {
    const { seizure_time, diagnostics } = rows.ints
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      const callee = legs.callee[call]
      if (moc >= 0 && callee >= 0 && diagnostics[moc] === BUSY && seizure_time[moc] >= UNSEEN) {
        this.#busy.examined++
        const free = this.#until[callee] < seizure_time[moc]
        if (free && this.#busy.fails()) this.#busy.examples.push(this.#tell(rows, moc, callee))
      }
      if (moc >= 0) this.#hold(rows, moc, legs.last[moc], legs.sim[moc], legs.handset[moc])
      if (legs.mtc[call] >= 0) {
        const mtc = legs.mtc[call]
        this.#hold(rows, mtc, legs.last[mtc], legs.sim[mtc], legs.handset[mtc])
      }
    }
  }

  #hold(rows: CallRows, first: number, last: number, sim: number, handset: number): void {
    const { seizure_time, release_time } = rows.ints
    const seizure = seizure_time[first]
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
