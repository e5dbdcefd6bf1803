// The life of each SIM of an operation, as a picture: bought, used, moved, reported, barred, put away.
import type { Colour, Interval, Layer, Picture } from '../../pictures/index.ts'
import type { Frame } from '../dataset/frame.ts'
import type { Cast } from './casts.ts'
import { raidRule } from './rotation.ts'
import { ending, onAxis, slug } from './words.ts'

/** SIMs that are drawn. */
const MOST = 60

interface Sign {
  readonly event: string
  readonly name: string
  readonly sign: 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross'
  readonly colour: Colour
}

const SIGNS: readonly Sign[] = [
  { event: 'sim_first_used', name: 'first used', sign: 'circle', colour: 'c3' },
  { event: 'sim_moved', name: 'moved', sign: 'diamond', colour: 'c5' },
  { event: 'complaint', name: 'reported', sign: 'triangle', colour: 'c4' },
  { event: 'sim_blocked', name: 'barred', sign: 'cross', colour: 'c1' },
  { event: 'sim_unblocked', name: 'unbarred', sign: 'ring', colour: 'c3' },
]

export function timeline({ operation, holdings, events }: Cast, frame: Frame): Picture {
  const sims = lives(holdings, events)
  const shown = sims.slice(0, MOST)
  const rows = new Map(shown.map(({ imsi }, row) => [imsi, row]))
  const held: Interval[] = holdings.flatMap(({ imsi, imei, from, to }) => {
    const band = rows.get(imsi)
    return band === undefined ? [] : [{ band, from: onAxis(from, frame), to: onAxis(to, frame), title: `SIM ${imsi} in handset ${imei}` }]
  })
  const owned: Interval[] = shown.map(({ from, to, imsi }, band) => ({ band, from: onAxis(from, frame), to: onAxis(to, frame), title: `SIM ${imsi}` }))
  const layers: Layer[] = [
    { mark: 'intervals', name: 'with the operation', colour: 'c8', intervals: owned, thickness: 0.3 },
    { mark: 'intervals', name: 'in a handset', colour: 'c2', intervals: held, thickness: 0.6 },
    ...SIGNS.flatMap(({ event, name, sign, colour }) => {
      const dots = events.filter((happening) => happening.event === event && rows.has(happening.imsi))
        .map(({ time, imsi }) => ({ x: onAxis(time, frame), y: rows.get(imsi) ?? 0, title: `SIM ${imsi}: ${name}` }))
      return dots.length > 0 ? [{ mark: 'dots' as const, name, sign, colour, radius: 3.5, dots }] : []
    }),
    ...raidRule(events, frame),
  ]
  const more = sims.length > MOST ? ` The first ${MOST} of ${sims.length} SIMs are drawn.` : ''
  return {
    name: `timeline-${slug(operation.id)}`,
    title: `The lives of SIMs: ${operation.id}`,
    description: `For each of ${sims.length} SIMs of ${operation.id}: when the operation had it, when it was in a handset, and what happened to it.${more}`,
    x: { label: '', scale: 'time', grid: true, domain: [onAxis(operation.from, frame), onAxis(operation.to, frame)] },
    y: { label: `SIM${more === '' ? '' : `, the first ${MOST} of ${sims.length}`}`, scale: 'band', bands: shown.map(({ imsi }) => ending(imsi)) },
    height: Math.max(60, shown.length * 13),
    layers,
  }
}

interface Life {
  readonly imsi: number
  from: number
  to: number
}

/** By the beginning. A life reaches from the first to the last that is told of the SIM. */
function lives(holdings: Cast['holdings'], events: Cast['events']): Life[] {
  const found = new Map<number, Life>()
  const reach = (imsi: number, from: number, to: number) => {
    const life = found.get(imsi)
    if (life === undefined) found.set(imsi, { imsi, from, to })
    else [life.from, life.to] = [Math.min(life.from, from), Math.max(life.to, to)]
  }
  for (const { imsi, from, to } of holdings) reach(imsi, from, to)
  for (const { imsi, time } of events) if (found.has(imsi)) reach(imsi, time, time)
  const first = new Map(holdings.toReversed().map(({ imsi, from }) => [imsi, from]))
  return [...found.values()].sort((a, b) => (first.get(a.imsi) ?? 0) - (first.get(b.imsi) ?? 0) || a.imsi - b.imsi)
}
