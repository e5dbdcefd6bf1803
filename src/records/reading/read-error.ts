// What is wrong with a file, and where.

/** A file cut short, damaged, or not of its table. The message names the file, and column and line where known. */
export class ReadError extends Error {
  readonly path: string
  readonly column: string | undefined
  /** Line of a CSV file, from 1. */
  readonly line: number | undefined

  constructor(path: string, what: string, where: { column?: string; line?: number; cause?: unknown } = {}) {
    const line = where.line === undefined ? '' : `:${where.line}`
    const column = where.column === undefined ? '' : ` column ${where.column}:`
    super(`${path}${line}:${column} ${what}`, where.cause === undefined ? {} : { cause: where.cause })
    this.name = 'ReadError'
    this.path = path
    this.column = where.column
    this.line = where.line
  }
}
