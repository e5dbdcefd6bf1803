// Tampering: a dataset changed row by row, and its manifest made to fit, so that only laws and truth can notice.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentHash, type ContentSum, addSum, emptySum, hashText } from '../../src/records/content-hash.ts'
import type { Chunk, Column, Table } from '../../src/records/fields.ts'
import { type FileEntry, MANIFEST, type Manifest, SUMS, manifestText, sumsText } from '../../src/records/manifest.ts'
import { readTable } from '../../src/records/reader.ts'
import { Rows, type Value } from '../../src/records/rows.ts'
import { CALLS, TABLES } from '../../src/records/tables.ts'
import { formats } from '../../src/sinks/index.ts'

/** Times are Unix seconds, categories texts. */
export type Row = Record<string, Value>

/** From which times count in memory: 2022-05-29T16:00Z. */
const EPOCH = 1_653_840_000

/** The rows of tables, file by file; whoever asks for a table may change its rows. */
export interface Draft {
  readonly manifest: Manifest
  rows(table: Table): Row[][]
}

interface Piece {
  readonly rows: readonly Row[]
  readonly sum: ContentSum
}

export class Tampering {
  readonly root: string
  readonly #files: ReadonlyMap<string, Piece>
  readonly #manifest: Manifest
  readonly #sums: string
  #originals = new Map<string, Buffer>()

  private constructor(root: string, manifest: Manifest, files: ReadonlyMap<string, Piece>) {
    this.root = root
    this.#manifest = manifest
    this.#files = files
    this.#sums = readFileSync(join(root, SUMS), 'utf8')
  }

  /** Of one file a piece, in one format. */
  static async of(root: string): Promise<Tampering> {
    const manifest = JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')) as Manifest
    const files = new Map<string, Piece>()
    for (const { path, table } of manifest.files) {
      const rows: Row[] = []
      const hash = new ContentHash()
      await readTable(join(root, path), { table: tableAt(table), format: formatOf(path).name }, (chunk) => {
        hash.add(chunk)
        addRows(rows, chunk)
      })
      files.set(path, { rows, sum: hash.sum })
    }
    return new Tampering(root, manifest, files)
  }

  /** Changes rows of some tables, writes these and a manifest that fits. */
  apply(change: (draft: Draft) => void): void {
    const drafts = new Map<Table, Map<string, Row[]>>()
    const manifest = structuredClone(this.#manifest)
    change({
      manifest,
      rows: (table) => {
        const begun = drafts.get(table)
        if (begun) return [...begun.values()]
        const paths = this.#manifest.files.filter((file) => file.table === table.path).map(({ path }) => path)
        const draft = new Map(paths.map((path) => [path, this.#files.get(path)!.rows.map((row) => ({ ...row }))]))
        drafts.set(table, draft)
        return [...draft.values()]
      },
    })
    for (const [table, draft] of drafts) this.#write(table, draft, manifest)
    this.#put(MANIFEST, manifestText(manifest))
    const listed = manifest.files.map(({ path, sha256 }) => ({ path, sha256 }))
    const others = this.#sums.trimEnd().split('\n').map((line) => ({ sha256: line.slice(0, 64), path: line.slice(66) }))
      .filter(({ path }) => path !== MANIFEST && !listed.some((file) => file.path === path))
    const own = { path: MANIFEST, sha256: createHash('sha256').update(manifestText(manifest)).digest('hex') }
    this.#put(SUMS, sumsText([...listed, ...others, own]))
  }

  /** Writes bytes over a file, until `restore`. */
  overwrite(path: string, bytes: Uint8Array): void {
    this.#keep(path)
    writeFileSync(join(this.root, path), bytes)
  }

  restore(): void {
    for (const [path, bytes] of this.#originals) writeFileSync(join(this.root, path), bytes)
    this.#originals = new Map()
  }

  #write(table: Table, draft: ReadonlyMap<string, readonly Row[]>, manifest: Manifest): void {
    const sum = emptySum()
    for (const [path, given] of draft) {
      const piece = this.#files.get(path)!
      const same = piece.rows.length === given.length && given.every((row, i) => isSame(row, piece.rows[i]))
      addSum(sum, same ? piece.sum : this.#writePiece(table, path, given, manifest))
    }
    const before = this.#manifest.tables[table.path].rows
    Object.assign(manifest.tables, { [table.path]: { rows: sum.rows, contentHash: hashText(sum) } })
    const { records } = manifest.counts
    if (table === CALLS) Object.assign(records, { none: records['none'] + sum.rows - before })
  }

  #writePiece(table: Table, path: string, given: readonly Row[], manifest: Manifest): ContentSum {
    this.#keep(path)
    const rows = new Rows(table, Math.max(1, given.length), EPOCH)
    for (const row of given) rows.add(row)
    const { utcOffset, ids, files } = manifest
    const sink = formatOf(path).open({ table, path: join(this.root, path), utcOffset, ids, metadata: {} })
    const hash = new ContentHash()
    sink.write(rows.chunk())
    hash.add(rows.chunk())
    Object.assign(files.find((file) => file.path === path)!, sink.close() satisfies Partial<FileEntry>)
    return hash.sum
  }

  #put(path: string, text: string): void {
    this.overwrite(path, Buffer.from(text))
  }

  #keep(path: string): void {
    if (!this.#originals.has(path)) this.#originals.set(path, readFileSync(join(this.root, path)))
  }
}

function formatOf(path: string): (typeof formats)[number] {
  return formats.find(({ extension }) => path.endsWith(`.${extension}`))!
}

function tableAt(path: string): Table {
  return TABLES.find((table) => table.path === path)!
}

function isSame(one: Row, other: Row): boolean {
  for (const name in one) if (one[name] !== other[name]) return false
  return true
}

function addRows(into: Row[], { rows, columns }: Chunk): void {
  for (let row = 0; row < rows; row++) {
    into.push(Object.fromEntries(columns.map((column) => [column.field.name, valueOf(column, row)])))
  }
}

function valueOf({ field, data, valid, epoch = 0 }: Column, row: number): Value {
  if (valid && valid[row] === 0) return null
  if (field.values) return field.values[data[row] as number]
  return field.type === 'time' ? (data[row] as number) + epoch : data[row]
}
