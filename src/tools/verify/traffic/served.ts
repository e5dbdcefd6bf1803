// Served: what holds for every row beside the calls, whoever it serves: order, names, places, hands.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import type { Chunk, Table } from '../../../records/fields.ts'
import { Check } from '../check.ts'
import { ChunkColumns, NONE } from '../../dataset/chunk-columns.ts'
import type { Piece } from '../../dataset/pieces.ts'
import { holdingAt } from '../holdings.ts'
import type { Known } from '../calls/law.ts'
import { IdFilter } from '../ids.ts'
import { cellKey } from '../network.ts'
import type { TrafficRows } from './law.ts'

/** The checks are named after the table. */
export class ServedLaws {
  readonly checks: readonly Check[]
  readonly ids: IdFilter
  readonly #order: Check
  readonly #names: Check
  readonly #places: Check
  readonly #hands: Check
  readonly #known: Known
  readonly #time: string
  #latest = NONE
  #before = 0

  /** `time` is the column by which rows are in order. */
  constructor(known: Known, table: Table, time: string, records: number) {
    const name = table.path.replace('data/', '')
    this.#known = known
    this.#time = time
    this.#order = new Check(`${name}.order`, `records lie in the folder of their local date, in the order of ${time}`)
    this.#names = new Check(`${name}.names`, 'the SIM is of this network and has the number; the time zone is that of the run')
    this.#places = new Check(`${name}.places`, 'the cell exists')
    this.#hands = new Check(`${name}.handsets`, 'the SIM is in the handset that holds it at that moment')
    this.ids = new IdFilter(`${name}.ids`, records)
    this.checks = [this.#order, this.#names, this.#places, this.#hands, this.ids.check]
  }

  /** A new file. */
  begin(): void {
    this.#before = 0
  }

  examine(chunk: Chunk, { entry: { path }, day }: Piece): TrafficRows {
    const { network, frame } = this.#known
    const columns = new ChunkColumns(chunk, frame.origin)
    const [id, imsi, msisdn] = ['record_id', 'served_imsi', 'served_msisdn'].map((name) => columns.floats(name))
    const [time, offset] = [this.#time, 'utc_offset'].map((name) => columns.ints(name))
    const sim = new Int32Array(chunk.rows)
    const before = this.#before
    const where = (row: number) => `${path}:${before + row + 1} record ${id[row]}`
    this.ids.examine(id, chunk.rows)
    for (let row = 0; row < chunk.rows; row++) {
      sim[row] = network.sims.find(imsi[row])
      const right = sim[row] >= 0 && network.numbers.find(msisdn[row]) === sim[row] && offset[row] === frame.utcOffset
      if (!right && this.#names.fails()) this.#names.examples.push(`${where(row)}: SIM ${imsi[row]}, number ${msisdn[row]}, ${offset[row]} min`)
    }
    this.#names.examined += chunk.rows
    this.#examineOrder(time, chunk.rows, day, where)
    const rows = { columns, sim, time, where }
    this.#examineHands(rows)
    this.#before += chunk.rows
    return rows
  }

  #examineOrder(time: Int32Array, rows: number, day: number | undefined, where: (row: number) => string): void {
    const { frame } = this.#known
    const from = day === undefined ? 0 : (day - frame.firstDay) * DAY_LENGTH
    const to = day === undefined ? frame.length : from + DAY_LENGTH
    this.#order.examined += rows
    for (let row = 0; row < rows; row++) {
      if ((time[row] < from || time[row] >= to || time[row] < this.#latest) && this.#order.fails()) {
        this.#order.examples.push(`${where(row)}: ${frame.text(time[row])}, after one of ${frame.text(this.#latest)}`)
      }
      this.#latest = time[row]
    }
  }

  #examineHands({ columns, sim, time, where }: TrafficRows): void {
    const { network, truth, frame } = this.#known
    const imei = columns.floats('served_imei')
    const [lac, cell] = [columns.ints('lac'), columns.ints('cell')]
    for (let row = 0; row < columns.rows; row++) {
      if (cell[row] !== NONE) {
        this.#places.examined++
        const there = network.cells.find(cellKey(lac[row], cell[row])) >= 0
        if (!there && this.#places.fails()) this.#places.examples.push(`${where(row)}: cell ${lac[row]}/${cell[row]}`)
      }
      if (imei[row] === 0 || sim[row] < 0) continue
      this.#hands.examined++
      const handset = truth.handsets.find(imei[row])
      const holding = holdingAt(truth.holdings, sim[row], time[row], handset)
      if (holding >= 0 && truth.holdings.handset[holding] === handset) continue
      if (this.#hands.fails()) this.#hands.examples.push(`${where(row)}: in ${imei[row]} ${frame.text(time[row])}`)
    }
  }
}
