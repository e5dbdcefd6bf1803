// A line through points, as of a curve of precision over recall.
import { channel, datum } from '../channels.ts'
import { type Layered, type Mark, type Point } from '../mark.ts'
import { element } from '../markup.ts'
import { coordinate } from '../numbers.ts'

/** Patterns by which lines are told apart without colour; the first is none. */
export const DASHES = ['', '7 3', '2 3', '8 3 2 3', '12 4', '4 2 1 2 1 2'] as const

export interface Line extends Layered {
  readonly mark: 'line'
  readonly points: readonly Point[]
  /** Position in DASHES. */
  readonly dash?: number
  readonly strong?: boolean
}

export const line: Mark<Line> = {
  swatch: 'line',
  extent: ({ points }) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) }),
  draw: (layer, { x, y }) => stroke(layer, layer.points.map(([a, b], i) =>
    `${i === 0 ? 'M' : 'L'}${coordinate(x.at(a))} ${coordinate(y.at(b))}`).join('')),
  vega: (layer, axes) => ({
    data: { values: layer.points.map(([x, y]) => ({ x: datum(axes.x, x), y: datum(axes.y, y) })) },
    mark: { type: 'line', ...vegaStroke(layer) },
    encoding: { x: channel(axes.x, 'x'), y: channel(axes.y, 'y') },
  }),
}

type Stroked = Pick<Line, 'name' | 'colour' | 'dash' | 'strong'>

export function stroke({ name, colour, dash = 0, strong = false }: Stroked, d: string) {
  const pattern = DASHES[dash % DASHES.length]
  return element('path', { class: `line${strong ? ' strong' : ''} ${colour}`, 'stroke-dasharray': pattern || undefined, d, 'data-name': name })
}

export function vegaStroke({ dash = 0, strong = false }: Stroked): Record<string, unknown> {
  const pattern = DASHES[dash % DASHES.length]
  return { strokeWidth: strong ? 2.75 : 1.75, ...(pattern ? { strokeDash: pattern.split(' ').map(Number) } : {}) }
}
