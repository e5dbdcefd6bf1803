// The legend above a picture: what is drawn how, in as many lines as it takes.
import { LEVELS, levelClass } from './colours.ts'
import type { Layered, Swatch } from './mark.ts'
import { type Markup, element, joined } from './markup.ts'
import { drawSign } from './marks/dots.ts'
import { type Layer, markOf } from './marks/index.ts'
import { stroke } from './marks/line.ts'
import { textWidth } from './text-width.ts'

const LINE = 18
const SWATCH = 20
const GAP = 14
const RAMP = 12

export interface Legend {
  readonly markup: Markup
  /** Pixels; 0 where there is nothing to tell. */
  readonly height: number
}

export function legendOf(layers: readonly Layer[], left: number, width: number): Legend {
  const heat = layers.find((layer) => layer.mark === 'heat')
  if (heat) return { markup: ramp(heat.ends, heat.value, left), height: LINE }
  const named = layers.filter((layer, i) => layer.name !== undefined && layers.findIndex(({ name }) => name === layer.name) === i)
  if (named.length === 0) return { markup: joined([]), height: 0 }
  let [x, line] = [left, 0]
  const entries = named.map((layer) => {
    const wide = SWATCH + 6 + textWidth(layer.name ?? '')
    if (x > left && x + wide > left + width) [x, line] = [left, line + 1]
    const entry = element('g', {}, swatch(layer, x, line * LINE + LINE / 2),
      element('text', { x: x + SWATCH + 6, y: line * LINE + LINE / 2 + 4 }, layer.name))
    x += wide + GAP
    return entry
  })
  return { markup: element('g', { class: 'legend' }, entries), height: (line + 1) * LINE + 2 }
}

function swatch(layer: Layer, x: number, y: number): Markup {
  const kinds: Readonly<Record<Swatch, () => Markup>> = {
    line: () => (layer.mark === 'rules'
      ? element('line', { class: `rule ${layer.colour}`, 'stroke-dasharray': '4 3', x1: x, x2: x + SWATCH, y1: y, y2: y })
      : stroke({ ...unnamed(layer), ...('dash' in layer ? { dash: layer.dash ?? 0, strong: layer.strong ?? false } : {}) }, `M${x} ${y}H${x + SWATCH}`)),
    box: () => element('rect', { class: `fill ${layer.colour}`, x: x + 4, y: y - 6, width: 12, height: 12 }),
    dot: () => (layer.mark === 'dots'
      ? drawSign(layer.sign ?? 'circle', `${layer.colour}${layer.faint === true ? ' faint' : ''}`, x + SWATCH / 2, y, 5)
      : joined([])),
  }
  return kinds[markOf(layer).swatch]()
}

function unnamed({ colour }: Layered): Layered {
  return { colour }
}

function ramp([low, high]: readonly [string, string], value: string, left: number): Markup {
  const start = left + textWidth(low) + 6
  const end = start + LEVELS * RAMP
  return element('g', { class: 'legend' },
    element('text', { x: left, y: 13, class: 'tick' }, low),
    Array.from({ length: LEVELS }, (_, level) =>
      element('rect', { class: `fill ${levelClass('sequential', level)}`, x: start + level * RAMP, y: 4, width: RAMP, height: 11 })),
    element('text', { x: end + 6, y: 13, class: 'tick' }, `${high}  ${value}`))
}
