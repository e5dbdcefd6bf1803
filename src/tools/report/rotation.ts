// The rotation of SIMs through the handsets of an operation, as a picture.
import type { Interval, Layer, Picture } from '../../pictures/index.ts'
import type { Frame } from '../dataset/frame.ts'
import type { Cast } from './casts.ts'
import { ending, onAxis, slug } from './words.ts'

/** Handsets that are drawn. */
const MOST = 40

export function rotation({ operation, handsets, holdings, events }: Cast, frame: Frame): Picture {
  const used = handsets.filter(({ imei }) => holdings.some((holding) => holding.imei === imei))
    .toSorted((a, b) => order(a.pair, b.pair) || order(a.part, b.part) || a.imei - b.imei)
  const rows = new Map(used.slice(0, MOST).map(({ imei }, row) => [imei, row]))
  const shades: Interval[][] = [[], []]
  const turns = new Map<number, number>()
  for (const { imsi, imei, from, to } of holdings) {
    const band = rows.get(imei)
    if (band === undefined) continue
    const turn = turns.get(imei) ?? 0
    turns.set(imei, turn + 1)
    shades[turn % 2].push({ band, from: onAxis(from, frame), to: onAxis(to, frame), title: `SIM ${imsi} in handset ${imei}` })
  }
  const barred = events.filter(({ event, imei }) => event === 'sim_blocked' && rows.has(imei))
  const layers: Layer[] = [
    { mark: 'intervals', name: 'a SIM', colour: 'c2', intervals: shades[0] },
    { mark: 'intervals', name: 'the next SIM', colour: 'c6', intervals: shades[1] },
    ...(barred.length > 0 ? [{
      mark: 'dots' as const, name: 'SIM barred', sign: 'cross' as const, colour: 'c1' as const,
      dots: barred.map(({ time, imsi, imei }) => ({ x: onAxis(time, frame), y: rows.get(imei) ?? 0, title: `SIM ${imsi} barred` })),
    }] : []),
    ...raidRule(events, frame),
  ]
  const more = used.length > MOST ? `; ${used.length - MOST} more handsets are not drawn` : ''
  return {
    name: `rotation-${slug(operation.id)}`,
    title: `SIMs through handsets: ${operation.id}`,
    description: `Which SIM was in which of ${used.length} handsets of ${operation.id}, from ${frame.text(operation.from)} to ${frame.text(operation.to)}${more}.`,
    x: { label: '', scale: 'time', grid: true, domain: [onAxis(operation.from, frame), onAxis(operation.to, frame)] },
    y: { label: 'handset', scale: 'band', bands: used.slice(0, MOST).map(({ imei, pair = '', part = '' }) => `${pair.split('/').at(-1)} ${part} ${ending(imei)}`.trim()) },
    height: Math.max(60, rows.size * 18),
    layers,
  }
}

/** The moment of the raid, where there was one; the legend says so, as a text at the line would lie on strips. */
export function raidRule(events: Cast['events'], frame: Frame): Layer[] {
  const values = events.filter(({ event }) => event === 'raid').map(({ time }) => ({ value: onAxis(time, frame) }))
  return values.length === 0 ? [] : [{ mark: 'rules', on: 'x', name: 'raid', colour: 'c1', values }]
}

function order(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
