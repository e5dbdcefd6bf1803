// The line that tells on a terminal how far a verification is.
import type { VerifyProgress } from '../tools/verify/verify.ts'
import { many, size } from './terminal.ts'

/** It is rewritten this often (ms). */
const REWRITE = 100

/** Writes to stderr, and only where that is a terminal. */
export class VerifyLine {
  readonly #wanted: boolean
  #doing = ''
  /** When the present table began, and what had been done by then. */
  #start = 0
  #before = 0
  #told = 0

  constructor(quiet: boolean) {
    this.#wanted = !quiet && process.stderr.isTTY === true && process.env['TERM'] !== 'dumb'
  }

  show({ doing, done, of }: VerifyProgress): void {
    if (!this.#wanted) return
    const now = performance.now()
    if (doing !== this.#doing) {
      this.#doing = doing
      this.#start = now
      this.#before = done
    }
    if (now - this.#told < REWRITE) return
    this.#told = now
    const pace = (done - this.#before) / Math.max(0.1, (now - this.#start) / 1000)
    const percent = `${Math.floor((100 * done) / Math.max(1, of)).toString().padStart(3)} %`
    const speed = doing === 'digests' ? `${size(pace)} a second` : `${many(pace)} rows a second`
    process.stderr.write(`\r\u001B[2K${percent}  ${doing}  ${speed}`)
  }

  /** Clears the line. */
  end(): void {
    if (this.#wanted) process.stderr.write('\r\u001B[2K')
  }
}
