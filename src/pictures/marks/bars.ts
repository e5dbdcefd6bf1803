// Bars: an amount for each band, from zero or another base, lying or standing.
import { channel, datum } from '../channels.ts'
import type { Layered, Mark } from '../mark.ts'
import { element, joined } from '../markup.ts'

export interface Bar {
  /** Position of the band. */
  readonly band: number
  readonly value: number
  /** Where it begins: 0 by default. */
  readonly from?: number
  /** What is said of it where the pointer rests. */
  readonly title?: string
}

export interface Bars extends Layered {
  readonly mark: 'bars'
  /** The axis that has the bands. */
  readonly along: 'x' | 'y'
  readonly bars: readonly Bar[]
  /** The place of this layer among those that share a band: the first of one by default. */
  readonly place?: { readonly index: number; readonly of: number }
}

export const bars: Mark<Bars> = {
  swatch: 'box',
  extent: ({ along, bars }) => {
    const bands = bars.map(({ band }) => band)
    const values = bars.flatMap(({ value, from = 0 }) => [from, value])
    return along === 'x' ? { x: bands, y: values } : { x: values, y: bands }
  },
  draw: ({ along, colour, bars, place: { index, of } = { index: 0, of: 1 } }, { x, y }) => {
    const [across, amounts] = along === 'x' ? [x, y] : [y, x]
    const thick = (across.step * 0.76) / of
    return joined(bars.map(({ band, value, from = 0, title }) => {
      const begin = across.at(band) - across.step * 0.38 + index * thick
      const [a, b] = [amounts.at(from), amounts.at(value)]
      const box = along === 'x'
        ? { x: begin, y: Math.min(a, b), width: thick, height: Math.abs(a - b) }
        : { x: Math.min(a, b), y: begin, width: Math.abs(a - b), height: thick }
      return element('g', {}, title === undefined ? undefined : element('title', {}, title), element('rect', { class: `fill ${colour}`, ...box }))
    }))
  },
  vega: ({ along, bars, place }, axes) => {
    const [bandAxis, amountAxis] = along === 'x' ? [axes.x, axes.y] : [axes.y, axes.x]
    const values = bars.map(({ band, value, from = 0 }) => ({ band: datum(bandAxis, band), value: datum(amountAxis, value), from: datum(amountAxis, from) }))
    const other = along === 'x' ? 'y' : 'x'
    const offset = place && place.of > 1
      ? { [`${along}Offset`]: { datum: place.index, scale: { domain: Array.from({ length: place.of }, (_, i) => i) } } } : {}
    return {
      data: { values },
      mark: { type: 'bar' },
      encoding: { [along]: channel(bandAxis, 'band'), [other]: channel(amountAxis, 'value'), [`${other}2`]: { field: 'from' }, ...offset },
    }
  },
}
