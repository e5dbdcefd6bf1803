// The error of a folder that is not the dataset that a tool needs.

/** It is no dataset, or lacks what is asked of it. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError'
}
