// The contract of a mark: a way in which data is drawn. To add one: a file in marks/ and a line in its index.
import type { Axes } from './axis.ts'
import type { Colour } from './colours.ts'
import type { Frame } from './frame.ts'
import type { Markup } from './markup.ts'

export interface Layered {
  /** What it is called in the legend; without a name it is not there. */
  readonly name?: string
  readonly colour: Colour
}

/** How a name of the legend is shown. */
export type Swatch = 'line' | 'box' | 'dot'

/** A layer of a Vega-Lite specification; its colour is added by the specification. */
export interface VegaLayer {
  readonly data: { readonly values: readonly object[] }
  readonly mark: Readonly<Record<string, unknown>>
  readonly encoding: Readonly<Record<string, unknown>>
}

export interface Mark<L> {
  readonly swatch: Swatch
  /** The values that must lie on the axes. */
  extent(layer: L): { readonly x: readonly number[]; readonly y: readonly number[] }
  draw(layer: L, frame: Frame): Markup
  vega(layer: L, axes: Axes): VegaLayer
}

export type Point = readonly [x: number, y: number]
