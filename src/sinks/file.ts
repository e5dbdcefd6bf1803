// A file that carries its final name only when it is whole, with its size and SHA-256.
import { createHash } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Most bytes that are written at once: a core's second cache holds them, and more at once takes the system twice as long (Linux 6.18, ext4). */
const PIECE = 1 << 19

/** Errors of the file system pass through as they are. */
export class PartialFile {
  readonly #path: string
  readonly #hash = createHash('sha256')
  #descriptor: number | undefined
  #bytes = 0

  /** Opens `<path>.partial`; an older one is written over. */
  constructor(path: string) {
    this.#path = path
    this.#descriptor = openSync(`${path}.partial`, 'w')
  }

  get bytes(): number {
    return this.#bytes
  }

  write(bytes: Uint8Array): void {
    if (this.#descriptor === undefined) throw new Error(`${this.#path} is closed`)
    for (let done = 0; done < bytes.length;) {
      const piece = bytes.subarray(done, done + PIECE)
      const written = writeSync(this.#descriptor, piece)
      this.#hash.update(piece.subarray(0, written))
      done += written
    }
    this.#bytes += bytes.length
  }

  /** Gives the file its name. */
  commit(): { bytes: number; sha256: string } {
    if (this.#descriptor === undefined) throw new Error(`${this.#path} is closed`)
    closeSync(this.#descriptor)
    renameSync(`${this.#path}.partial`, this.#path)
    this.#descriptor = undefined
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  /** Removes what is there; nothing after `commit`. */
  abort(): void {
    if (this.#descriptor === undefined) return
    const descriptor = this.#descriptor
    this.#descriptor = undefined
    try {
      closeSync(descriptor)
    } catch {
      // `commit` may have closed it before its rename failed.
    }
    rmSync(`${this.#path}.partial`, { force: true })
  }
}
