// Bars: what a SIM can still do after the network has barred it.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import { type Bar, barAt } from '../sims.ts'
import type { Block, CallLaws, Known } from './law.ts'

const UNSUCCESSFUL = 3
const BARRED = 8

/** Times are whole seconds: in the second of the bar itself either may come first. */
export class BarLaws implements CallLaws {
  readonly #bars = new Check('truth.bars', 'what a barred SIM dials is refused: once, or for a day where the bar is a mistake; nobody else is')
  readonly checks = [this.#bars]
  readonly #known: Known
  /** By SIM: attempts since a bar that is no mistake. */
  readonly #refused: Uint8Array

  constructor(known: Known) {
    this.#known = known
    this.#refused = new Uint8Array(known.network.sims.size)
  }

  examine({ rows, legs }: Block): void {
    const { sims } = this.#known.truth
    const { seizure_time, cause_for_term, diagnostics } = rows.ints
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      if (moc < 0 || legs.sim[moc] < 0) continue
      const sim = legs.sim[moc]
      const time = seizure_time[moc]
      const refused = diagnostics[moc] === BARRED && cause_for_term[moc] === UNSUCCESSFUL
      if (sims.blocked[sim] === NONE && !refused) continue
      const bar = barAt(sims, sim, time)
      this.#bars.examined++
      if ((refused ? this.#mayRefuse(bar, sim, time) : !bar || time === bar.from) || !this.#bars.fails()) continue
      const [at, from, to] = [time, bar?.from ?? NONE, bar?.to ?? NONE].map((each) => rows.frame.text(each))
      const what = refused ? 'refused' : 'not refused'
      this.#bars.examples.push(`${rows.where(moc)}: ${what} ${at}, barred ${from}, freed ${to}`)
    }
  }

  #mayRefuse(bar: Bar | undefined, sim: number, time: number): boolean {
    if (!bar) return false
    if (bar.isMistake) return time < bar.from + DAY_LENGTH
    this.#refused[sim] = Math.min(2, this.#refused[sim] + 1)
    return this.#refused[sim] === 1
  }
}
