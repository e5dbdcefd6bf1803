// A dataset as tools read it: its manifest, and the rows of its tables, chunk by chunk.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '../../records/fields.ts'
import { MANIFEST, type Manifest } from '../../records/manifest.ts'
import { readTable } from '../../records/reader.ts'
import { tablesOf } from '../../records/tables.ts'
import { ChunkColumns } from './chunk-columns.ts'
import { DatasetError } from './dataset-error.ts'
import { Frame } from './frame.ts'
import { readManifest } from './manifest-form.ts'
import type { EachOptions, Source } from './source.ts'
import { type Piece, formatsOf, inOrder, pieceOf } from './pieces.ts'

export class Dataset implements Source {
  readonly root: string
  readonly manifest: Manifest
  readonly frame: Frame
  readonly #pieces: readonly Piece[]

  private constructor(root: string, manifest: Manifest) {
    this.root = root
    this.manifest = manifest
    this.frame = new Frame(manifest)
    const [format] = formatsOf(manifest)
    this.#pieces = manifest.files.map((entry) => pieceOf(entry, manifest))
      .filter((piece) => piece !== undefined).filter((piece) => piece.format === format).sort(inOrder)
  }

  /**
   * Reads the manifest, nothing else; whether the files are those that it tells is for `verify` to say.
   * @throws {DatasetError}, and what the file system throws.
   */
  static open(root: string): Dataset {
    if (!existsSync(join(root, MANIFEST))) {
      readdirSync(root)
      throw new DatasetError(`${root} is no dataset: it has no ${MANIFEST}`)
    }
    const manifest = readManifest(readFileSync(join(root, MANIFEST), 'utf8'))
    if (!Array.isArray(manifest)) return new Dataset(root, manifest as Manifest)
    throw new DatasetError(`${join(root, MANIFEST)} is no manifest: ${manifest.join('; ')}`)
  }

  /** Rows of a table, as the manifest tells; 0 where the dataset does not have it. */
  rows(table: Table): number {
    return this.of(table).reduce((sum, { entry }) => sum + entry.rows, 0)
  }

  /** The files of a table in the first of the dataset's formats, by day and part. */
  of(table: Table): Piece[] {
    return this.#pieces.filter((piece) => piece.table.path === table.path)
  }

  /**
   * Hands over the rows of a table in order, at most a row group at a time. Times count from the first midnight of
   * the period (`frame.origin`). Rejects with ReadError where a file is damaged, and with what the file system says.
   */
  async each(table: Table, { columns, days }: EachOptions, onRows: (rows: ChunkColumns, piece: Piece) => void): Promise<void> {
    const own = tablesOf(this.manifest).find(({ path }) => path === table.path) ?? table
    const wanted = columns?.filter((name) => own.fields.some((field) => field.name === name))
    for (const piece of this.of(table)) {
      if (days && piece.day !== undefined && (piece.day < days[0] || piece.day > days[1])) continue
      const options = { table: own, format: piece.format, ...(wanted ? { columns: wanted } : {}) }
      await readTable(join(this.root, piece.entry.path), options, (chunk) => onRows(new ChunkColumns(chunk, this.frame.origin), piece))
    }
  }
}
