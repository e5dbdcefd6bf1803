// The SIMs of a dataset by number, with what the truth tells of them, and the districts of cells.
import { CELLS, SUBSCRIBERS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Positions } from '../dataset/positions.ts'
import { type SimTruth, readSimTruth } from '../dataset/sim-truth.ts'

export interface Sims {
  /** By IMSI, in the order of data/subscribers. */
  readonly byImsi: Positions
  readonly imsi: Float64Array
  readonly msisdn: Float64Array
  readonly district: Int32Array
  readonly truth: SimTruth
}

export async function readSims(dataset: Dataset): Promise<Sims> {
  const count = dataset.rows(SUBSCRIBERS)
  const byImsi = new Positions(count)
  const [imsi, msisdn, district] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)]
  await dataset.each(SUBSCRIBERS, { columns: ['imsi', 'msisdn', 'home_district'] }, (rows) => {
    const from = byImsi.size
    rows.floats('imsi').forEach((each) => byImsi.add(each))
    imsi.set(rows.floats('imsi'), from)
    msisdn.set(rows.floats('msisdn'), from)
    district.set(rows.ints('home_district'), from)
  })
  return { byImsi, imsi, msisdn, district, truth: await readSimTruth(dataset, byImsi) }
}

export interface Cell {
  readonly latitude: number
  readonly longitude: number
  readonly district: number
  readonly city: number
}

/** By `cellName`. */
export async function readCells(dataset: Dataset): Promise<ReadonlyMap<string, Cell>> {
  const cells = new Map<string, Cell>()
  await dataset.each(CELLS, {}, (rows) => {
    const [lac, cell, district, city] = ['lac', 'cell', 'district', 'city'].map((name) => rows.ints(name))
    const [latitude, longitude] = ['latitude', 'longitude'].map((name) => rows.floats(name))
    for (let row = 0; row < rows.rows; row++) {
      cells.set(cellName(lac[row], cell[row]), { latitude: latitude[row], longitude: longitude[row], district: district[row], city: city[row] })
    }
  })
  return cells
}

export function cellName(lac: number, cell: number): string {
  return `${lac}-${cell}`
}
