// Laws of places: nobody is where he cannot be.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Spot } from '../../src/operations/itinerary.ts'
import { type CellMap, PITCH } from '../../src/population/cell-map.ts'
import { law } from './law.ts'
import { linesOf } from './drawn.ts'
import { plain, runs } from './scenarios.ts'
import { type Simulation, type Stage, cutOf, perform } from './simulate.ts'
import { grouped } from './views.ts'

const HOUR = 3_600_000
/** Km between two places where the unrest of one phone may put it: sd .18 km, at most 2.9 sd either way along each axis. */
const UNREST = 2.9 * 0.18
/** The same of a handset that looked for its cell ten seconds ago, at most 34 km/h: traffic/whereabouts.ts. */
const NEAR = UNREST + 0.1
const BLUR = 2 * Math.SQRT2 * UNREST
/** km/h: 22 to work and back, and up to 200 km within six hours in a large city. */
const FASTEST = 40
/** Hours between the looks of a phone for a better cell: at one it goes on by as much of its journey. population/places.ts. */
const LOOK = 1 / 12

describe('nobody travels faster than a journey to work', () => {
  law('between the cells of his records', (simulation) => {
    const { rows } = simulation
    const at = areasById(simulation)
    const holders = holdersOf(simulation)
    for (const own of grouped(rows.filter(({ cell }) => cell !== null), (row) => holders(row.served_imsi, row.seizure_time)).values()) {
      const ordered = own.toSorted((a, b) => a.seizure_time - b.seizure_time)
      for (let i = 1; i < ordered.length; i++) {
        const [from, to] = [at(ordered[i - 1].cell as number), at(ordered[i].cell as number)]
        const hours = (ordered[i].seizure_time - ordered[i - 1].seizure_time + 1) / 3600
        const km = between(from, to)
        const looks = Math.floor(hours / LOOK) + 1
        if (km > BLUR + FASTEST * LOOK * looks) expect.fail(`${km} km in ${hours} h: ${JSON.stringify([ordered[i - 1], ordered[i]])}`)
      }
    }
  })

  test('at any moment of any day, and over the cut, in cities of any size', { timeout: 60_000 }, () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60_000 }), fc.nat(), fc.nat(6), (cells, seed, weekday) => {
      const base = plain(String(seed), 400, 1)
      const stage = perform({ ...base, network: { ...base.network, cells } })
      const { places } = stage.population
      const areas = areasOf(places.map)
      let step = 0
      for (const line of linesOf(stage.crowd)) {
        if (step++ % 7 !== 0) continue
        places.setDay(1, weekday)
        const path: Area[] = []
        for (let hour = 0; hour <= 24; hour++) path.push(areas[places.cellOf(line, Math.min(24 * HOUR - 1, hour * HOUR))])
        places.setDay(2, (weekday + 1) % 7)
        path.push(areas[places.cellOf(line, 0)])
        for (let i = 1; i < path.length; i++) {
          const km = between(path[i - 1], path[i])
          if (km > BLUR + (i === 25 ? 0 : FASTEST)) expect.fail(`line ${line} of ${cells} cells: ${km} km in hour ${i - 1} after the cut`)
        }
      }
    }), { numRuns: runs(30), endOnFailure: true })
  })
})

describe('somebody on the road by trade', () => {
  test('is heard by as many cells a day as the trade says, and by one neighbourhood who stays behind a counter', () => {
    const base = plain('trades', 2000, 2)
    const profiles = { resident: 0.6, courier: 0.1, driver: 0.1, shop: 0.1, telemarketer: 0.1 }
    const { crowd, population: { places, lines } } = perform({ ...base, population: { ...base.population, profiles } })
    crowd.setDay(0)
    const counts = new Map<string, number[]>()
    for (let subscriber = 0; subscriber < 2000; subscriber++) {
      const line = lines.lineOf(subscriber)
      const cells = new Set(Array.from({ length: 144 }, (_, i) => places.cellOf(line, i * 600_000)))
      const name = crowd.profiles[crowd.profileAt(line)].name
      counts.set(name, [...(counts.get(name) ?? []), cells.size])
      for (let at = 0; at < 24 * HOUR; at = Math.ceil(places.steadyUntil(line, at))) {
        const last = Math.min(24 * HOUR, Math.ceil(places.steadyUntil(line, at))) - 1
        if (places.cellOf(line, last) !== places.cellOf(line, at)) expect.fail(`line ${line} is not steady from ${at} to ${last}`)
      }
    }
    const middle = (name: string) => counts.get(name)!.toSorted((a, b) => a - b)[counts.get(name)!.length >> 1]
    expect(middle('driver')).toBeGreaterThanOrEqual(30) // 30-80 a day, couriers 15-40 (assumed)
    expect(middle('courier')).toBeGreaterThanOrEqual(12)
    expect(middle('courier')).toBeLessThan(middle('driver'))
    for (const name of ['shop', 'telemarketer']) expect(middle(name)).toBeLessThan(middle('resident'))
  })
})

describe('a cell of a record', () => {
  law('exists, and lies in its location area', ({ rows, population: { places: { map } } }) => {
    const known = new Set(Array.from({ length: map.cells }, (_, cell) => `${map.lac(cell)}/${map.id(cell)}`))
    expect(known.size).toBe(map.cells)
    for (const row of rows) if (row.cell !== null && !known.has(`${row.lac}/${row.cell}`)) expect.fail(JSON.stringify(row))
  })

  law('is near the place of the operation\'s member, whichever SIM is in the handset', (simulation) => {
    const { crowd, log, population: { numbering } } = simulation
    const at = areasById(simulation)
    const stays = grouped(crowd.holdings.all(), ({ handset }) => numbering.imei(handset))
    const edge = simulation.population.places.map.columns * PITCH
    const inside = (km: number) => Math.min(edge, Math.max(0, km))
    const first = cutOf(simulation.scenario, 0)
    for (const row of simulation.rows) {
      if (row.served_imei === null || row.cell === null) continue
      const moment = (row.seizure_time - first) * 1000
      const there = (stays.get(row.served_imei) ?? []).filter(({ from, to }) => from < moment + 1000 && to > moment)
      if (there.length === 0) continue
      const area = at(row.cell)
      const isNear = there.some(({ member }) => {
        const spot = new Spot().find(log.members[member], moment)
        return outside(inside(spot.x), area.west, area.east) <= NEAR && outside(inside(spot.y), area.south, area.north) <= NEAR
      })
      if (!isNear) expect.fail(`${JSON.stringify(area)}: ${JSON.stringify([there, row])}`)
    }
  }, { wish: { subscribers: { min: 100, max: 900 }, operations: { min: 1, max: 2 } } })
})

/** What a cell serves lies within, km from the corner of the map. */
interface Area {
  west: number
  east: number
  south: number
  north: number
}

function areasOf(map: CellMap): Area[] {
  const areas = Array.from({ length: map.cells }, (): Area => ({ west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }))
  for (let square = 0; square < map.columns * map.columns; square++) {
    const [west, south] = [(square % map.columns) * PITCH, Math.floor(square / map.columns) * PITCH]
    const area = areas[map.at(west + PITCH / 2, south + PITCH / 2)]
    area.west = Math.min(area.west, west)
    area.east = Math.max(area.east, west + PITCH)
    area.south = Math.min(area.south, south)
    area.north = Math.max(area.north, south + PITCH)
  }
  return areas
}

/** The area of a cell by its number in records. */
function areasById({ population: { places: { map } } }: Stage): (cellId: number) => Area {
  const areas = areasOf(map)
  const cells = new Map(areas.map((area, cell) => [map.id(cell), area]))
  return (cellId) => {
    const area = cells.get(cellId)
    if (area === undefined) throw new RangeError(`no cell ${cellId}`)
    return area
  }
}

/** The least km from one area to another. */
function between(one: Area, other: Area): number {
  return Math.hypot(
    Math.max(0, other.west - one.east, one.west - other.east), Math.max(0, other.south - one.north, one.south - other.north))
}

/** How far a coordinate lies outside a stretch. */
function outside(at: number, from: number, to: number): number {
  return Math.max(0, from - at, at - to)
}

/** Who has a SIM at a moment: its owner until the cut of its sale, then the member. */
function holdersOf({ crowd, population: { lines, numbering }, scenario, log }: Simulation): (imsi: number, time: number) => string {
  const sold = new Map(crowd.holdings.sales().map(({ line, day }) => [numbering.imsi(lines.subscriberAt(line)), { line, day }]))
  const first = scenario.period.from * 86_400 + 4 * 3600 - scenario.period.utcOffset * 60
  return (imsi, time) => {
    const sale = sold.get(imsi)
    if (!sale || time < first + sale.day * 86_400) return `owner ${imsi}`
    const holding = crowd.holdings.at(sale.line, (time - first + 1) * 1000) ?? crowd.holdings.at(sale.line, (time - first) * 1000)
    return `member ${holding ? log.members[holding.member].index : '?'} ${imsi}`
  }
}
