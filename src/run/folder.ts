// The folder of a dataset: never overwritten unasked, and never whole-looking before it is whole.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, PUBLISHED, SUMS } from '../records/manifest.ts'

/** Stands in a folder from the first file to the last. */
const UNFINISHED = 'UNFINISHED'
/** All that a run writes: what --force removes, and nothing else. */
const OURS = [MANIFEST, SUMS, ...PUBLISHED, 'scenario.yaml', 'scenario.resolved.yaml', 'data', 'truth', 'parquet', 'csv', UNFINISHED]

/** The folder cannot be used as asked; the message says what to do. */
export class FolderError extends Error {
  override name = 'FolderError'
}

/** Makes the folder ready: new, emptied of an older dataset with `force`, or of an interrupted run. Throws FolderError. */
export function prepareFolder(root: string, force: boolean): void {
  const entries = existsSync(root) ? readdirSync(root) : []
  const interrupted = entries.includes(UNFINISHED)
  const strange = entries.filter((entry) => !OURS.includes(entry) && !entry.startsWith('.'))
  if (entries.length > 0 && !interrupted && !force) {
    const what = entries.includes(MANIFEST) ? 'already holds a dataset' : 'is not empty'
    throw new FolderError(`${root} ${what}. Add --force to replace it, or --out to write elsewhere.`)
  }
  if (strange.length > 0 && !interrupted) {
    throw new FolderError(`${root} holds what patchcord did not write (${strange.slice(0, 3).join(', ')}). Choose another --out.`)
  }
  for (const entry of OURS) rmSync(join(root, entry), { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, UNFINISHED), 'A run of patchcord is under way here, or was interrupted. The same command finishes it.\n')
}

/** Removes every file below a folder that is not finished. */
export function sweep(root: string): void {
  if (!existsSync(root)) return
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name)
    if (entry.isDirectory()) sweep(path)
    else if (entry.name.endsWith('.partial')) rmSync(path, { force: true })
  }
}

/** The last act of a run. */
export function declareWhole(root: string): void {
  rmSync(join(root, UNFINISHED))
}
