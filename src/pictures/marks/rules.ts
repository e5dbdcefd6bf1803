// Rules: lines across the whole picture at certain values, as of a raid or of a figure to compare with.
import { channel, datum } from '../channels.ts'
import type { Layered, Mark } from '../mark.ts'
import { element, joined } from '../markup.ts'

export interface Rules extends Layered {
  readonly mark: 'rules'
  /** The axis on which the values are. */
  readonly on: 'x' | 'y'
  readonly values: readonly { readonly value: number; readonly text?: string }[]
}

export const rules: Mark<Rules> = {
  swatch: 'line',
  extent: ({ on, values }) => (on === 'x' ? { x: values.map(({ value }) => value), y: [] } : { x: [], y: values.map(({ value }) => value) }),
  draw: ({ on, colour, values }, { left, top, width, height, x, y }) => joined(values.map(({ value, text }) => {
    const at = on === 'x' ? x.at(value) : y.at(value)
    const d = { x1: on === 'x' ? at : left, x2: on === 'x' ? at : left + width, y1: on === 'x' ? top : at, y2: on === 'x' ? top + height : at }
    const late = on === 'x' && at > left + width * 0.6
    const place = on === 'x' ? { x: at + (late ? -5 : 5), y: top + 11, 'text-anchor': late ? 'end' : 'start' } : { x: left + width, y: at - 4, 'text-anchor': 'end' }
    return element('g', {}, element('line', { class: `rule ${colour}`, 'stroke-dasharray': '4 3', ...d }),
      text === undefined ? undefined : element('text', { class: 'rule-text', ...place }, text))
  })),
  vega: ({ on, values }, axes) => ({
    data: { values: values.map(({ value, text }) => ({ value: datum(axes[on], value), text })) },
    mark: { type: 'rule', strokeDash: [4, 3], tooltip: true },
    encoding: { [on]: channel(axes[on], 'value') },
  }),
}
