// Hands: SIMs are in the handsets and with the people that the truth tells.
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import { holdingAt } from '../holdings.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'
import { RELAY } from './roles.ts'

export class HandLaws implements CallLaws {
  readonly #handsets = new Check('truth.handsets', 'every record is from the handset that holds the SIM at that moment')
  readonly #relays = new Check('truth.relays', 'relay calls are dialled while the operation lasts, on SIMs that it '
    + 'holds, and not before these were bought and first used')
  readonly #sims = new Check('truth.sims', 'label is 1 exactly for SIMs that dialled relay calls')
  readonly checks = [this.#handsets, this.#relays, this.#sims]
  readonly #known: Known
  /** 1 where the SIM dialled a relay call. */
  readonly #dialled: Uint8Array

  constructor(known: Known) {
    this.#known = known
    this.#dialled = new Uint8Array(known.network.sims.size)
  }

  examine({ rows, count, legs, listed }: Block): void {
    const { holdings } = this.#known.truth
    const { record_id } = rows.floats
    const { seizure_time } = rows.ints
    for (let row = 0; row < count; row++) {
      const sim = legs.sim[row]
      const handset = legs.handset[row]
      if (sim < 0 || rows.floats.served_imei[row] === 0) continue
      this.#handsets.examined++
      const holding = holdingAt(holdings, sim, seizure_time[row], handset)
      if ((holding < 0 || holdings.handset[holding] !== handset) && this.#handsets.fails()) {
        this.#handsets.examples.push(`${rows.where(row)}: SIM ${rows.floats.served_imsi[row]} in `
          + `${rows.floats.served_imei[row]} ${rows.frame.text(seizure_time[row])}`)
      }
    }
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      if (moc < 0) continue
      const at = listed.find(record_id[moc])
      if (at < 0 || listed.role.values()[at] !== RELAY) continue
      this.#examineRelay(rows, moc, legs.sim[moc], legs.handset[moc], listed.operation.values()[at])
    }
  }

  #examineRelay(rows: CallRows, moc: number, sim: number, handset: number, place: number): void {
    const { truth: { operations, sims, holdings } } = this.#known
    const time = rows.ints.seizure_time[moc]
    if (sim < 0 || place < 0) return
    const operation = operations[place]
    const holding = holdingAt(holdings, sim, time, handset)
    this.#dialled[sim] = 1
    this.#relays.examined++
    const [used, bought] = [sims.firstUse[sim], sims.bought[sim]]
    const fault = operation.label !== 1 ? 'of a lawful operation'
      : time < operation.from || time > operation.to ? 'while the operation does not last'
      : holding < 0 || holdings.operation[holding] !== place ? 'on a SIM that the operation does not hold'
      : used === NONE || time < used ? `before the first use ${rows.frame.text(used)}`
      : bought === NONE || time < bought ? `before the SIM was bought ${rows.frame.text(bought)}`
      : undefined
    if (fault) this.#relays.fail(`${rows.where(moc)}: relay call of ${operation.id} ${rows.frame.text(time)}, ${fault}`)
  }

  end(): void {
    const { label } = this.#known.truth.sims
    this.#sims.examined = label.length
    let wrong = 0
    for (let sim = 0; sim < label.length; sim++) if (label[sim] !== this.#dialled[sim]) wrong++
    if (wrong === 0) return
    const labelled = label.reduce((sum, one) => sum + one, 0)
    const dialled = this.#dialled.reduce((sum, one) => sum + one, 0)
    this.#sims.fail(`${wrong} SIMs differ: ${labelled} of truth/sims have label 1, ${dialled} dialled relay calls`)
  }
}
