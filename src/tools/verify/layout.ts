// Layout: whether the files of tables lie where they should, and all of them are there.
import { formatDate, readDate } from '../../base/calendar.ts'
import type { Table } from '../../records/fields.ts'
import type { Manifest } from '../../records/manifest.ts'
import { tablesOf } from '../../records/tables.ts'
import { type Piece, formatsOf, inOrder, pieceOf } from '../dataset/pieces.ts'
import { Check } from './check.ts'

export class LayoutChecks {
  readonly paths = new Check('layout.paths', 'files lie where their tables, days and formats say')
  readonly parts = new Check('layout.parts', 'every table has all its days, every day all its parts, in every format')
  readonly all = [this.paths, this.parts]

  /** The pieces in the order in which they are to be read. */
  pieces(manifest: Manifest): Piece[] {
    const pieces: Piece[] = []
    for (const entry of manifest.files) {
      const piece = pieceOf(entry, manifest)
      this.paths.expect(piece !== undefined, `${entry.path} is no place for a piece of ${entry.table}`)
      if (piece) pieces.push(piece)
    }
    for (const format of formatsOf(manifest)) {
      for (const table of tablesOf(manifest)) this.#complete(table, format, manifest, pieces)
    }
    return pieces.sort(inOrder)
  }

  #complete(table: Table, format: string, manifest: Manifest, pieces: readonly Piece[]): void {
    const own = pieces.filter((piece) => piece.table === table && piece.format === format)
    if (own.some(({ part }) => part === 0)) {
      return this.parts.expect(own.length === 1, `${table.path} as ${format} is one file and ${own.length - 1} more`)
    }
    const [from, to] = manifest.period.map((text) => readDate(text) ?? 0)
    const days = new Map<number, Piece[]>()
    for (let day = from; table.daily && day <= to; day++) days.set(day, [])
    if (!table.daily) days.set(0, [])
    for (const piece of own) {
      const those = days.get(piece.day ?? 0)
      this.paths.expect(those !== undefined, `${piece.entry.path} is not within ${manifest.period.join(' to ')}`)
      those?.push(piece)
    }
    for (const [day, those] of days) {
      const numbers = those.map(({ part }) => part).sort((a, b) => a - b)
      const whole = numbers.length > 0 && those.every(({ parts }) => parts === numbers.length)
        && numbers.every((part, i) => part === i + 1)
      const where = table.daily ? ` on ${formatDate(day)}` : ''
      this.parts.expect(whole, `${table.path} as ${format}${where} has parts ${numbers.join(', ') || 'none'}`)
    }
  }
}
