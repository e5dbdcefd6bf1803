// A picture: what is to be seen, as data; and how it becomes SVG.
import type { Axes, Axis } from './axis.ts'
import { LABEL_GAP, LINE, drawAxes, leftOf } from './axes.ts'
import type { Frame } from './frame.ts'
import { legendOf } from './legend.ts'
import { type Attributes, type Markup, element, styleSheet } from './markup.ts'
import { type Layer, markOf } from './marks/index.ts'
import { coordinate } from './numbers.ts'
import { domainOf, scaleOf } from './scales/index.ts'
import { COLOURS, PICTURES } from './theme.ts'

export interface Picture extends Axes {
  /** Names of files and anchors: small letters and hyphens, unique on a page. */
  readonly name: string
  readonly title: string
  /** What is to be seen, for those who cannot see it. */
  readonly description: string
  /** From the back to the front. */
  readonly layers: readonly Layer[]
  /** Of the frame, pixels: a number, or what follows from the width of the frame. */
  readonly height?: number | ((width: number) => number)
}

export interface DrawOptions {
  /** Pixels: texts have 12. */
  readonly width: number
  /** A file of its own: with its title above and its style inside. */
  readonly alone?: boolean
}

const RIGHT = 12
const EDGE = 7
const TITLE = 26
/** Of the frame, unless the picture says otherwise. */
const HEIGHT = 220
const BAND = 20

/** SVG of the given width; its height follows. */
export function draw(picture: Picture, { width, alone = false }: DrawOptions): Markup {
  const { frame, height, above, legend } = layout(picture, width, alone)
  const id = `${picture.name}-${width}`
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', class: 'picture', role: 'img', viewBox: `0 0 ${width} ${height}`, width, height,
    'aria-labelledby': `${id}-title ${id}-description`,
  },
  element('title', { id: `${id}-title` }, picture.title),
  element('desc', { id: `${id}-description` }, picture.description),
  alone && styleSheet(COLOURS + PICTURES),
  alone && element('rect', { class: 'fill ground', width, height }),
  alone && element('text', { class: 'title', x: 0, y: 17 }, picture.title),
  element('g', { transform: `translate(0 ${above})` }, legend),
  drawAxes(picture, frame),
  element('svg', clip(frame), picture.layers.map((layer) => markOf(layer).draw(layer, frame))))
}

/** Marks end at the frame, but for what stands on its edge. */
function clip({ left, top, width, height }: Frame): Attributes {
  const [x, y, w, h] = [left - EDGE, top - EDGE, width + 2 * EDGE, height + 2 * EDGE]
  return { class: 'marks', x, y, width: w, height: h, viewBox: [x, y, w, h].map(coordinate).join(' ') }
}

function layout(picture: Picture, width: number, alone: boolean) {
  const { x, y, layers } = picture
  const extents = layers.map((layer) => markOf(layer).extent(layer))
  const domains = { x: domainOf(x, extents.flatMap((extent) => extent.x)), y: domainOf(y, extents.flatMap((extent) => extent.y)) }
  const above = alone ? TITLE : 0
  const left = y.hidden === true ? leftOf([], width) : leftOf(scaleOf(y, domains.y, [1, 0], roomOfY(y, tallOf(picture, width))).ticks, width)
  const inner = width - left - RIGHT
  const legend = legendOf(layers, 0, width)
  const top = above + legend.height + (y.hidden === true || y.label === '' ? 6 : LINE + LABEL_GAP)
  const tall = tallOf(picture, inner)
  const frame: Frame = {
    left, top, width: inner, height: tall,
    x: scaleOf(x, domains.x, [left, left + inner], Math.max(2, inner / roomOf(picture))),
    y: scaleOf(y, domains.y, y.scale === 'band' ? [top, top + tall] : [top + tall, top], roomOfY(y, tall)),
  }
  const below = x.hidden === true ? 6 : x.label === '' ? LINE + 8 : 2 * LINE + 8
  return { frame, height: Math.ceil(top + tall + below), above, legend: legend.markup }
}

/** Height of the frame. */
function tallOf({ y, height }: Picture, inner: number): number {
  const bands = y.scale === 'band' ? (y.bands ?? []).length : 0
  return (typeof height === 'function' ? height(inner) : height) ?? (bands > 0 ? bands * BAND : HEIGHT)
}

/** How many ticks y has room for. */
function roomOfY({ scale }: Axis, tall: number): number {
  return scale === 'band' ? Math.floor(tall / 12) : Math.max(2, Math.floor(tall / 40))
}

/** Pixels that a tick of x needs. */
function roomOf({ x }: Picture): number {
  if (x.scale !== 'band') return x.scale === 'time' ? 50 : 62
  return Math.max(...(x.bands ?? []).map((text) => 8 * text.length + 8), 16)
}
