// The map of cells: everybody is served, cells are dense where people are, and some squares have none.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyFor } from '../../src/base/random.ts'
import { CellMap, KM_PER_DEGREE, PITCH } from '../../src/population/cell-map.ts'
import { makePopulation } from '../../src/population/population.ts'
import { cellRows } from '../../src/traffic/standing.ts'
import { plain, runs } from '../laws/scenarios.ts'

const seed = fc.nat(2 ** 31)
const anyMap = fc.record({ cells: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60_000 })), seed })
const largeMap = fc.record({ cells: fc.integer({ min: 4000, max: 60_000 }), seed })

test('every square is served, and the listed cells are those that serve', { timeout: 60_000 }, () => {
  fc.assert(fc.property(anyMap, ({ cells, seed: seedOf }) => {
    const base = plain(String(seedOf), 100, 1)
    const population = makePopulation({ ...base, network: { ...base.network, cells } })
    const { map } = population.places
    const listed = new Set<string>()
    cellRows(population, (rows) => {
      for (let row = 0; row < rows.size; row++) listed.add(`${rows.ints('lac')[row]}/${rows.ints('cell')[row]}`)
    })
    const serving = new Set(squares(map).map(({ cell }) => `${map.lac(cell)}/${map.id(cell)}`))
    expect(serving).toEqual(listed)
    expect(listed.size).toBe(cells)
  }), { numRuns: runs(40) })
})

test('a cell serves its own middle, and beyond the edge the edge serves', () => {
  fc.assert(fc.property(anyMap, fc.double({ min: -50, max: 400, noNaN: true }), fc.double({ min: -50, max: 400, noNaN: true }), ({ cells, seed: seedOf }, x, y) => {
    const map = new CellMap(cells, keyFor(String(seedOf), 'map'))
    const edge = map.columns * PITCH
    const inside = (km: number) => Math.max(0, Math.min(edge - 1e-9, km))
    expect(map.at(x, y)).toBe(map.at(inside(x), inside(y)))
    for (let cell = 0; cell < cells; cell += 1 + (cells >> 8)) {
      const [east, north] = [map.longitude(cell) * KM_PER_DEGREE, map.latitude(cell) * KM_PER_DEGREE]
      expect(map.at(east - PITCH / 4, north - PITCH / 4)).toBe(cell)
      const quarter = (km: number) => Math.floor((4 * (Math.round((2 * km) / PITCH) / 2)) / map.columns) // middles lie on half squares
      expect(map.district(cell)).toBe(4 * quarter(north) + quarter(east))
    }
  }), { numRuns: runs(40) })
})

test('in a hole the nearest cell serves: there are holes on a large map, and few', { timeout: 60_000 }, () => {
  fc.assert(fc.property(largeMap, ({ cells, seed: seedOf }) => {
    const map = new CellMap(cells, keyFor(String(seedOf), 'map'))
    const middles = Array.from({ length: cells }, (_, cell) => ({ x: map.longitude(cell) * KM_PER_DEGREE, y: map.latitude(cell) * KM_PER_DEGREE }))
    const half = (map.columns * PITCH) / 2
    // In the middle each square has its own cell, so that whoever is not served from its very middle is in a hole.
    const inner = squares(map).filter(({ x, y }) => Math.hypot(x - half, y - half) < half / 2)
    const holes = inner.filter(({ x, y, cell }) => Math.hypot(x - middles[cell].x, y - middles[cell].y) > 0.01)
    expect(holes.length).toBeGreaterThan(0)
    expect(holes.length).toBeLessThan(0.1 * inner.length)
    for (const { x, y, cell } of holes.slice(0, 20)) {
      let nearest = Infinity
      for (const middle of middles) nearest = Math.min(nearest, Math.hypot(x - middle.x, y - middle.y))
      expect(Math.hypot(x - middles[cell].x, y - middles[cell].y)).toBeCloseTo(nearest, 9)
    }
  }), { numRuns: runs(20) })
})

test('cells are dense in the middle and sparser outwards', () => {
  fc.assert(fc.property(largeMap, ({ cells, seed: seedOf }) => {
    const map = new CellMap(cells, keyFor(String(seedOf), 'map'))
    const half = (map.columns * PITCH) / 2
    const count = (from: number, to: number) => Array.from({ length: cells }, (_, cell) =>
      Math.hypot(map.longitude(cell) * KM_PER_DEGREE - half, map.latitude(cell) * KM_PER_DEGREE - half) / half)
      .filter((away) => away >= from && away < to).length
    // Cells a square kilometre: four, one, and a quarter, but for the holes and for squares at the borders of the rings.
    const inner = count(0, 0.5) / (Math.PI * 0.25 * half * half)
    const middle = count(0.65, 0.85) / (Math.PI * (0.7225 - 0.4225) * half * half)
    const outer = count(0.95, 2) / ((4 - Math.PI * 0.9025) * half * half)
    expect(inner).toBeGreaterThan(3)
    expect(inner).toBeLessThan(4.5)
    expect(middle).toBeLessThan(inner / 2)
    expect(outer).toBeLessThan(middle / 2)
  }), { numRuns: runs(40) })
})

test('people live where cells are dense', () => {
  fc.assert(fc.property(largeMap, ({ cells, seed: seedOf }) => {
    const base = plain(String(seedOf), 20_000, 1)
    const { places, lines } = makePopulation({ ...base, network: { ...base.network, cells } })
    const served = new Float64Array(cells)
    for (const { cell } of squares(places.map)) served[cell]++
    places.setDay(0, 6)
    const density = (cell: number) => 1 / (served[cell] * PITCH * PITCH)
    let sum = 0
    for (let subscriber = 0; subscriber < 20_000; subscriber += 10) sum += density(places.cellOf(lines.lineOf(subscriber), 0)) / 2000
    const overall = cells / (places.map.columns * PITCH) ** 2
    expect(sum).toBeGreaterThan(1.3 * overall)
  }), { numRuns: runs(20) })
})

/** Middles of all squares, km, with the cell that serves each. */
function squares(map: CellMap): { x: number; y: number; cell: number }[] {
  return Array.from({ length: map.columns * map.columns }, (_, square) => {
    const [x, y] = [((square % map.columns) + 0.5) * PITCH, (Math.floor(square / map.columns) + 0.5) * PITCH]
    return { x, y, cell: map.at(x, y) }
  })
}
