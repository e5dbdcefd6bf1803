// Where they call from: the cells with their traffic, and the sites of operations.
import { type Dot, type Layer, type Picture, number, sideBySide } from '../../../pictures/index.ts'
import type { MakeSection } from '../section.ts'
import type { Survey } from '../survey.ts'

/** Half the width of the busiest place, pixels. */
const LARGEST = 9
/** More cells than this are put together in squares, so many to a side. */
const MOST_CELLS = 900
const SQUARES = 26

export const map: MakeSection = ({ survey }, album) => {
  const { cells, relayCells, sites } = survey
  if (cells.length === 0) return undefined
  const all = cells.reduce((sum, count) => sum + count, 0)
  const relay = relayCells.reduce((sum, count) => sum + count, 0)
  return {
    id: 'map', title: 'Where they call from', body: [sideBySide(
      album.show(drawn(survey, { name: 'map-all', title: 'All outgoing calls', amounts: cells, colour: 'c2', sites: false }), {
        note: `${number(all)} attempts from ${number(cells.length)} cells; the area of a sign is its traffic.`,
      }),
      relay === 0 ? undefined : album.show(drawn(survey, { name: 'map-relay', title: 'Calls of relay SIMs, and sites', amounts: relayCells, colour: 'c1', sites: true }), {
        note: `${number(relay)} attempts. A site is drawn at the cell that its calls use most; ${number(sites.size)} sites of operations, lawful ones included.`,
      }),
    )],
  }
}

interface Told {
  readonly name: string
  readonly title: string
  readonly amounts: Float64Array
  readonly colour: 'c1' | 'c2'
  readonly sites: boolean
}

function drawn(survey: Survey, { name, title, amounts, colour, sites }: Told): Picture {
  const { x, y } = survey.network
  const [west, east, south, north] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)]
  const span = Math.max(east - west, north - south, 1) * 1.06
  const middle = [(west + east) / 2, (south + north) / 2]
  // Counted from the middle: the map is of no real place.
  const places = (x.length > MOST_CELLS ? squares : single)(x, y, amounts, span)
  const most = Math.max(...places.map(({ amount }) => amount), 1)
  const dot = (at: { x: number; y: number }): Dot => ({ x: at.x - middle[0], y: at.y - middle[1] })
  const layers: Layer[] = [
    {
      mark: 'dots', name: 'cells by traffic', colour, faint: true,
      dots: places.filter(({ amount }) => amount > 0).map((place) =>
        ({ ...dot(place), radius: Math.max(1, LARGEST * Math.sqrt(place.amount / most)), title: `${number(place.amount)} attempts` })),
    },
    ...(sites ? [{ mark: 'dots' as const, name: 'sites', sign: 'diamond' as const, colour: 'ink' as const, radius: 5, dots: siteDots(survey).map((site) => ({ ...dot(site), title: site.title })) }] : []),
  ]
  return {
    name, title,
    description: `A map of no real place: outgoing attempts by cell${sites ? ', and the sites of operations' : ''}.`,
    x: { label: 'km east of the middle', scale: 'linear', domain: [-span / 2, span / 2] },
    y: { label: 'km north', scale: 'linear', domain: [-span / 2, span / 2] },
    height: (width) => width,
    layers,
  }
}

interface Place {
  readonly x: number
  readonly y: number
  amount: number
}

function single(x: Float64Array, y: Float64Array, amounts: Float64Array): Place[] {
  return Array.from(amounts, (amount, cell) => ({ x: x[cell], y: y[cell], amount }))
}

function squares(x: Float64Array, y: Float64Array, amounts: Float64Array, span: number): Place[] {
  const side = span / SQUARES
  const found = new Map<string, Place>()
  amounts.forEach((amount, cell) => {
    const [column, row] = [Math.floor(x[cell] / side), Math.floor(y[cell] / side)]
    const place = found.get(`${column} ${row}`)
    if (place === undefined) found.set(`${column} ${row}`, { x: (column + 0.5) * side, y: (row + 0.5) * side, amount })
    else place.amount += amount
  })
  return [...found.values()]
}

function siteDots({ sites, network: { x, y } }: Survey): { x: number; y: number; title: string }[] {
  return [...sites].map(([name, cells]) => {
    const [[cell]] = [...cells].toSorted(([a, m], [b, n]) => n - m || a - b)
    return { x: x[cell], y: y[cell], title: name }
  })
}
