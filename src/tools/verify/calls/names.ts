// Names: whom and what a record names exists, and names fit together.
import { luhnDigit } from '../../../base/imei.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { CallRows } from './call-rows.ts'
import { MOC } from './call-rows.ts'
import type { Block, CallLaws, Known } from './law.ts'

export class NameLaws implements CallLaws {
  readonly #numbers = new Check('calls.numbers', 'the served number and SIM are one subscriber, who calls (MOC) or is '
    + 'called (MTC); nobody calls himself')
  readonly #handsets = new Check('calls.handsets', 'IMEIs have their check digit and are those of handsets')
  readonly #cells = new Check('calls.cells', 'cells exist')
  readonly #offsets = new Check('calls.offsets', 'utc_offset is that of the manifest')
  readonly checks = [this.#numbers, this.#handsets, this.#cells, this.#offsets]
  readonly #known: Known

  constructor(known: Known) {
    this.#known = known
  }

  examine(block: Block): void {
    this.#examineNumbers(block)
    this.#examineHandsets(block)
    this.#examineCells(block)
  }

  #examineNumbers({ rows, count, legs }: Block): void {
    const { numbers } = this.#known.network
    const { served_msisdn, calling_number, called_number } = rows.floats
    const { record_type } = rows.ints
    this.#numbers.examined += count
    for (let row = 0; row < count; row++) {
      const served = served_msisdn[row]
      const right = legs.sim[row] >= 0 && numbers.find(served) === legs.sim[row]
        && served === (record_type[row] === MOC ? calling_number[row] : called_number[row])
        && calling_number[row] !== called_number[row]
      if (!right && this.#numbers.fails()) this.#numbers.examples.push(tellNumbers(rows, row))
    }
  }

  #examineHandsets({ rows, count, legs }: Block): void {
    const { served_imei } = rows.floats
    for (let row = 0; row < count; row++) {
      const imei = served_imei[row]
      if (imei === 0) continue
      this.#handsets.examined++
      const body = Math.floor(imei / 10)
      if (legs.handset[row] >= 0 && luhnDigit(body) === imei - body * 10) continue
      if (this.#handsets.fails()) this.#handsets.examples.push(`${rows.where(row)}: IMEI ${imei}`)
    }
  }

  #examineCells({ rows, count, legs }: Block): void {
    const { lac, cell, utc_offset } = rows.ints
    const { utcOffset } = this.#known.frame
    this.#offsets.examined += count
    for (let row = 0; row < count; row++) {
      if (utc_offset[row] !== utcOffset) this.#offsets.fail(`${rows.where(row)}: ${utc_offset[row]}, not ${utcOffset}`)
      if (lac[row] === NONE && cell[row] === NONE) continue
      this.#cells.examined++
      if (legs.cell[row] >= 0 || !this.#cells.fails()) continue
      this.#cells.examples.push(`${rows.where(row)}: ${lac[row]}/${cell[row]}`)
    }
  }
}

function tellNumbers(rows: CallRows, row: number): string {
  const { served_msisdn, served_imsi, calling_number, called_number } = rows.floats
  return `${rows.where(row)}: ${rows.ints.record_type[row] === MOC ? 'MOC' : 'MTC'} of ${served_msisdn[row]} with SIM `
    + `${served_imsi[row]}, ${calling_number[row]} calls ${called_number[row]}`
}
