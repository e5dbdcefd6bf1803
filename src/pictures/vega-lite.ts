// The same picture as a Vega-Lite specification, for those who work in Jupyter or Observable.
import { LIGHT } from './colours.ts'
import { type Layer, markOf } from './marks/index.ts'
import type { Picture } from './picture.ts'

export const VEGA_LITE = 'https://vega.github.io/schema/vega-lite/v6.json'

/** With its data in it; text of JSON that ends with a line break. */
export function vegaLite(picture: Picture): string {
  const { name, title, description, layers } = picture
  const drawn = layers.map((layer) => layerOf(layer, picture))
  return `${JSON.stringify({ $schema: VEGA_LITE, name, title, description, width: 560, height: 300, layer: drawn }, null, 1)}\n`
}

function layerOf(layer: Layer, picture: Picture): object {
  const { data, mark, encoding } = markOf(layer).vega(layer, picture)
  if (layer.mark === 'heat') return { data, mark, encoding }
  if (layer.name === undefined) return { data, mark: { ...mark, color: LIGHT[layer.colour] }, encoding }
  return { data, mark, encoding: { ...encoding, color: { datum: layer.name, type: 'nominal', scale: colours(picture), legend: { title: null } } } }
}

/** Names in the order of the layers, so that all layers share one legend. */
function colours({ layers }: Picture): { domain: string[]; range: string[] } {
  const named = new Map(layers.flatMap(({ name, colour }) => (name === undefined ? [] : [[name, LIGHT[colour]] as const])))
  return { domain: [...named.keys()], range: [...named.values()] }
}
