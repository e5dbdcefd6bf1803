// The records of a CSV file, found in blocks: a line feed ends one, unless it stands in quotes.
import { readSync } from 'node:fs'
import { ReadError } from './read-error.ts'

const BLOCK = 1 << 20
const LINE_FEED = 10
const QUOTE = 34

export class CsvRecords {
  readonly #descriptor: number
  readonly #path: string
  bytes = Buffer.alloc(BLOCK)
  /** Where the record is in `bytes`, without its line feed. */
  start = 0
  end = -1
  /** Number of the record's first line. */
  line = 0
  #lines = 1
  #filled = 0
  /** A quote at or behind the place last searched from; none before it. */
  #quote = -1

  constructor(descriptor: number, path: string) {
    this.#descriptor = descriptor
    this.#path = path
  }

  /** Moves to the next record; false at the end of the file. */
  next(): boolean {
    this.start = this.end + 1
    this.line += this.#lines
    do {
      this.end = this.#findEnd()
      if (this.end >= 0) return true
    } while (this.#fill())
    if (this.start < this.#filled) throw new ReadError(this.#path, 'is cut short within a line', { line: this.line })
    this.end = this.start - 1
    return false
  }

  /** -1 if the record is not all there. */
  #findEnd(): number {
    let from = this.start
    let quotes = 0
    this.#lines = 1
    for (;;) {
      const feed = this.bytes.indexOf(LINE_FEED, from)
      if (feed < 0 || feed >= this.#filled) return -1
      quotes += this.#quotesBetween(from, feed)
      if ((quotes & 1) === 0) return feed
      this.#lines++
      from = feed + 1
    }
  }

  #quotesBetween(from: number, to: number): number {
    if (this.#quote < from) this.#findQuote(from)
    if (this.#quote >= to) return 0
    let quotes = 0
    for (let k = from; k < to; k++) if (this.bytes[k] === QUOTE) quotes++
    return quotes
  }

  #findQuote(from: number): void {
    const quote = this.bytes.indexOf(QUOTE, from)
    this.#quote = quote < 0 ? Infinity : quote
  }

  /** Reads on behind what is there; false at the end of the file. */
  #fill(): boolean {
    const kept = this.#filled - this.start
    const target = kept > this.bytes.length / 2 ? Buffer.alloc(2 * this.bytes.length) : this.bytes
    this.bytes.copy(target, 0, this.start, this.#filled)
    this.bytes = target
    this.start = 0
    const got = readSync(this.#descriptor, target, kept, target.length - kept, null)
    this.#filled = kept + got
    this.#quote = -1
    return got > 0
  }
}
