// Axes as they are drawn: ticks, lines across, and labels that lie flat.
import type { Axes } from './axis.ts'
import type { Frame } from './frame.ts'
import { type Markup, element, joined } from './markup.ts'
import type { Tick } from './scales/index.ts'
import { fitted, textWidth } from './text-width.ts'

/** Height of a line of text, pixels. */
export const LINE = 16
const MARGIN = 8
/** Between the label of y and the frame. */
export const LABEL_GAP = 11

/** Room that the texts of y take on the left, pixels; at most 45 % of the width. */
export function leftOf(ticks: readonly Tick[], width: number): number {
  const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text)))
  return Math.min(Math.ceil(widest) + MARGIN, Math.floor(width * 0.45))
}

export function drawAxes({ x, y }: Axes, frame: Frame): Markup {
  return joined([
    y.hidden === true ? undefined : drawY(y.grid ?? y.scale !== 'band', frame),
    x.hidden === true ? undefined : drawX(x.grid ?? false, frame),
    y.hidden === true || y.label === '' ? undefined : element('text', { class: 'tick', x: 0, y: frame.top - LABEL_GAP }, y.scale === 'band' ? y.label : `↑ ${y.label}`),
    x.hidden === true || x.label === '' ? undefined : element('text', {
      class: 'tick', x: frame.left + frame.width, y: frame.top + frame.height + 2 * LINE, 'text-anchor': 'end',
    }, x.scale === 'band' ? x.label : `${x.label} →`),
  ])
}

function drawY(grid: boolean, { left, top, width, height, y }: Frame): Markup {
  const lines = y.ticks.map(({ value }) => y.at(value))
  return joined([
    grid ? element('path', { class: 'grid', d: lines.map((at) => `M${left} ${round(at)}H${round(left + width)}`).join('') }) : undefined,
    y.ticks.map(({ text }, i) => element('text', { class: 'tick', x: left - MARGIN + 2, y: lines[i] + 4, 'text-anchor': 'end' }, fitted(text, left - MARGIN))),
    grid ? undefined : element('path', { class: 'axis', d: `M${left} ${round(top)}V${round(top + height)}` }),
  ])
}

function drawX(grid: boolean, { left, top, width, height, x }: Frame): Markup {
  const bottom = top + height
  const ticks = x.ticks.map(({ value, text }) => ({ at: x.at(value), text }))
  const marks = ticks.map(({ at }) => (grid ? `M${round(at)} ${round(top)}V${round(bottom)}` : '')).join('')
  return joined([
    grid ? element('path', { class: 'grid', d: marks }) : undefined,
    x.step > 0 ? undefined : element('path', { class: 'axis', d: ticks.map(({ at }) => `M${round(at)} ${round(bottom)}v4`).join('') }),
    element('path', { class: 'axis', d: `M${left} ${round(bottom)}H${round(left + width)}` }),
    ticks.map(({ at, text }) => element('text', {
      class: 'tick', x: Math.min(at, left + width - textWidth(text) / 2 + MARGIN), y: bottom + LINE, 'text-anchor': 'middle',
    }, text)),
  ])
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
