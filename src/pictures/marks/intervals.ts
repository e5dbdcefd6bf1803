// Intervals: strips from a beginning to an end, on the bands of y: which SIM was in which handset, how long calls lasted.
import { channel, datum } from '../channels.ts'
import type { Layered, Mark } from '../mark.ts'
import { element, joined } from '../markup.ts'

export interface Interval {
  /** Position of the band. */
  readonly band: number
  readonly from: number
  readonly to: number
  /** What is said of it where the pointer rests. */
  readonly title?: string
}

export interface Intervals extends Layered {
  readonly mark: 'intervals'
  readonly intervals: readonly Interval[]
  /** Share of the band that a strip fills. */
  readonly thickness?: number
  /** Its middle, from the upper edge (0) to the lower edge (1) of the band. */
  readonly place?: number
}

/** None is so short that it cannot be seen, pixels. */
const LEAST = 0.75

export const intervals: Mark<Intervals> = {
  swatch: 'box',
  extent: ({ intervals }) => ({ x: intervals.flatMap(({ from, to }) => [from, to]), y: intervals.map(({ band }) => band) }),
  draw: ({ colour, intervals, thickness = 0.72, place = 0.5 }, { x, y }) => {
    const height = Math.max(1.5, thickness * y.step)
    return joined(intervals.map(({ band, from, to, title }) => element('g', {},
      title === undefined ? undefined : element('title', {}, title),
      element('rect', {
        class: `fill ${colour}`, x: x.at(from), y: y.at(band) + (place - 0.5) * y.step - height / 2,
        width: Math.max(LEAST, x.at(to) - x.at(from)), height,
      }))))
  },
  vega: ({ intervals }, axes) => ({
    data: { values: intervals.map(({ band, from, to, title }) => ({ band: datum(axes.y, band), from: datum(axes.x, from), to: datum(axes.x, to), title })) },
    mark: { type: 'bar', tooltip: true },
    encoding: { x: channel(axes.x, 'from'), x2: { field: 'to' }, y: channel(axes.y, 'band') },
  }),
}
