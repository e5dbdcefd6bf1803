// Where a SIM's attempts and calls are.
import { group } from './feature.ts'
import { NOWHERE } from './legs.ts'
import type { SimCalls } from './sim-calls.ts'
import { Tally } from './tally.ts'

const cells = new Tally()
const [areas, districts, cities] = [new Tally(), new Tally(), new Tally()]
const [districtsOut, citiesOut] = [new Tally(), new Tally()]

export const places = group({
  cells: ['1', 'cells of its records'],
  cells_per_record: ['share', 'cells by records with a cell'],
  areas: ['1', 'location areas of its records'],
  districts: ['1', 'districts of its answered calls'],
  districts_out: ['1', 'districts of its answered outgoing calls'],
  cities: ['1', 'cities of its answered calls'],
  cities_out: ['1', 'cities of its answered outgoing calls'],
  top_cell_share: ['share', 'records in the cell that has most'],
  top_two_cells_share: ['share', 'records in the two cells that have most'],
  same_cell_share: ['share', 'records in the cell of the record before'],
  gyration_km: ['km', 'radius of gyration: root of the mean squared distance of its records from their middle'],
  home_district_share: ['share', 'records in the district of the contract'],
  cell_missing_share: ['share', 'records without cell', 'no behaviour'],
}, (calls: SimCalls) => {
  for (const tally of [cells, areas, districts, cities, districtsOut, citiesOut]) tally.clear()
  const { placed, same, home } = walk(calls)
  const [first, second] = topTwo(cells)
  return {
    cells: cells.size,
    cells_per_record: cells.size / placed,
    areas: areas.size,
    districts: districts.size,
    districts_out: districtsOut.size,
    cities: cities.size,
    cities_out: citiesOut.size,
    top_cell_share: first / placed,
    top_two_cells_share: (first + second) / placed,
    same_cell_share: placed > 1 ? same / (placed - 1) : NaN,
    gyration_km: gyration(calls, placed),
    home_district_share: home / placed,
    cell_missing_share: 1 - placed / calls.size,
  }
})

function walk(calls: SimCalls): { placed: number; same: number; home: number } {
  const { network } = calls.around
  let [placed, same, home, last] = [0, 0, 0, NOWHERE]
  for (let call = 0; call < calls.size; call++) {
    const cell = calls.cell[call]
    if (cell === NOWHERE) continue
    placed++
    cells.add(cell)
    areas.add(network.lac[cell])
    if (cell === last) same++
    if (network.district[cell] === network.home[calls.sim]) home++
    last = cell
    if (!calls.answered(call)) continue
    districts.add(network.district[cell])
    cities.add(network.city[cell])
    if (!calls.outgoing(call)) continue
    districtsOut.add(network.district[cell])
    citiesOut.add(network.city[cell])
  }
  return { placed, same, home }
}

function topTwo({ size, counts }: Tally): [number, number] {
  let [first, second] = [0, 0]
  for (let entry = 0; entry < size; entry++) {
    if (counts[entry] > first) [first, second] = [counts[entry], first]
    else if (counts[entry] > second) second = counts[entry]
  }
  return [first, second]
}

function gyration({ around: { network: { x, y } } }: SimCalls, placed: number): number {
  let [middleX, middleY, squares] = [0, 0, 0]
  for (let entry = 0; entry < cells.size; entry++) {
    middleX += (cells.counts[entry] * x[cells.keys[entry]]) / placed
    middleY += (cells.counts[entry] * y[cells.keys[entry]]) / placed
  }
  for (let entry = 0; entry < cells.size; entry++) {
    const [east, north] = [x[cells.keys[entry]] - middleX, y[cells.keys[entry]] - middleY]
    squares += cells.counts[entry] * (east * east + north * north)
  }
  return Math.sqrt(squares / placed)
}
