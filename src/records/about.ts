// About a dataset: what only the person who publishes it can say.

/** Whatever is left out has a default: see `publishing/outline.ts`. */
export interface About {
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** Names of people or bodies. */
  readonly creators?: readonly string[] | undefined
  /** SPDX identifier. */
  readonly licence?: string | undefined
  /** Where the dataset can be found. */
  readonly url?: string | undefined
  /** Of publication, as in 2022-06-01. */
  readonly date?: string | undefined
}
