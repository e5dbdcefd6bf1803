// A text file that is written line by line and carries its name when it is whole.
import { join } from 'node:path'
import { PartialFile } from '../../sinks/file.ts'

/** Characters that are gathered before they are written. */
const BLOCK = 1 << 20

export class TextFile {
  readonly #file: PartialFile
  #text = ''

  constructor(folder: string, name: string) {
    this.#file = new PartialFile(join(folder, name))
  }

  /** Values must hold no comma, quote or line break: identifiers, numbers, times, names of the dataset. */
  row(...values: readonly (string | number)[]): void {
    this.#text += `${values.join(',')}\n`
    if (this.#text.length > BLOCK) this.#flush()
  }

  close(): void {
    this.#flush()
    this.#file.commit()
  }

  #flush(): void {
    this.#file.write(Buffer.from(this.#text))
    this.#text = ''
  }
}
