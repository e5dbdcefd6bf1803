// A page: one HTML file that needs nothing else, neither network nor script.
import { PAGE } from './page-style.ts'
import { type Child, type Markup, element, joined, styleSheet } from './markup.ts'
import { type Picture, draw } from './picture.ts'
import { COLOURS, PICTURES } from './theme.ts'

export interface Section {
  /** Anchor: small letters and hyphens. */
  readonly id: string
  readonly title: string
  readonly body: readonly Child[]
}

export interface Page {
  readonly title: string
  /** One paragraph below the title. */
  readonly lead: Child
  /** Between the title and the contents. */
  readonly opening?: Child
  readonly sections: readonly Section[]
  readonly footer: Child
}

/** Text of the file. Nothing in it is loaded from elsewhere: the policy in its head forbids it to the browser too. */
export function page({ title, lead, opening, sections, footer }: Page): string {
  const head = element('head', {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, title),
    element('link', { rel: 'icon', href: 'data:,' }),
    styleSheet(COLOURS + PICTURES + PAGE))
  const body = element('body', {},
    element('a', { class: 'skip', href: '#main' }, 'Skip to the contents'),
    element('header', {}, element('h1', {}, title), element('p', { class: 'lead' }, lead), opening),
    element('nav', { 'aria-label': 'Sections' }, element('ul', {}, sections.map((section) =>
      element('li', {}, element('a', { href: `#${section.id}` }, section.title))))),
    element('main', { id: 'main', tabindex: '-1' }, sections.map(sectionOf)),
    element('footer', {}, footer))
  return `<!DOCTYPE html>\n${element('html', { lang: 'en-GB' }, head, body).text}\n`
}

function sectionOf({ id, title, body }: Section): Markup {
  return element('section', { 'aria-labelledby': id }, element('h2', { id }, title), body)
}

/** Widths for a phone and for a desk; which is shown follows from the room that there is. */
const NARROW = 352
const WIDE = 1160

/** A picture with its caption. `wide` ones take the whole page, others stand side by side in `sideBySide`. */
export function figure(picture: Picture, { note, wide = false }: { readonly note?: Child; readonly wide?: boolean } = {}): Markup {
  const drawn = wide
    ? [element('div', { class: 'narrow' }, draw(picture, { width: NARROW })), element('div', { class: 'wide' }, draw(picture, { width: WIDE }))]
    : [element('div', {}, draw(picture, { width: NARROW + 28 }))]
  return element('figure', { id: picture.name },
    element('figcaption', {}, element('h3', {}, picture.title), note === undefined ? undefined : element('p', { class: 'note' }, note)), drawn)
}

export function sideBySide(...figures: readonly Child[]): Markup {
  return element('div', { class: 'grid-of-figures' }, figures)
}

export function paragraph(...children: readonly Child[]): Markup {
  return element('p', {}, children)
}

/** Something to be noticed: `good` and `bad` also say so in their first word. */
export function note(kind: 'plain' | 'good' | 'bad', ...children: readonly Child[]): Markup {
  return element('div', { class: `note-box ${kind}` }, element('p', {}, children))
}

/** Figures with their names. */
export function facts(entries: readonly (readonly [name: string, value: string])[]): Markup {
  return element('dl', { class: 'facts' }, entries.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))))
}

export interface TableOf {
  readonly caption: string
  readonly columns: readonly { readonly title: string; readonly right?: boolean }[]
  /** The first of each row is its head. */
  readonly rows: readonly (readonly Child[])[]
}

/** Characters of a cell that is kept on one line. */
const SHORT = 26

/** A table that scrolls by itself where it is too wide; by keyboard too. */
export function table({ caption, columns, rows }: TableOf): Markup {
  const side = (i: number) => (columns[i].right === true ? 'right' : undefined)
  const looks = (cell: Child, i: number) => [side(i), typeof cell === 'string' && cell.length <= SHORT ? 'short' : undefined].filter(Boolean).join(' ') || undefined
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, element('table', {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map(({ title }, i) => element('th', { scope: 'col', class: side(i) }, title)))),
    element('tbody', {}, rows.map((row) => element('tr', {}, row.map((cell, i) =>
      (i === 0 ? element('th', { scope: 'row', class: looks(cell, i) }, cell) : element('td', { class: looks(cell, i) }, cell))))))))
}

/** Folded away until asked for. */
export function folded(summary: string, ...children: readonly Child[]): Markup {
  return element('details', {}, element('summary', {}, summary), joined(children))
}
