// The folder of a dataset: never overwritten unasked, never whole-looking before it is whole, and gone on with.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, rmdirSync, statSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MANIFEST, PUBLISHED, SUMS } from '../records/manifest.ts'
import { type Identity, Journal, UNFINISHED, readJournal, sameRun } from './journal.ts'
import type { Done } from './yield.ts'

/** What a shard's folder has in place of a manifest. */
export const SHARD = 'shard.json'
/** All that a run writes: what --force removes, and nothing else. */
const OURS = [MANIFEST, SHARD, SUMS, ...PUBLISHED, 'scenario.yaml', 'scenario.resolved.yaml', 'data', 'truth', 'parquet', 'csv', UNFINISHED]
const PARTIAL = '.partial'

/** The folder cannot be used as asked; the message says what to do. */
export class FolderError extends Error {
  override name = 'FolderError'
}

/**
 * Makes the folder ready, with a journal in it: of a new run, of a new one in place of whatever is there with `force`, or of
 * the same run that was interrupted. Then what is done is kept as far as its files are still what they were, and everything
 * else is removed; `onShare` is told how much is checked. Throws FolderError.
 */
export async function openFolder(
  root: string, identity: Identity, force: boolean, onShare: (share: number) => void, signal?: AbortSignal,
): Promise<Journal> {
  const earlier = mayUse(root, identity, force)
  makeFolder(root)
  const kept: Done[] = []
  for (const [i, done] of earlier.entries()) {
    signal?.throwIfAborted()
    onShare(i / earlier.length)
    if (await isIntact(root, done)) kept.push(done)
  }
  const journal = new Journal(root, identity, kept)
  clear(root, new Set(kept.flatMap(({ written }) => written.files.map(({ path }) => path))))
  return journal
}

/** Removes every file below a folder that is not finished. */
export function sweep(root: string): void {
  if (!existsSync(root)) return
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name)
    if (entry.isDirectory()) sweep(path)
    else if (entry.name.endsWith(PARTIAL)) rmSync(path, { force: true })
  }
}

/** The last act of a run. */
export function declareWhole(root: string): void {
  unlinkSync(join(root, UNFINISHED))
}

/** With the folders above it; one by one, because Node says of a read-only file system that it does not exist. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** What an interrupted run of the same identity has done. Throws where the folder must not be touched. */
function mayUse(root: string, identity: Identity, force: boolean): readonly Done[] {
  const entries = existsSync(root) ? readdirSync(root).filter((entry) => !entry.startsWith('.') && !entry.endsWith(PARTIAL)) : []
  const journal = readJournal(root)
  const same = journal?.identity !== undefined && sameRun(journal.identity, identity)
  if (same && !force) return journal.done
  const strange = entries.filter((entry) => !OURS.includes(entry))
  if (entries.length > 0 && !force) throw new FolderError(`${root} ${whatIsThere(entries)}. Add --force to replace it, or --out to write elsewhere.`)
  if (strange.length > 0) {
    throw new FolderError(`${root} holds what patchcord did not write (${strange.slice(0, 3).join(', ')}). Choose another --out.`)
  }
  return []
}

function whatIsThere(entries: readonly string[]): string {
  if (entries.includes(UNFINISHED)) return 'holds an unfinished run of another scenario, seed, setting or version'
  if (entries.includes(MANIFEST)) return 'already holds a dataset'
  return entries.includes(SHARD) ? 'already holds a shard' : 'is not empty'
}

async function isIntact(root: string, { written }: Done): Promise<boolean> {
  for (const { path, bytes, sha256 } of written.files) {
    const file = join(root, path)
    if (!existsSync(file) || statSync(file).size !== bytes || await digestOf(file) !== sha256) return false
  }
  return true
}

/** The SHA-256 of a file, in hexadecimal. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(block as Buffer)
  return hash.digest('hex')
}

/** Removes all that a run writes but its journal and the files that are kept. */
function clear(root: string, kept: ReadonlySet<string>): void {
  for (const entry of readdirSync(root)) {
    if (entry !== UNFINISHED && OURS.includes(entry.endsWith(PARTIAL) ? entry.slice(0, -PARTIAL.length) : entry)) prune(root, entry, kept)
  }
}

/** Removes a file, or all below a folder and the folder itself, unless something is kept. */
function prune(root: string, path: string, kept: ReadonlySet<string>): void {
  const full = join(root, path)
  if (!statSync(full).isDirectory()) {
    if (!kept.has(path)) rmSync(full)
    return
  }
  for (const entry of readdirSync(full)) prune(root, `${path}/${entry}`, kept)
  if (readdirSync(full).length === 0) rmdirSync(full)
}
