// The line that tells on a terminal how far the reading of a dataset is.
import { many } from './terminal.ts'

/** It is rewritten this often (ms). */
const REWRITE = 100

/** Writes to stderr, and only where that is a terminal. */
export class ReadingLine {
  readonly #wanted: boolean
  readonly #start = performance.now()
  #told = 0

  constructor(quiet: boolean) {
    this.#wanted = !quiet && process.stderr.isTTY === true && process.env['TERM'] !== 'dumb'
  }

  /** `table` is read; `done` of its `of` rows are. */
  show(table: string, done: number, of: number): void {
    const now = performance.now()
    if (!this.#wanted || now - this.#told < REWRITE) return
    this.#told = now
    const pace = done / Math.max(0.1, (now - this.#start) / 1000)
    const percent = Math.floor((100 * done) / Math.max(1, of)).toString().padStart(3)
    process.stderr.write(`\r\u001B[2K${percent} %  ${table}  ${many(pace)} rows a second`)
  }

  /** Clears the line. */
  end(): void {
    if (this.#wanted) process.stderr.write('\r\u001B[2K')
  }
}
