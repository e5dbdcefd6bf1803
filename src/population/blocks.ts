// Blocks: which squares of the map share a site for a cell, and which sites have none.
import { type Key, draw } from '../base/random.ts'

/** Squares on a side of a quad, which has four sites in the middle of the map and one further out, and of a tile at the rim. */
const QUAD = 2
const TILE = 4
/** Share of the map, furthest from the middle, where four by four squares share a cell: assumed. */
const RIM = 0.36
/** Above every number that is put in order. */
const RANK = 2 ** 20

/** Squares put together in blocks of one, four (a quad) or sixteen (a tile), one site each. */
export class Blocks {
  readonly #columns: number
  readonly #quads: number
  /** By quad, the side of its blocks. */
  readonly #sizes: Uint8Array
  sites = 0

  /** At least `wanted` sites: the rim first, then quads from the middle outwards are cut into single squares. */
  constructor(columns: number, wanted: number) {
    const tiles = Math.ceil(columns / TILE)
    this.#columns = columns
    this.#quads = Math.ceil(columns / QUAD)
    this.#sizes = new Uint8Array(this.#quads * this.#quads).fill(QUAD)
    const outside = fromMiddle(tiles).subarray(Math.ceil((1 - RIM) * tiles * tiles))
    const isRim = new Uint8Array(tiles * tiles)
    for (const tile of outside) isRim[tile] = 1
    this.sites = outside.length
    this.#sizes.forEach((_, quad) => {
      if (isRim[Math.floor(this.#row(quad) / QUAD) * tiles + Math.floor(this.#column(quad) / QUAD)] === 1) this.#sizes[quad] = TILE
      else this.sites++
    })
    for (const quad of fromMiddle(this.#quads)) {
      if (this.sites >= wanted) break
      if (this.#sizes[quad] === TILE) continue
      this.#sizes[quad] = 1
      this.sites += this.#squares(quad).length - 1
    }
  }

  sizeOf(square: number): number {
    return this.#sizes[Math.floor(square / this.#columns / QUAD) * this.#quads + Math.floor((square % this.#columns) / QUAD)]
  }

  /** First square of the block of a square: it stands for the site. */
  firstOf(square: number): number {
    const size = this.sizeOf(square)
    const row = Math.floor(square / this.#columns)
    const column = square % this.#columns
    return (row - (row % size)) * this.#columns + column - (column % size)
  }

  /** By first square, 1 where there is no cell: whole quads and tiles in a keyed order, until so many sites are gone. */
  holes(count: number, key: Key): Uint8Array {
    const hole = new Uint8Array(this.#columns * this.#columns)
    const order = ordered(this.#sizes.length, (quad) => draw(key.k0, key.k1, quad, 0) >>> 0)
    let left = count
    for (const quad of order) {
      for (const square of this.#squares(quad)) {
        if (left === 0) return hole
        if (this.firstOf(square) !== square) continue
        hole[square] = 1
        left--
      }
    }
    return hole
  }

  /** Squares of a quad: fewer than four at an edge. */
  #squares(quad: number): number[] {
    const first = QUAD * (this.#row(quad) * this.#columns + this.#column(quad))
    const isLastColumn = QUAD * this.#column(quad) + 1 === this.#columns
    const isLastRow = QUAD * this.#row(quad) + 1 === this.#columns
    const row = isLastColumn ? [first] : [first, first + 1]
    return isLastRow ? row : [...row, ...row.map((square) => square + this.#columns)]
  }

  #row(quad: number): number {
    return Math.floor(quad / this.#quads)
  }

  #column(quad: number): number {
    return quad % this.#quads
  }
}

/** Places of a square of `side` by `side`, from the middle outwards. */
function fromMiddle(side: number): Int32Array {
  const off = (at: number) => (2 * at + 1 - side) * (2 * at + 1 - side)
  return ordered(side * side, (place) => off(Math.floor(place / side)) + off(place % side))
}

/** The whole numbers below `count`, fewer than a million, by rank: a whole number below 2^32. */
function ordered(count: number, rank: (place: number) => number): Int32Array {
  return Int32Array.from(Float64Array.from({ length: count }, (_, place) => rank(place) * RANK + place).sort(), (value) => value % RANK)
}
