// Reach: on the map that we make, a phone at rest is never heard further away than verify grants.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyFor } from '../../src/base/random.ts'
import { CellMap, KM_PER_DEGREE, PITCH } from '../../src/population/cell-map.ts'
import { Reach, UNREST } from '../../src/tools/verify/reach.ts'
import { runs } from '../laws/scenarios.ts'

/** Squares that the unrest of one phone may reach from a square, on each axis: 1.05 km from edge to edge. */
const NEAR = 3

test('a phone at rest is heard by cells that verify finds near enough, on any map', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 3000 })), fc.string(), (cells, seed) => {
    const map = new CellMap(cells, keyFor(seed, 'map'))
    const x = Float64Array.from({ length: cells }, (_, cell) => map.longitude(cell) * KM_PER_DEGREE)
    const y = Float64Array.from({ length: cells }, (_, cell) => map.latitude(cell) * KM_PER_DEGREE)
    const reach = new Reach({ x, y })
    const on = (column: number, row: number) => map.at((column + 0.5) * PITCH, (row + 0.5) * PITCH)
    for (let row = 0; row < map.columns; row++) {
      for (let column = 0; column < map.columns; column++) {
        const one = on(column, row)
        for (let down = 0; down <= NEAR; down++) {
          for (let right = -NEAR; right <= NEAR; right++) {
            const other = on(column + right, row + down)
            const km = Math.hypot(x[other] - x[one], y[other] - y[one])
            const granted = UNREST + reach.of(one) + reach.of(other)
            if (km > granted) expect.fail(`${cells} cells: ${km} km from ${x[one]} ${y[one]} to ${x[other]} ${y[other]}, not ${granted}`)
          }
        }
      }
    }
  }), { numRuns: runs(60) })
})

test('in a dense part the reach is short', () => {
  const grid = Float64Array.from({ length: 81 }, (_, at) => at % 9)
  const rows = Float64Array.from({ length: 81 }, (_, at) => Math.floor(at / 9))
  expect(new Reach({ x: grid, y: rows }).of(40)).toBeCloseTo(Math.SQRT2, 9)
  expect(new Reach({ x: Float64Array.of(1), y: Float64Array.of(1) }).of(0)).toBe(0)
})
