// CSV files read in blocks, their records back into typed columns.
import { closeSync, openSync } from 'node:fs'
import type { Chunk, Field } from '../fields.ts'
import { CellColumn } from './csv-cells.ts'
import { CsvRecords } from './csv-records.ts'
import { ReadError } from './read-error.ts'

const ROWS = 65_536
const COMMA = 44
const QUOTE = 34

/** As `readTable`; `wanted` tells of each field whether it goes into the chunks. */
export async function readCsv(
  path: string,
  fields: readonly Field[],
  wanted: readonly boolean[],
  onChunk: (chunk: Chunk) => void | Promise<void>
): Promise<number> {
  const descriptor = openSync(path, 'r')
  try {
    const table = new CsvTable(descriptor, path, fields, wanted)
    let total = 0
    for (let chunk = table.next(); chunk.rows > 0; chunk = table.next()) {
      await onChunk(chunk)
      total += chunk.rows
    }
    return total
  } finally {
    closeSync(descriptor)
  }
}

class CsvTable {
  readonly #path: string
  readonly #fields: readonly Field[]
  readonly #columns: readonly (CellColumn | undefined)[]
  readonly #records: CsvRecords

  constructor(descriptor: number, path: string, fields: readonly Field[], wanted: readonly boolean[]) {
    this.#path = path
    this.#fields = fields
    this.#columns = fields.map((field, c) => (wanted[c] ? new CellColumn(field, ROWS) : undefined))
    this.#records = new CsvRecords(descriptor, path)
    this.#checkHeader()
  }

  /** Up to 65,536 rows; none at the end of the file. */
  next(): Chunk {
    let rows = 0
    while (rows < ROWS && this.#records.next()) this.#readRow(rows++)
    return { rows, columns: this.#columns.filter(column => column !== undefined).map(column => column.take(rows)) }
  }

  #checkHeader(): void {
    const whole = this.#records.next()
    const { bytes, start, end } = this.#records
    const header = whole ? bytes.toString('utf8', start, end) : ''
    const names = this.#fields.map(({ name }) => name).join(',')
    if (header === names) return
    throw new ReadError(this.#path, `has the header ${header.slice(0, 200)}, not ${names}`, { line: 1 })
  }

  #readRow(row: number): void {
    const { bytes, start, end } = this.#records
    let at = start
    for (let c = 0; c < this.#columns.length; c++) {
      if (at > end) this.#refuse(c, 'is missing')
      const stop = bytes[at] === QUOTE ? afterQuotes(bytes, at, end) : nextComma(bytes, at, end)
      if (stop < end && bytes[stop] !== COMMA) this.#refuse(c, 'has characters behind its quotes')
      const fault = this.#columns[c]?.read(row, bytes, at, stop)
      if (fault !== undefined) this.#refuse(c, fault)
      at = stop + 1
    }
    if (at <= end) this.#refuse(this.#columns.length - 1, 'is not the last value of its line')
  }

  #refuse(c: number, what: string): never {
    throw new ReadError(this.#path, what, { line: this.#records.line, column: this.#fields[c].name })
  }
}

function nextComma(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== COMMA) at++
  return at
}

/** `from` is at a quote; the result behind the one that closes it. */
function afterQuotes(bytes: Buffer, from: number, end: number): number {
  let at = from + 1
  while (at < end) {
    if (bytes[at++] !== QUOTE) continue
    if (at === end || bytes[at] !== QUOTE) return at
    at++
  }
  return end
}
