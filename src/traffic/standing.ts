// Standing tables: the subscribers and cells that an operator would have on its books.
import type { Crowd } from '../crowd/crowd.ts'
import { kernels } from '../kernels/kernels.ts'
import { Contracts } from '../population/contracts.ts'
import type { Population } from '../population/population.ts'
import { Rows } from '../records/rows.ts'
import { CELLS, SUBSCRIBERS } from '../records/tables.ts'
import type { Scenario } from '../scenario/settings.ts'
import { Numbers, inArena } from './columns.ts'
import { STATE } from './laid.ts'
import { CHUNK_ROWS } from './legs.ts'
import { LINES, callRoll, lineOfRow } from './roll.ts'

/** Hands over every subscriber, in the order of numbers that mean nothing. */
export function subscriberRows(scenario: Scenario, crowd: Crowd, hand: (rows: Rows) => void): void {
  const rows = Rows.blank(SUBSCRIBERS, CHUNK_ROWS, 0, inArena)
  const { population: { numbering }, service } = crowd
  const numbers = new Numbers(numbering)
  const [k0, k1, oldest, prepaid] = new Contracts(scenario.seed).words()
  const activation = rows.ints('activation_date')
  const [since, contract, district] = [activation.byteOffset, rows.ints('contract').byteOffset, rows.ints('home_district').byteOffset]
  const { from } = scenario.period
  callRoll(crowd, service.newcomers, (first, count, newcomers) => {
    rows.size = count
    numbers.count(0, first, count)
    kernels.contractsOf(k0, k1, oldest, prepaid, first, count, from - 1, since, contract)
    kernels.districtsOf(STATE, LINES, count, district)
    for (const row of newcomers) activation[row] = from + service.arrivalOf(lineOfRow(row))
    handOver(rows, hand, numbers)
  })
}

export function cellRows({ places: { map } }: Population, hand: (rows: Rows) => void): void {
  const rows = new Rows(CELLS, map.cells)
  for (let cell = 0; cell < map.cells; cell++) {
    rows.add({
      lac: map.lac(cell), cell: map.id(cell), latitude: map.latitude(cell), longitude: map.longitude(cell),
      district: map.district(cell), city: 1,
    })
  }
  handOver(rows, hand)
}

/** Empties the rows by handing them over, with numbers that are still to be filled in. */
export function handOver(rows: Rows, hand: (rows: Rows) => void, numbers?: Numbers): void {
  numbers?.fill(rows)
  if (rows.size > 0) hand(rows)
  rows.clear()
}
