// A heat map: how much there is at each crossing of two bands, in nine levels.
import { channel, datum } from '../channels.ts'
import { LEVELS, SEQUENTIAL, levelClass, levelOf } from '../colours.ts'
import type { Layered, Mark } from '../mark.ts'
import { element, joined } from '../markup.ts'

export interface Heat extends Layered {
  readonly mark: 'heat'
  /** Positions of the bands. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly value: number; readonly title?: string }[]
  /** What the weakest and the strongest colour stand for. */
  readonly reach: readonly [number, number]
  /** What the legend writes at both ends. */
  readonly ends: readonly [string, string]
  /** What the values are. */
  readonly value: string
}

/** Between cells, pixels. */
const GAP = 1

export const heat: Mark<Heat> = {
  swatch: 'box',
  extent: ({ cells }) => ({ x: cells.map(({ x }) => x), y: cells.map(({ y }) => y) }),
  draw: ({ cells, reach: [low, high] }, { x, y }) => joined(cells.map((cell) => element('rect', {
    class: `fill ${levelClass('sequential', levelOf(cell.value, low, high))}`,
    x: x.at(cell.x) - x.step / 2, y: y.at(cell.y) - y.step / 2, width: x.step - GAP, height: y.step - GAP,
  }, ))),
  vega: ({ cells, reach, value }, axes) => ({
    data: { values: cells.map((cell) => ({ x: datum(axes.x, cell.x), y: datum(axes.y, cell.y), value: Number(cell.value.toPrecision(6)) })) },
    mark: { type: 'rect' },
    encoding: {
      x: channel(axes.x, 'x'),
      y: channel(axes.y, 'y'),
      color: { field: 'value', type: 'quantitative', title: value, scale: { type: 'quantize', domain: reach, range: SEQUENTIAL.light.slice(0, LEVELS) } },
    },
  }),
}
