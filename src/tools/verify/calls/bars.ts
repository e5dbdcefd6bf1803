// Bars: what a SIM can still do after the network has barred it.
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Block, CallLaws, Known } from './law.ts'

const UNSUCCESSFUL = 3
const BARRED = 8

/** Times are whole seconds: in the second of the bar itself either may come first. */
export class BarLaws implements CallLaws {
  readonly #bars = new Check('truth.bars', 'a barred SIM dials once more at most, and is refused; nobody else is')
  readonly checks = [this.#bars]
  readonly #known: Known
  /** By SIM: attempts since its bar. */
  readonly #refused: Uint8Array

  constructor(known: Known) {
    this.#known = known
    this.#refused = new Uint8Array(known.network.sims.size)
  }

  examine({ rows, legs }: Block): void {
    const { blocked, unblocked } = this.#known.truth.sims
    const { seizure_time, cause_for_term, diagnostics } = rows.ints
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      if (moc < 0 || legs.sim[moc] < 0) continue
      const sim = legs.sim[moc]
      const time = seizure_time[moc]
      const refused = diagnostics[moc] === BARRED && cause_for_term[moc] === UNSUCCESSFUL
      if (blocked[sim] === NONE && !refused) continue
      const free = unblocked[sim] !== NONE && time >= unblocked[sim]
      const barred = blocked[sim] !== NONE && time >= blocked[sim] && !free
      const surely = barred && time > blocked[sim]
      this.#bars.examined++
      if (refused && barred) this.#refused[sim] = Math.min(2, this.#refused[sim] + 1)
      const right = refused ? barred && this.#refused[sim] === 1 : !surely
      if (right || !this.#bars.fails()) continue
      const [at, from, to] = [time, blocked[sim], unblocked[sim]].map((each) => rows.frame.text(each))
      const what = refused ? 'refused' : 'not refused'
      this.#bars.examples.push(`${rows.where(moc)}: ${what} ${at}, barred ${from}, freed ${to}`)
    }
  }
}
