// What data/ tells of SIMs and cells, for features: contracts, and the map.
import { CELLS, SUBSCRIBERS } from '../../records/tables.ts'
import type { Source } from '../dataset/source.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'

export interface Network {
  /** By IMSI, in the order of data/subscribers. */
  readonly sims: Positions
  readonly imsi: Float64Array
  readonly msisdn: Float64Array
  /** Days after 1970-01-01. */
  readonly activated: Int32Array
  readonly prepaid: Int32Array
  readonly home: Int32Array
  /** By `cellKey`. */
  readonly cells: Positions
  /** Of cells: km on a plane, and where they lie. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly district: Int32Array
  readonly city: Int32Array
  readonly lac: Int32Array
}

/** Length of a degree of latitude, km. */
const KM_PER_DEGREE = 111.2

export function cellKey(lac: number, cell: number): number {
  return lac * 2 ** 31 + cell
}

export async function readNetwork(dataset: Source): Promise<Network> {
  const count = dataset.rows(SUBSCRIBERS)
  const sims = new Positions(count)
  const [imsi, msisdn] = [new Float64Array(count), new Float64Array(count)]
  const [activated, prepaid, home] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  await dataset.each(SUBSCRIBERS, {}, (rows) => {
    const contracts = rows.texts('contract')
    const from = sims.size
    rows.floats('imsi').forEach((value) => sims.add(value))
    imsi.set(rows.floats('imsi'), from)
    msisdn.set(rows.floats('msisdn'), from)
    activated.set(rows.ints('activation_date'), from)
    home.set(rows.ints('home_district'), from)
    contracts.forEach((contract, row) => { prepaid[from + row] = contract === 'prepaid' ? 1 : 0 })
  })
  return { sims, imsi, msisdn, activated, prepaid, home, ...(await readCells(dataset)) }
}

async function readCells(dataset: Source): Promise<Pick<Network, 'cells' | 'x' | 'y' | 'district' | 'city' | 'lac'>> {
  const cells = new Positions(1024)
  const [x, y] = [new Growing((length) => new Float64Array(length)), new Growing((length) => new Float64Array(length))]
  const ints = () => new Growing((length) => new Int32Array(length))
  const [district, city, lac] = [ints(), ints(), ints()]
  await dataset.each(CELLS, {}, (rows) => {
    const [lacs, ids, districts, cities] = ['lac', 'cell', 'district', 'city'].map((name) => rows.ints(name))
    const [latitude, longitude] = ['latitude', 'longitude'].map((name) => rows.floats(name))
    for (let row = 0; row < rows.rows; row++) {
      cells.add(cellKey(lacs[row], ids[row]))
      y.push(latitude[row] * KM_PER_DEGREE)
      x.push(longitude[row] * KM_PER_DEGREE * Math.cos((latitude[row] * Math.PI) / 180))
      district.push(districts[row])
      city.push(cities[row])
      lac.push(lacs[row])
    }
  })
  return { cells, x: x.values(), y: y.values(), district: district.values(), city: city.values(), lac: lac.values() }
}
