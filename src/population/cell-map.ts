// The map of cells: dense in the middle, sparse at the rim, with holes, and which cell serves each square.
import { Permutation } from '../base/permutation.ts'
import { type Key, subkey } from '../base/random.ts'
import { Blocks } from './blocks.ts'

/**
 * Side of a square of the map, km. In the middle each has a cell of its own, further out two by two share one, at the rim
 * four by four: urban sites are 300-500 m apart, suburban 1-1.7 km (3GPP scenarios, from memory), rural ones further.
 */
export const PITCH = 0.5
const SQUARES_PER_KM = 1 / PITCH
/** The map is as wide as if its cells stood 800 m apart everywhere, between urban and suburban: assumed. */
const SPREAD = 0.8 / PITCH
/** Share of sites without a cell, as they lie in water, a park or hills: assumed. */
const HOLES = 0.03
/** Side of a location area, km, and the areas that numbers leave room for in a row: the widest map has 33. Assumed. */
const AREA = 6
const AREAS = 40
/** Length of a degree of latitude, km. */
export const KM_PER_DEGREE = 111.2

/** Square is row times `columns` plus column, cells are numbered from 0; all are served, in a hole by the nearest cell. */
export class CellMap {
  /** Cells, exactly as many as were asked for. */
  readonly cells: number
  /** Squares in a row of the map, and rows. */
  readonly columns: number
  /** The cell of each square. */
  readonly serving: Int32Array
  /** Middles of the cells' own squares, in squares from the corner of the map. */
  readonly #x: Float64Array
  readonly #y: Float64Array
  /** By cell: its number in records, its location area, and which of 16 districts, a square of the map each, its middle lies in. */
  readonly ids: Uint16Array
  readonly lacs: Uint16Array
  readonly districts: Uint8Array

  constructor(cells: number, key: Key) {
    this.cells = cells
    this.columns = Math.ceil(SPREAD * Math.sqrt(cells))
    this.serving = new Int32Array(this.columns * this.columns).fill(-1)
    this.#x = new Float64Array(cells)
    this.#y = new Float64Array(cells)
    this.#build(key)
    const ids = new Permutation(key, 16)
    this.ids = Uint16Array.from({ length: cells }, (_, cell) => ids.of(cell))
    this.lacs = Uint16Array.from({ length: cells }, (_, cell) =>
      100 + Math.floor((this.#y[cell] * PITCH) / AREA) * AREAS + Math.floor((this.#x[cell] * PITCH) / AREA))
    const quarterOf = (middle: number): number => Math.floor((4 * middle) / this.columns)
    this.districts = Uint8Array.from({ length: cells }, (_, cell) => 4 * quarterOf(this.#y[cell]) + quarterOf(this.#x[cell]))
  }

  /** The cell that serves a place, km from the corner of the map; beyond its edge, the one at the edge. */
  at(x: number, y: number): number {
    return this.serving[this.#clamp(y) * this.columns + this.#clamp(x)]
  }

  lac(cell: number): number {
    return this.lacs[cell]
  }

  /** Number of a cell in records: 16 bits, in no order. */
  id(cell: number): number {
    return this.ids[cell]
  }

  /** Middle of a cell's own squares, degrees north of the equator and east of the null meridian: in the sea, where nobody lives. */
  latitude(cell: number): number {
    return (this.#y[cell] * PITCH) / KM_PER_DEGREE
  }

  longitude(cell: number): number {
    return (this.#x[cell] * PITCH) / KM_PER_DEGREE
  }

  district(cell: number): number {
    return this.districts[cell]
  }

  #build(key: Key): void {
    const { columns } = this
    const blocks = new Blocks(columns, this.cells + Math.round((this.cells * HOLES) / (1 - HOLES)))
    const hole = blocks.holes(blocks.sites - this.cells, subkey(key, 2))
    let cell = 0
    for (let square = 0; square < columns * columns; square++) {
      const first = blocks.firstOf(square)
      if (hole[first] === 1) continue
      if (first === square) this.#place(cell++, square, blocks.sizeOf(square))
      else this.serving[square] = this.serving[first]
    }
    const holes = this.serving.map((serving, square) => (serving < 0 ? this.#nearest(square) : serving))
    this.serving.set(holes)
  }

  #place(cell: number, square: number, size: number): void {
    const row = Math.floor(square / this.columns)
    const column = square % this.columns
    this.serving[square] = cell
    this.#x[cell] = (column + Math.min(this.columns, column + size)) / 2
    this.#y[cell] = (row + Math.min(this.columns, row + size)) / 2
  }

  /** The cell whose middle is nearest to a square's: looks at ring after ring of squares, as a cell has its middle among its own. */
  #nearest(square: number): number {
    const row = Math.floor(square / this.columns)
    const column = square % this.columns
    let found = -1
    let best = Infinity
    for (let ring = 1; ring < this.columns && ring <= best + 1; ring++) {
      for (let down = -ring; down <= ring; down++) {
        const step = Math.abs(down) === ring ? 1 : 2 * ring
        for (let right = -ring; right <= ring; right += step) {
          const cell = this.#on(column + right, row + down)
          if (cell < 0) continue
          const distance = Math.hypot(this.#x[cell] - column - 0.5, this.#y[cell] - row - 0.5)
          if (distance >= best) continue
          best = distance
          found = cell
        }
      }
    }
    return found
  }

  #on(column: number, row: number): number {
    const inside = column >= 0 && column < this.columns && row >= 0 && row < this.columns
    return inside ? this.serving[row * this.columns + column] : -1
  }

  #clamp(km: number): number {
    const at = (km * SQUARES_PER_KM) | 0
    return at < 0 ? 0 : at < this.columns ? at : this.columns - 1
  }
}
