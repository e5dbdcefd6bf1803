// Standing tables: the subscribers and cells that an operator would have on its books.
import type { Crowd } from '../crowd/crowd.ts'
import { Contracts } from '../population/contracts.ts'
import type { Population } from '../population/population.ts'
import { Rows } from '../records/rows.ts'
import { CELLS, SUBSCRIBERS } from '../records/tables.ts'
import type { Scenario } from '../scenario/settings.ts'
import { Numbers, inArena } from './columns.ts'
import { CHUNK_ROWS } from './legs.ts'

/** Hands over every subscriber, in the order of numbers that mean nothing. */
export function subscriberRows(scenario: Scenario, { population, service }: Pick<Crowd, 'population' | 'service'>, hand: (rows: Rows) => void): void {
  const rows = Rows.blank(SUBSCRIBERS, CHUNK_ROWS, 0, inArena)
  const { lines, numbering, places } = population
  const numbers = new Numbers(numbering)
  const contracts = new Contracts(scenario.seed)
  const activation = rows.ints('activation_date')
  const contract = rows.ints('contract')
  const district = rows.ints('home_district')
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const at = rows.size++
    const line = lines.lineOf(subscriber)
    numbers.subscriber[at] = subscriber
    activation[at] = scenario.period.from + (service.contractFrom(line) ?? -1 - contracts.age(subscriber))
    contract[at] = contracts.isPrepaid(subscriber) ? 0 : 1
    district[at] = places.homeDistrict(line)
    if (rows.size === CHUNK_ROWS) handOver(rows, hand, numbers)
  }
  handOver(rows, hand, numbers)
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
