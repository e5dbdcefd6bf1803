// CSV files after RFC 4180: a header, LF at the end of lines, nothing between commas where there is no value.
import type { Chunk, Column, Field } from '../records/fields.ts'
import type { FileFacts, FileOptions, FileSink, Format } from '../records/sink.ts'
import { checkColumns } from './check.ts'
import { CsvColumns } from './csv-columns.ts'
import { CsvLines, csvTexts } from './csv-lines.ts'
import { PartialFile } from './file.ts'

/** Bytes that are gathered before they are written. */
const BLOCK = 1 << 20
/** No number or time takes more, comma included. */
const LONGEST_NUMBER = 32

const COMMA = 44
const LINE_FEED = 10

export const csv: Format = { name: 'csv', extension: 'csv', open: options => new CsvSink(options) }

class CsvSink implements FileSink {
  readonly #options: FileOptions
  readonly #file: PartialFile
  readonly #lines: CsvLines
  readonly #columns: CsvColumns | undefined
  #rows = 0

  constructor(options: FileOptions) {
    this.#options = options
    const { fields } = options.table
    this.#lines = new CsvLines(BLOCK, fields.reduce((sum, field) => sum + longestOf(field), 0), options.utcOffset)
    this.#columns = CsvColumns.suit(fields) ? new CsvColumns(fields, options.utcOffset) : undefined
    fields.forEach((field, c) => {
      if (c > 0) this.#lines.byte(COMMA)
      this.#lines.text(field.name)
    })
    this.#lines.byte(LINE_FEED)
    this.#file = new PartialFile(options.path)
  }

  write(chunk: Chunk): void {
    checkColumns(this.#options.table, chunk)
    this.#rows += chunk.rows
    this.#flush()
    if (!this.#columns?.write(chunk, (bytes) => this.#file.write(bytes))) this.#writeRows(chunk)
  }

  close(last?: Chunk): FileFacts {
    if (last) this.write(last)
    this.#flush()
    return { rows: this.#rows, ...this.#file.commit() }
  }

  abort(): void {
    this.#file.abort()
  }

  /** For tables with free texts or fractions, which are small; and to say what is wrong with a value. */
  #writeRows(chunk: Chunk): void {
    const cells = new Cells(this.#options.table.fields, chunk.columns)
    for (let row = 0; row < chunk.rows; row++) {
      this.#lines.startLine()
      cells.writeRow(this.#lines, row)
      if (this.#lines.end >= BLOCK) this.#flush()
    }
  }

  #flush(): void {
    if (this.#lines.end > 0) this.#file.write(this.#lines.take())
  }
}

/** Bytes that any value of the field fits into; free text sees to itself. */
function longestOf(field: Field): number {
  const texts = csvTexts(field.values ?? []).map(text => text.length + 1)
  return Math.max(LONGEST_NUMBER, ...texts)
}

const INT = 0
const LONG = 1
const DIGITS = 2
const TIME = 3
const DATE = 4
const CATEGORY = 5
const TEXT = 6
const DOUBLE = 7
const KINDS: Record<Field['type'], number> = {
  int32: INT, int64: LONG, identifier: DIGITS, time: TIME, date: DATE, category: CATEGORY, text: TEXT, double: DOUBLE
}
const NO_INTS = new Int32Array(0)
const NO_DOUBLES = new Float64Array(0)

/** The columns of a chunk, those of one kind of array together, so that each place in the code meets one kind. */
class Cells {
  readonly #count: number
  readonly #kinds: Uint8Array
  readonly #ints: Int32Array[]
  readonly #doubles: Float64Array[]
  readonly #texts: (readonly string[])[]
  readonly #categories: (readonly Uint8Array[])[]
  readonly #valid: (Uint8Array | undefined)[]
  readonly #epochs: Float64Array
  readonly #digits: Uint8Array

  constructor(fields: readonly Field[], columns: readonly Column[]) {
    this.#count = fields.length
    this.#kinds = Uint8Array.from(fields, field => KINDS[field.type])
    this.#ints = columns.map(({ data }) => (data instanceof Int32Array ? data : NO_INTS))
    this.#doubles = columns.map(({ data }) => (data instanceof Float64Array ? data : NO_DOUBLES))
    this.#texts = columns.map(({ data }) => (Array.isArray(data) ? data : []))
    this.#categories = fields.map(({ values }) => csvTexts(values ?? []))
    this.#valid = columns.map(({ valid }) => valid)
    this.#epochs = Float64Array.from(columns, ({ epoch }) => epoch ?? 0)
    this.#digits = Uint8Array.from(fields, ({ digits }) => digits ?? 0)
  }

  writeRow(lines: CsvLines, row: number): void {
    for (let c = 0; c < this.#count; c++) {
      if (c > 0) lines.byte(COMMA)
      const valid = this.#valid[c]
      if (valid === undefined || valid[row] === 1) this.#writeCell(lines, c, row)
    }
    lines.byte(LINE_FEED)
  }

  #writeCell(lines: CsvLines, c: number, row: number): void {
    switch (this.#kinds[c]) {
      case INT: return lines.whole(this.#ints[c][row])
      case LONG: return lines.whole(this.#doubles[c][row])
      case DIGITS: return lines.digits(this.#doubles[c][row], this.#digits[c])
      case TIME: return lines.time(this.#epochs[c] + this.#ints[c][row])
      case DATE: return lines.date(this.#ints[c][row])
      case CATEGORY: return lines.prepared(this.#categories[c], this.#ints[c][row])
      case TEXT: return lines.text(this.#texts[c][row])
      default: return lines.double(this.#doubles[c][row])
    }
  }
}
