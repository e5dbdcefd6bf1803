// Layout: where the files of tables lie, and which piece of its table each of them is.
import { formatDate, readDate } from '../../base/calendar.ts'
import type { Table } from '../../records/fields.ts'
import type { FileEntry, Manifest } from '../../records/manifest.ts'
import { CALLS, TABLES, blind } from '../../records/tables.ts'
import { Check } from './check.ts'

export interface Piece {
  readonly entry: FileEntry
  readonly table: Table
  readonly format: 'csv' | 'parquet'
  /** Days after 1970-01-01; undefined where the table is not cut into days. */
  readonly day: number | undefined
  /** From 1; 0: the whole table is one file. */
  readonly part: number
  readonly parts: number
}

const PATH = new RegExp([
  '^(?:(?<folder>csv|parquet)/)?(?<table>(?:data|truth)/[a-z]+)',
  '(?:/(?:day=(?<day>\\d{4}-\\d\\d-\\d\\d)/)?part-(?<part>\\d{5})-of-(?<parts>\\d{5}))?\\.(?<format>csv|parquet)$',
].join(''))

export class LayoutChecks {
  readonly paths = new Check('layout.paths', 'files lie where their tables, days and formats say')
  readonly parts = new Check('layout.parts', 'every table has all its days, every day all its parts, in every format')
  readonly all = [this.paths, this.parts]

  /** The pieces in the order in which they are to be read. */
  pieces(manifest: Manifest): Piece[] {
    const pieces: Piece[] = []
    for (const entry of manifest.files) {
      const piece = this.#pieceOf(entry, manifest)
      if (piece) pieces.push(piece)
    }
    for (const format of formatsOf(manifest)) {
      for (const table of tablesOf(manifest)) this.#complete(table, format, manifest, pieces)
    }
    return pieces.sort((a, b) => (a.day ?? 0) - (b.day ?? 0) || a.part - b.part)
  }

  #pieceOf(entry: FileEntry, manifest: Manifest): Piece | undefined {
    const groups = PATH.exec(entry.path)?.groups ?? {}
    const table = tablesOf(manifest).find(({ path }) => path === groups['table'])
    const day = groups['day'] === undefined ? undefined : readDate(groups['day'])
    const formats = formatsOf(manifest)
    const format = groups['format'] as Piece['format']
    const fits = table !== undefined && table.path === entry.table && formats.includes(format)
      && groups['folder'] === (formats.length > 1 ? format : undefined)
      && (groups['part'] === undefined || table.daily === (day !== undefined))
      && (groups['day'] === undefined) === (day === undefined)
    this.paths.expect(fits, `${entry.path} is no place for a piece of ${entry.table}`)
    if (!fits) return undefined
    return { entry, table, format, day, part: Number(groups['part'] ?? 0), parts: Number(groups['parts'] ?? 0) }
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

/** The tables of a dataset, with the fields that it has. */
const blindTables = TABLES.map((table) => (table === CALLS ? blind(CALLS) : table))
function tablesOf(manifest: Manifest): readonly Table[] {
  return manifest.blind ? blindTables : TABLES
}

/** Endings of the files' names. */
function formatsOf(manifest: Manifest): readonly string[] {
  return manifest.formats.map((format) => (format === 'csv' ? 'csv' : 'parquet'))
}
