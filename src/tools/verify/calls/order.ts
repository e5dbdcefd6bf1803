// Order: records lie in the folder of their day, in the order of their seizures.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Block, CallLaws } from './law.ts'

export class OrderLaws implements CallLaws {
  readonly #days = new Check('layout.days', 'records lie in the folder of the local date of their seizure')
  readonly #order = new Check('layout.order', 'records are in the order of their seizures, from part to part')
  readonly checks = [this.#days, this.#order]
  #latest = NONE

  examine({ rows, count }: Block): void {
    const { seizure_time } = rows.ints
    const { day = 0, frame } = rows
    const from = day * DAY_LENGTH
    const to = rows.day === undefined ? frame.length : from + DAY_LENGTH
    this.#days.examined += count
    this.#order.examined += count
    for (let row = 0; row < count; row++) {
      const seizure = seizure_time[row]
      if ((seizure < from || seizure >= to) && this.#days.fails()) {
        this.#days.examples.push(`${rows.where(row)}: seized ${frame.text(seizure)}`)
      }
      if (seizure < this.#latest && this.#order.fails()) {
        const [here, before] = [frame.text(seizure), frame.text(this.#latest)]
        this.#order.examples.push(`${rows.where(row)}: seized ${here}, after one of ${before}`)
      }
      this.#latest = seizure
    }
  }
}
