// Dots: a sign at each point, of an area that may tell an amount: cells on a map, events on a timeline.
import { channel, datum } from '../channels.ts'
import type { Layered, Mark } from '../mark.ts'
import { type Markup, element, joined } from '../markup.ts'
import { coordinate } from '../numbers.ts'

export type Sign = 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross'

export interface Dot {
  readonly x: number
  readonly y: number
  /** Half the width, pixels, in place of the layer's. */
  readonly radius?: number
  /** What is said of it where the pointer rests. */
  readonly title?: string
}

export interface Dots extends Layered {
  readonly mark: 'dots'
  readonly dots: readonly Dot[]
  readonly sign?: Sign
  /** Half the width, pixels. */
  readonly radius?: number
  readonly faint?: boolean
}

const RADIUS = 4

export const dots: Mark<Dots> = {
  swatch: 'dot',
  extent: ({ dots }) => ({ x: dots.map(({ x }) => x), y: dots.map(({ y }) => y) }),
  draw: ({ colour, dots, sign = 'circle', radius = RADIUS, faint = false }, { x, y }) => joined(dots.map((dot) => element('g', {},
    dot.title === undefined ? undefined : element('title', {}, dot.title),
    drawSign(sign, `${colour}${faint ? ' faint' : ''}`, x.at(dot.x), y.at(dot.y), dot.radius ?? radius)))),
  vega: ({ dots, sign = 'circle', radius = RADIUS }, axes) => ({
    data: {
      values: dots.map((dot) => ({
        x: datum(axes.x, dot.x), y: datum(axes.y, dot.y), size: Number((4 * (dot.radius ?? radius) * (dot.radius ?? radius)).toPrecision(4)), title: dot.title,
      })),
    },
    mark: { type: 'point', filled: sign !== 'ring' && sign !== 'cross', shape: SHAPES[sign], tooltip: true },
    encoding: { x: channel(axes.x, 'x'), y: channel(axes.y, 'y'), size: { field: 'size', type: 'quantitative', scale: null } },
  }),
}

const SHAPES: Readonly<Record<Sign, string>> =
  { circle: 'circle', ring: 'circle', square: 'square', diamond: 'diamond', triangle: 'triangle-up', cross: 'cross' }

/** The sign around a place. */
export function drawSign(sign: Sign, classes: string, x: number, y: number, r: number): Markup {
  const path = (d: string, kind = 'fill outlined') => element('path', { class: `${kind} ${classes}`, d })
  const at = (dx: number, dy: number) => `${coordinate(x + dx * r)} ${coordinate(y + dy * r)}`
  switch (sign) {
    case 'circle': return element('circle', { class: `fill outlined ${classes}`, cx: x, cy: y, r })
    case 'ring': return element('circle', { class: `rule ${classes}`, cx: x, cy: y, r })
    case 'square': return path(`M${at(-0.85, -0.85)}L${at(0.85, -0.85)}L${at(0.85, 0.85)}L${at(-0.85, 0.85)}Z`)
    case 'diamond': return path(`M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`)
    case 'triangle': return path(`M${at(0, -1.1)}L${at(1.05, 0.85)}L${at(-1.05, 0.85)}Z`)
    case 'cross': {
      const d = `M${at(-0.8, -0.8)}L${at(0.8, 0.8)}M${at(0.8, -0.8)}L${at(-0.8, 0.8)}`
      return joined([element('path', { class: 'halo', d }), path(d, 'line')])
    }
  }
}
