// Sides: which legs a call has, and that both tell the same.
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws } from './law.ts'

/** What both legs tell, record by record. */
const SAME_FLOATS = ['calling_number', 'called_number'] as const
const SAME_INTS = ['seizure_time', 'alerting_time', 'answer_time', 'release_time', 'call_duration', 'cause_for_term',
  'diagnostics', 'disconnect_party', 'partial_record_number'] as const

export class SideLaws implements CallLaws {
  readonly #legs = new Check('calls.legs', 'a subscriber who calls has a leg; one who is called, exactly if alerted')
  readonly #sides = new Check('calls.sides', 'both legs of a call tell the same numbers, times and causes')
  readonly checks = [this.#legs, this.#sides]

  examine({ rows, legs }: Block): void {
    const { alerting_time } = rows.ints
    this.#legs.examined += legs.calls
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      const mtc = legs.mtc[call]
      const alerted = alerting_time[moc < 0 ? mtc : moc] !== NONE
      const right = legs.caller[call] >= 0 === moc >= 0 && (legs.callee[call] >= 0 && alerted) === mtc >= 0
      if (!right && this.#legs.fails()) this.#legs.examples.push(tellLegs(rows, moc, mtc, alerted))
      if (moc < 0 || mtc < 0) continue
      this.#sides.examined++
      if (!isSame(rows, moc, mtc, legs.next) && this.#sides.fails()) {
        this.#sides.examples.push(`${rows.where(moc)} differs from ${rows.where(mtc)}`)
      }
    }
  }
}

function isSame(rows: CallRows, moc: number, mtc: number, next: Int32Array): boolean {
  let one = moc
  let other = mtc
  while (one >= 0 && other >= 0) {
    for (const name of SAME_FLOATS) if (rows.floats[name][one] !== rows.floats[name][other]) return false
    for (const name of SAME_INTS) if (rows.ints[name][one] !== rows.ints[name][other]) return false
    one = next[one]
    other = next[other]
  }
  return one === other
}

function tellLegs(rows: CallRows, moc: number, mtc: number, alerted: boolean): string {
  const row = moc < 0 ? mtc : moc
  const { calling_number, called_number } = rows.floats
  const which = moc < 0 ? 'an MTC leg only' : mtc < 0 ? 'a MOC leg only' : 'both legs'
  const rang = alerted ? 'alerted' : 'not alerted'
  return `${rows.where(row)}: ${calling_number[row]} calls ${called_number[row]}, ${rang}, ${which}`
}
