// Markup: elements of SVG and HTML as text; whatever is not markup is escaped.
import { coordinate } from './numbers.ts'

/** Text that is already markup. Only `element`, `joined` and `styleSheet` make it. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export type Child = Markup | string | number | undefined | false | readonly Child[]
/** Absent and false attributes are left out, true ones have no value; numbers have two decimals at most. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Elements that have no children, in SVG or in HTML. */
const EMPTY = new Set(['path', 'rect', 'circle', 'line', 'use', 'meta', 'link', 'br', 'hr', 'input'])
const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML 1.0 does not allow, however it is written. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const inside = joined(children).text
  const head = `<${name}${Object.entries(attributes).map(([key, value]) => attribute(key, value)).join('')}`
  return new Markup(EMPTY.has(name) ? `${head}/>` : `${head}>${inside}</${name}>`)
}

/** One after the other, with nothing between. */
export function joined(children: readonly Child[]): Markup {
  return new Markup(children.map(written).join(''))
}

/** A style element; the sheet is written as it is and may not end the element. */
export function styleSheet(css: string): Markup {
  if (/<\/style/i.test(css)) throw new RangeError('a style sheet cannot hold </style')
  return new Markup(`<style>${css}</style>`)
}

export function escaped(text: string): string {
  return text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"]/g, (character) => SPECIAL[character])
}

function written(child: Child): string {
  if (child instanceof Markup) return child.text
  if (typeof child === 'string') return escaped(child)
  if (typeof child === 'number') return coordinate(child)
  return child === undefined || child === false ? '' : child.map(written).join('')
}

function attribute(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === false) return ''
  if (value === true) return ` ${name}`
  return ` ${name}="${typeof value === 'number' ? coordinate(value) : escaped(value)}"`
}
