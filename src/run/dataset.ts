// The dataset being written: where each table's files go, and what was written.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Chunk, Table } from '../records/fields.ts'
import { ContentHash, addSum, emptySum } from '../records/content-hash.ts'
import type { FileSink, Format } from '../records/sink.ts'
import { formats } from '../sinks/index.ts'
import { type Written, nothingWritten } from './yield.ts'

export interface DatasetOptions {
  /** Folder of the dataset. */
  readonly root: string
  readonly formats: readonly string[]
  readonly ids: 'string' | 'int64'
  readonly singleFile: boolean
  readonly utcOffset: number
  readonly metadata: Readonly<Record<string, string>>
}

/** Which piece of a table a file is: a day's folder, and one of the parts in it. */
export interface Piece {
  /** `2022-06-01`, or none for tables that are not cut into days. */
  readonly day?: string
  /** From 1. */
  readonly part: number
  readonly parts: number
}

/** Where tables are written: a dataset of this thread, or one that another keeps for it. */
export interface Desk {
  /** A writer for a piece of a table; the whole table with singleFile. */
  open(table: Table, piece: Piece): Writer
  /** To be called when a piece is done; `last` are its last rows, if they were not written. */
  close(writer: Writer, last?: Chunk): void
  /** Closes what `close` left open. */
  finish(): void
  /** What was written since this was last called. */
  take(): Written
}

export interface Writer {
  write(chunk: Chunk): void
}

/** Opens tables for writing, in all formats at once. */
export class Dataset implements Desk {
  readonly options: DatasetOptions
  readonly #formats: readonly Format[]
  readonly #open = new Set<TableWriter>()
  /** With singleFile: the one writer of each table. */
  readonly #whole = new Map<string, TableWriter>()
  #written = nothingWritten()

  constructor(options: DatasetOptions) {
    this.options = options
    this.#formats = options.formats.map(formatNamed)
  }

  open(table: Table, piece: Piece): Writer {
    const whole = this.#whole.get(table.path)
    if (whole) return whole
    const sinks = this.#formats.map((format) => {
      const path = pathOf(this.options, format, table, piece)
      mkdirSync(dirname(join(this.options.root, path)), { recursive: true })
      const { ids, utcOffset, metadata } = this.options
      return { path, sink: format.open({ table, path: join(this.options.root, path), ids, utcOffset, metadata }) }
    })
    const writer = new TableWriter(table, sinks)
    this.#open.add(writer)
    if (this.options.singleFile) this.#whole.set(table.path, writer)
    return writer
  }

  close(writer: Writer, last?: Chunk): void {
    if (this.options.singleFile || !(writer instanceof TableWriter)) {
      if (last) writer.write(last)
      return
    }
    writer.close(this.#written, last)
    this.#open.delete(writer)
  }

  finish(): void {
    for (const writer of this.#open) writer.close(this.#written)
    this.#open.clear()
  }

  take(): Written {
    const written = this.#written
    this.#written = nothingWritten()
    return written
  }

  /** Removes every file that is not finished. */
  abort(): void {
    for (const writer of this.#open) writer.abort()
    this.#open.clear()
  }
}

export class TableWriter implements Writer {
  readonly #table: Table
  readonly #sinks: readonly { readonly path: string; readonly sink: FileSink }[]
  readonly #hash = new ContentHash()

  constructor(table: Table, sinks: readonly { path: string; sink: FileSink }[]) {
    this.#table = table
    this.#sinks = sinks
  }

  write(chunk: Chunk): void {
    this.#hash.add(chunk)
    for (const { sink } of this.#sinks) sink.write(chunk)
  }

  /** Completes the files and enters them. */
  close(written: Written, last?: Chunk): void {
    if (last) this.#hash.add(last)
    for (const { path, sink } of this.#sinks) written.files.push({ path, table: this.#table.path, ...sink.close(last) })
    addSum((written.sums[this.#table.path] ??= emptySum()), this.#hash.sum)
  }

  abort(): void {
    for (const { sink } of this.#sinks) sink.abort()
  }
}

function formatNamed(name: string): Format {
  const format = formats.find((each) => each.name === name)
  if (!format) throw new RangeError(`no format ${name}: there are ${formats.map((each) => each.name).join(', ')}`)
  return format
}

/** With several formats each has a folder of its own, so that nothing but parts of one format lies in a table's folder. */
function pathOf(options: DatasetOptions, format: Format, table: Table, { day, part, parts }: Piece): string {
  const base = options.formats.length > 1 ? `${format.extension}/${table.path}` : table.path
  if (options.singleFile) return `${base}.${format.extension}`
  const five = (n: number) => String(n).padStart(5, '0')
  const file = `part-${five(part)}-of-${five(parts)}.${format.extension}`
  return day === undefined ? `${base}/${file}` : `${base}/day=${day}/${file}`
}
