// How wide a text is, about: browsers know better, but are not asked.
import { cellsOf } from '../base/display.ts'

/** Widths in shares of the height of the font. */
const NARROW = /[ijl.,:;'|!()[\]ftr\-· ]/
const BROAD = /[mwMW@%A-Z]/

/** Pixels at a font of `size`. */
export function textWidth(text: string, size = 12): number {
  return cellsOf(text).reduce((sum, cell) => sum + size * widthOf(cell.text, cell.width), 0)
}

function widthOf(character: string, columns: number): number {
  if (columns !== 1) return columns === 2 ? 1.02 : 0
  if (NARROW.test(character)) return 0.37
  return BROAD.test(character) ? 0.8 : 0.62
}

/** Cut at `room` pixels, with an ellipsis. */
export function fitted(text: string, room: number, size = 12): string {
  if (textWidth(text, size) <= room) return text
  const characters = Array.from(text)
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > room) characters.pop()
  return `${characters.join('')}…`
}
