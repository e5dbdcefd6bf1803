// The network as data/ tells it: SIMs with their numbers, and cells on the map.
import { CELLS, SUBSCRIBERS } from '../../records/tables.ts'
import { Check } from './check.ts'
import { ChunkColumns } from '../dataset/chunk-columns.ts'
import type { Frame } from '../dataset/frame.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import type { Reading } from './reading.ts'

export interface Network {
  /** By IMSI and by MSISDN: the same SIM has the same position in both. */
  readonly sims: Positions
  readonly numbers: Positions
  /** By `cellKey`. */
  readonly cells: Positions
  /** Middles of cells on a plane, km. */
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Length of a degree of latitude, km. */
const KM_PER_DEGREE = 111.2

export function cellKey(lac: number, cell: number): number {
  return lac * 2 ** 31 + cell
}

/** `keys` hears of numbers that stand for two things. */
export async function readNetwork(reading: Reading, frame: Frame, keys: Check): Promise<Network> {
  const subscribers = reading.of(SUBSCRIBERS.path)
  const expected = subscribers.reduce((sum, { entry }) => sum + entry.rows, 0)
  const sims = new Positions(expected)
  const numbers = new Positions(expected)
  for (const piece of subscribers) {
    await reading.read(piece, (chunk) => {
      const columns = new ChunkColumns(chunk, frame.origin)
      const imsi = columns.floats('imsi')
      const msisdn = columns.floats('msisdn')
      for (let row = 0; row < chunk.rows; row++) {
        keys.examined++
        const isNew = sims.find(imsi[row]) < 0 && numbers.find(msisdn[row]) < 0
        if (isNew) {
          sims.add(imsi[row])
          numbers.add(msisdn[row])
        } else if (keys.fails()) keys.examples.push(`${piece.entry.path}: ${imsi[row]} ${msisdn[row]} is there twice`)
      }
    })
  }
  return { sims, numbers, ...(await readCells(reading, frame, keys)) }
}

type CellMap = Pick<Network, 'cells' | 'x' | 'y'>

async function readCells(reading: Reading, frame: Frame, keys: Check): Promise<CellMap> {
  const cells = new Positions(1024)
  const x = new Growing((length) => new Float64Array(length))
  const y = new Growing((length) => new Float64Array(length))
  for (const piece of reading.of(CELLS.path)) {
    await reading.read(piece, (chunk) => {
      const columns = new ChunkColumns(chunk, frame.origin)
      const lac = columns.ints('lac')
      const cell = columns.ints('cell')
      const latitude = columns.floats('latitude')
      const longitude = columns.floats('longitude')
      for (let row = 0; row < chunk.rows; row++) {
        const isNew = cells.add(cellKey(lac[row], cell[row]))
        keys.expect(isNew, `${piece.entry.path}: cell ${lac[row]}/${cell[row]} is there twice`)
        if (!isNew) continue
        y.push(latitude[row] * KM_PER_DEGREE)
        x.push(longitude[row] * KM_PER_DEGREE * Math.cos((latitude[row] * Math.PI) / 180))
      }
    })
  }
  return { cells, x: x.values(), y: y.values() }
}
