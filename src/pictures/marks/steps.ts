// Steps: a value that stays until the next point, as of a share that exceeds x.
import { channel, datum } from '../channels.ts'
import type { Mark } from '../mark.ts'
import { coordinate } from '../numbers.ts'
import { type Line, stroke, vegaStroke } from './line.ts'

export interface Steps extends Omit<Line, 'mark'> {
  readonly mark: 'steps'
}

export const steps: Mark<Steps> = {
  swatch: 'line',
  extent: ({ points }) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) }),
  draw: (layer, { x, y }) => stroke(layer, layer.points.map(([a, b], i) => (i === 0
    ? `M${coordinate(x.at(a))} ${coordinate(y.at(b))}`
    : `H${coordinate(x.at(a))}V${coordinate(y.at(b))}`)).join('')),
  vega: (layer, axes) => ({
    data: { values: layer.points.map(([x, y]) => ({ x: datum(axes.x, x), y: datum(axes.y, y) })) },
    mark: { type: 'line', interpolate: 'step-after', ...vegaStroke(layer) },
    encoding: { x: channel(axes.x, 'x'), y: channel(axes.y, 'y') },
  }),
}
