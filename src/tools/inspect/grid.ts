// Grids: rows of cells in columns, for a terminal; wide characters count as two.
import { cellsOf } from '../../base/display.ts'

/** A line a row; columns in `right` are flush right. */
export function grid(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const shown = rows.map((row) => row.map(shownText))
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => row[column].width)))
  return shown.map((row) => row.map(({ text, width }, column) => {
    const gap = ' '.repeat(widths[column] - width)
    return right.includes(column) ? gap + text : text + gap
  }).join('  ').trimEnd())
}

function shownText(text: string): { readonly text: string; readonly width: number } {
  const cells = cellsOf(text)
  return { text: cells.map((cell) => cell.text).join(''), width: cells.reduce((sum, { width }) => sum + width, 0) }
}
