// Display: how wide a character stands on a terminal, and what stands for one that must not reach it.

export interface Cell {
  readonly text: string
  /** Columns: 0, 1 or 2; a tab has 2. */
  readonly width: number
}

/** East Asian wide and full-width characters and pictographs (Unicode EastAsianWidth W and F, in blocks). */
const WIDE = new RegExp('[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f' +
  '\\uff00-\\uff60\\uffe0-\\uffe6\\u{1f300}-\\u{1f64f}\\u{1f680}-\\u{1faff}\\u{20000}-\\u{3fffd}]', 'u')
/** Controls, invisible format characters (which could reorder the line), lone surrogates and line breaks. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const COMBINING = /\p{M}/u

/** The characters of a line as they may be shown. Tabs become spaces, what cannot be seen U+FFFD. */
export function cellsOf(line: string): Cell[] {
  return Array.from(line, (character) => {
    if (character === '\t') return { text: '  ', width: 2 }
    if (HIDDEN.test(character)) return { text: '\uFFFD', width: 1 }
    if (COMBINING.test(character)) return { text: character, width: 0 }
    return { text: character, width: WIDE.test(character) ? 2 : 1 }
  })
}
