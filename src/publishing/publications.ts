// What is published with a dataset: documents for people and machines, all made from its manifest.
import { createHash } from 'node:crypto'
import { type Manifest, manifestText } from '../records/manifest.ts'
import { citationFile } from './citation.ts'
import { croissant } from './croissant.ts'
import type { CroissantVersion } from './croissant-context.ts'
import { dataPackage } from './data-package.ts'
import { licenceText } from './licence.ts'
import { loadPy } from './loading/load-py.ts'
import { outlineOf } from './outline.ts'
import { readme } from './readme.ts'

export interface PublishingOptions {
  /** Of the Croissant specification; validators older than 2026 know 1.0 only. */
  readonly croissant: CroissantVersion
  /** The day of publication where the manifest's `about` has none. */
  readonly released: string
}

/** Texts by name: those of PUBLISHED in `records/manifest.ts`. The same for the same manifest, always. */
export function publications(manifest: Manifest, { croissant: version, released }: PublishingOptions): Record<string, string> {
  const outline = outlineOf(manifest, released)
  const digest = createHash('sha256').update(manifestText(manifest)).digest('hex')
  return {
    'CITATION.cff': citationFile(outline),
    LICENSE: licenceText(outline),
    'README.md': readme(outline),
    'croissant.json': croissant(outline, version, digest),
    'datapackage.json': dataPackage(outline),
    'load.py': loadPy(outline),
  }
}
