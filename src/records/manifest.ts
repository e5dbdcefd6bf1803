// The manifest: what a dataset is, and every file of it. Written last: a folder without one is not a dataset.

import type { About } from './about.ts'

export interface FileEntry {
  /** Below the dataset's folder, with slashes. */
  readonly path: string
  readonly table: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

export interface TableEntry {
  readonly rows: number
  /** See content-hash.ts: the same for any format, cut and compression. */
  readonly contentHash: string
}

export interface Counts {
  readonly subscribers: number
  readonly lines: number
  readonly cells: number
  readonly days: number
  readonly operations: number
  /** Records by role; those of no operation are `none`. */
  readonly records: Readonly<Record<string, number>>
  /** SIMs by profile, and those that carried relay calls. */
  readonly sims: Readonly<Record<string, number>>
  readonly relaySims: number
}

export interface Manifest {
  readonly name: string
  /** Of patchcord. */
  readonly version: string
  readonly seed: string
  /** First and last day. */
  readonly period: readonly [string, string]
  /** Minutes. */
  readonly utcOffset: number
  readonly formats: readonly string[]
  readonly ids: 'string' | 'int64'
  readonly blind: boolean
  readonly codec: string
  /** Of scenario.resolved.yaml. */
  readonly scenarioSha256: string
  readonly files: readonly FileEntry[]
  readonly tables: Readonly<Record<string, TableEntry>>
  readonly counts: Counts
  /** Files by splits of time, as Hugging Face names them, instead of by days: see hf-layout.ts. */
  readonly layout?: 'hf' | undefined
  /** What its publisher says of it. */
  readonly about?: About | undefined
}

/** What is known before anything is written. */
export type Head = Omit<Manifest, 'files' | 'tables' | 'counts'>

export const MANIFEST = 'manifest.json'
export const SUMS = 'SHA256SUMS'
/** The documents beside the data, made from the manifest. */
export const PUBLISHED = ['CITATION.cff', 'LICENSE', 'README.md', 'croissant.json', 'datapackage.json', 'load.py']

/** As text, always the same for the same manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** In the form of `sha256sum -c`. */
export function sumsText(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}
