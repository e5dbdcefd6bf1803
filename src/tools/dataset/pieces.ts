// Pieces: which piece of which table a file of a dataset is, by its path.
import { readDate } from '../../base/calendar.ts'
import type { Table } from '../../records/fields.ts'
import { SPLITS, hfPlace } from '../../records/hf-layout.ts'
import type { FileEntry, Manifest } from '../../records/manifest.ts'
import { tablesOf } from '../../records/tables.ts'

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

/** Undefined where the path is no place for a piece of the table that the entry tells. */
export function pieceOf(entry: FileEntry, manifest: Manifest): Piece | undefined {
  if (manifest.layout === 'hf') return hfPieceOf(entry, manifest)
  const groups = PATH.exec(entry.path)?.groups ?? {}
  const table = tablesOf(manifest).find(({ path }) => path === groups['table'])
  const day = groups['day'] === undefined ? undefined : readDate(groups['day'])
  const formats = formatsOf(manifest)
  const format = groups['format'] as Piece['format']
  const fits = table !== undefined && table.path === entry.table && formats.includes(format)
    && groups['folder'] === (formats.length > 1 ? format : undefined)
    && (groups['part'] === undefined || table.daily === (day !== undefined))
    && (groups['day'] === undefined) === (day === undefined)
  if (!fits) return undefined
  return { entry, table, format, day, part: Number(groups['part'] ?? 0), parts: Number(groups['parts'] ?? 0) }
}

/** In the hf layout a file's place among those of its table tells its day and part, as every day has as many parts. */
function hfPieceOf(entry: FileEntry, manifest: Manifest): Piece | undefined {
  const [, folder, path, format] = /^(?:(csv|parquet)\/)?((?:data|truth)\/[a-z]+)\/[^/]+\.(csv|parquet)$/.exec(entry.path) ?? []
  const table = tablesOf(manifest).find((each) => each.path === path)
  const place = hfPlace(entry.path)
  const formats = formatsOf(manifest)
  if (!table || !place || table.path !== entry.table || folder !== (formats.length > 1 ? format : undefined)) return undefined
  const own = manifest.files.filter((file) => file.table === table.path && file.path.endsWith(`.${format}`)).map((file) => hfPlace(file.path))
  const rank = (each: typeof place | undefined) => (each ? SPLITS.indexOf(each.split) * 1e5 + each.index : Infinity)
  const at = own.filter((each) => rank(each) < rank(place)).length
  const days = manifest.counts.days
  const whole = { entry, table, format: format as Piece['format'], day: undefined }
  if (!table.daily) return { ...whole, part: at + 1, parts: own.length }
  if (own.length === 1) return { ...whole, part: 0, parts: 0 }
  const parts = own.length / days
  return { ...whole, day: (readDate(manifest.period[0]) ?? 0) + Math.floor(at / parts), part: (at % parts) + 1, parts }
}

/** The order in which pieces are to be read. */
export function inOrder(a: Piece, b: Piece): number {
  return (a.day ?? 0) - (b.day ?? 0) || a.part - b.part
}

/** Endings of the files' names. */
export function formatsOf(manifest: Manifest): readonly Piece['format'][] {
  return manifest.formats.map((format) => (format === 'csv' ? 'csv' : 'parquet'))
}
