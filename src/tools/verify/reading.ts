// Reading: every file once and whole, with its rows counted and its contents summed.
import { join } from 'node:path'
import type { Chunk } from '../../records/fields.ts'
import { ContentHash, type ContentSum, addSum, emptySum, hashText } from '../../records/content-hash.ts'
import type { Manifest } from '../../records/manifest.ts'
import { ReadError, readTable } from '../../records/reader.ts'
import { Check } from './check.ts'
import type { Piece } from '../dataset/pieces.ts'

export class Reading {
  readonly readable = new Check('files.readable', 'every file can be read as a piece of its table')
  readonly rows = new Check('files.rows', 'files have the rows that the manifest tells')
  readonly contents = new Check('tables.contents', 'tables have the rows and the content hash of the manifest')
  readonly all = [this.readable, this.rows, this.contents]
  readonly pieces: readonly Piece[]
  readonly #root: string
  readonly #onRows: (table: string, rows: number) => void
  readonly #sums = new Map<string, ContentSum>()
  readonly #done = new Set<Piece>()

  /** `onRows` hears of rows as they come. */
  constructor(root: string, pieces: readonly Piece[], onRows: (table: string, rows: number) => void) {
    this.#root = root
    this.pieces = pieces
    this.#onRows = onRows
  }

  /** The pieces of a table in the format that laws are examined in: the other formats have the same contents. */
  of(path: string): Piece[] {
    const [first] = this.pieces
    return this.pieces.filter(({ table, format }) => table.path === path && format === first.format)
  }

  /** Reads a piece for the first and only time. Hands over chunks whose arrays may be kept. */
  async read(piece: Piece, onChunk?: (chunk: Chunk) => void): Promise<void> {
    const { entry: { path, rows }, table, format } = piece
    const hash = new ContentHash()
    this.#done.add(piece)
    const got = await this.#guard(path, () => readTable(join(this.#root, path), { table, format }, (chunk) => {
      hash.add(chunk)
      this.#onRows(table.path, chunk.rows)
      onChunk?.(chunk)
    }))
    const key = `${table.path} as ${format}`
    const sum = this.#sums.get(key) ?? emptySum()
    addSum(sum, hash.sum)
    this.#sums.set(key, sum)
    if (got !== undefined) this.rows.expect(got === rows, `${path} has ${got} rows, not ${rows}`)
  }

  /** Reads one field of a piece again. */
  async again(piece: Piece, field: string, onChunk: (chunk: Chunk) => void): Promise<void> {
    const { entry: { path }, table, format } = piece
    await this.#guard(path, () => readTable(join(this.#root, path), { table, format, columns: [field] }, onChunk))
  }

  /** Reads what nobody has asked for, and compares the contents. */
  async finish(manifest: Manifest): Promise<void> {
    for (const piece of this.pieces) if (!this.#done.has(piece)) await this.read(piece)
    for (const [key, sum] of this.#sums) {
      const told = manifest.tables[key.split(' ')[0]]
      const is = hashText(sum)
      const same = told !== undefined && told.rows === sum.rows && told.contentHash === is
      this.contents.expect(same, `${key} has ${sum.rows} rows and ${is}, not ${told?.rows} and ${told?.contentHash}`)
    }
  }

  async #guard(path: string, read: () => Promise<number>): Promise<number | undefined> {
    this.readable.examined++
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
      this.readable.fail(error.message.replace(join(this.#root, path), path))
      return undefined
    }
  }
}
