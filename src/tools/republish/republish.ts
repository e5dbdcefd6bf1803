// Publishing a dataset again: with what its publisher says of it, for older validators, or in the layout of Hugging Face.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CroissantVersion } from '../../publishing/croissant-context.ts'
import { publications } from '../../publishing/publications.ts'
import type { About } from '../../records/about.ts'
import { type Split, hfName, splitOfDay } from '../../records/hf-layout.ts'
import { type FileEntry, MANIFEST, type Manifest, SUMS, manifestText, sumsText } from '../../records/manifest.ts'
import { tablesOf } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type Piece, formatsOf, inOrder, pieceOf } from '../dataset/pieces.ts'

export interface RepublishOptions {
  /** What it is to say beside what it says already. */
  readonly about: About
  readonly croissant: CroissantVersion
  /** A new folder with the files in the hf layout; without it the documents are renewed where they are. */
  readonly hf?: string | undefined
  readonly released: string
}

const SCENARIOS = ['scenario.yaml', 'scenario.resolved.yaml']

/** Gives the manifest of what is published. Files are linked, not copied, where the file system can. */
export function republish(dataset: Dataset, { about, croissant, hf, released }: RepublishOptions): Manifest {
  const said = Object.fromEntries(Object.entries({ ...dataset.manifest.about, ...about }).filter(([, value]) => value !== undefined))
  const moved = hf === undefined ? new Map<string, string>() : hfPaths(dataset.manifest)
  const files = dataset.manifest.files.map((file) => ({ ...file, path: moved.get(file.path) ?? file.path })).toSorted(byPath)
  const manifest: Manifest = { ...dataset.manifest, files, ...(hf === undefined ? {} : { layout: 'hf' as const }), ...(Object.keys(said).length > 0 ? { about: said } : {}) }
  const root = hf ?? dataset.root
  for (const [from, to] of moved) give(join(dataset.root, from), join(root, to))
  const scenarios = SCENARIOS.filter((name) => existsSync(join(dataset.root, name)))
  if (hf !== undefined) for (const name of scenarios) give(join(dataset.root, name), join(root, name))
  const texts = { ...publications(manifest, { croissant, released }), [MANIFEST]: manifestText(manifest) }
  const sums: { readonly path: string; readonly sha256: string }[] = [...files]
  for (const name of scenarios) sums.push({ path: name, sha256: sha256(readFileSync(join(root, name), 'utf8')) })
  for (const [path, text] of Object.entries(texts)) sums.push({ path, sha256: put(root, path, text) })
  put(root, SUMS, sumsText(sums))
  return manifest
}

/** New path by old one: the pieces of each table in order, numbered within their split. */
function hfPaths(manifest: Manifest): Map<string, string> {
  const pieces = manifest.files.map((entry) => pieceOf(entry, manifest)).filter((piece): piece is Piece => piece !== undefined).sort(inOrder)
  const [first] = pieces.map(({ day }) => day).filter((day) => day !== undefined)
  const paths = new Map<string, string>()
  for (const format of formatsOf(manifest)) {
    for (const table of tablesOf(manifest)) {
      const own = pieces.filter((piece) => piece.table === table && piece.format === format)
      const splits = own.map(({ day }): Split => (day === undefined ? 'train' : splitOfDay(day - (first ?? day), manifest.counts.days)))
      const base = manifest.formats.length > 1 ? `${format}/${table.path}` : table.path
      own.forEach(({ entry }, i) => {
        const index = splits.slice(0, i).filter((split) => split === splits[i]).length
        paths.set(entry.path, `${base}/${hfName(splits[i], index, splits.filter((split) => split === splits[i]).length)}.${format}`)
      })
    }
  }
  return paths
}

function give(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

function put(root: string, name: string, text: string): string {
  writeFileSync(join(root, `${name}.partial`), text)
  renameSync(join(root, `${name}.partial`), join(root, name))
  return sha256(text)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function byPath(a: FileEntry, b: FileEntry): number {
  return a.path < b.path ? -1 : 1
}
