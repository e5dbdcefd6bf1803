// Where rows go: the narrow waist between what is simulated and the formats of files.
import type { Chunk, Table } from './fields.ts'

/** What a finished file was. */
export interface FileFacts {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** One file being written. `write` may be called any number of times; nothing carries the final name before `close`. */
export interface FileSink {
  write(chunk: Chunk): void
  /** Completes the file, moves it to its final name and tells what it is; `last` are rows more, which need not be kept for others. */
  close(last?: Chunk): FileFacts
  /** Leaves nothing behind. */
  abort(): void
}

export interface FileOptions {
  readonly table: Table
  /** Final path of the file; its folder exists. */
  readonly path: string
  /** Minutes east of UTC, for texts of times. */
  readonly utcOffset: number
  readonly ids: 'string' | 'int64'
  /** Key-value pairs for formats that can carry them. */
  readonly metadata: Readonly<Record<string, string>>
}

/** A format of files. */
export interface Format {
  readonly name: 'csv' | 'parquet' | 'parquet-plain'
  /** Ending of file names, without the dot. */
  readonly extension: string
  open(options: FileOptions): FileSink
}
