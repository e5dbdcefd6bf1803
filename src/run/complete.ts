// The last acts of a run: what it wrote gets its manifest, or a shard its note; before them nothing is whole.
import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addSum, emptySum, hashText } from '../records/content-hash.ts'
import { publications } from '../publishing/publications.ts'
import { type Head, MANIFEST, type Manifest, SUMS, manifestText, sumsText } from '../records/manifest.ts'
import { RELEASED } from '../package.ts'
import { SHARD, declareWhole } from './folder.ts'
import type { ShardNote } from './shard.ts'
import { type Yield, addUp } from './yield.ts'

/** Texts that stand beside the data, by file name. */
export type Texts = Readonly<Record<string, string>>

/** Of the jobs of a whole period, whoever did them and in whatever order. */
export function completeDataset(root: string, head: Head, texts: Texts, yields: readonly Yield[]): Manifest {
  const manifest = manifestOf(head, yields)
  const all = { ...texts, ...publications(manifest, { croissant: '1.1', released: RELEASED }) }
  const sums = Object.entries(all).map(([path, content]) => ({ path, sha256: put(root, path, content) }))
  sums.push({ path: MANIFEST, sha256: sha256(manifestText(manifest)) })
  put(root, SUMS, sumsText([...manifest.files, ...sums]))
  put(root, MANIFEST, manifestText(manifest))
  declareWhole(root)
  return manifest
}

export function completeShard(root: string, note: ShardNote, texts: Texts): void {
  for (const [path, content] of Object.entries(texts)) put(root, path, content)
  put(root, SHARD, `${JSON.stringify(note, null, 2)}\n`)
  declareWhole(root)
}

function manifestOf(head: Head, yields: readonly Yield[]): Manifest {
  const { written, counts } = addUp(yields)
  const tables = Object.entries(written.sums).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...head,
    files: written.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    tables: Object.fromEntries(tables.map(([name, sum]) => {
      const whole = emptySum()
      addSum(whole, sum)
      return [name, { rows: whole.rows, contentHash: hashText(whole) }]
    })),
    counts,
  }
}

/** Writes a text under a temporary name, gives it its own, and tells its digest. */
function put(root: string, name: string, content: string): string {
  const path = join(root, name)
  writeFileSync(`${path}.partial`, content)
  renameSync(`${path}.partial`, path)
  return sha256(content)
}

export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
