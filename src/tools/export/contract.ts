// What an export is: a format of other people's tools, written from the files of a dataset.
import type { Dataset } from '../dataset/dataset.ts'

export interface Export {
  readonly name: string
  /** For whom, and which files come out. */
  readonly description: string
  /** Writes into `folder`, which is there and empty; streams, so that memory follows the subscribers and not the records. */
  write(dataset: Dataset, folder: string, onProgress: (done: number, of: number) => void): Promise<void>
}
