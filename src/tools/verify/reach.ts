// Reach: how far from its middle a cell may be heard, as the map tells it.
import type { Network } from './network.ts'

/** Km between two places at which somebody at rest may be heard: half a kilometre each way on both axes. */
export const UNREST = 1.5
/** Sectors of 60 degrees around a cell: a place in one of them is nearer to any cell there that is less far away. */
const SECTORS = 6

/** Cells are dense or sparse, and beside a hole they serve what lies in it: so each has its own reach, found when asked for. */
export class Reach {
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #found: Float64Array
  readonly #nearest = new Float64Array(SECTORS)

  constructor({ x, y }: Pick<Network, 'x' | 'y'>) {
    this.#x = x
    this.#y = y
    this.#found = new Float64Array(x.length).fill(-1)
  }

  /** Km to the nearest cell in the sector where that is furthest; 0 if there is no other cell. */
  of(cell: number): number {
    if (this.#found[cell] < 0) this.#found[cell] = this.#find(cell)
    return this.#found[cell]
  }

  #find(cell: number): number {
    const nearest = this.#nearest.fill(Infinity)
    for (let other = 0; other < this.#x.length; other++) {
      if (other === cell) continue
      const east = this.#x[other] - this.#x[cell]
      const north = this.#y[other] - this.#y[cell]
      const sector = sectorOf(east, north)
      nearest[sector] = Math.min(nearest[sector], east * east + north * north)
    }
    // A sector without any cell looks over the edge of the map.
    return Math.sqrt(nearest.reduce((widest, square) => (square < Infinity ? Math.max(widest, square) : widest), 0))
  }
}

function sectorOf(east: number, north: number): number {
  const upper = north > 0 || (north === 0 && east > 0)
  const along = Math.sqrt(3) * (upper ? east : -east)
  const up = upper ? north : -north
  const third = along > up ? 0 : along >= -up ? 1 : 2
  return upper ? third : 3 + third
}
