// The journal: which jobs of a run are done, kept in the folder's mark of an unfinished run, so that it can go on.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Done } from './yield.ts'

/** Stands in a folder from the first file to the last. */
export const UNFINISHED = 'UNFINISHED'

const CAPTION = 'A run of patchcord is under way here, or was interrupted. The same command goes on from what is done:'

/** What makes a run the same run. */
export interface Identity {
  /** Of patchcord. */
  readonly version: string
  /** Of the resolved scenario, which holds seed and output too. */
  readonly scenarioSha256: string
  /** `3/8`, or `merge`; a whole run has none. */
  readonly share?: string
}

/** A line of caption, one with the identity, and one for each job that is done. */
export class Journal {
  readonly identity: Identity
  readonly done: readonly Done[]
  readonly #path: string

  /** Writes a journal of what is done so far, at once in place of an older one. */
  constructor(root: string, identity: Identity, done: readonly Done[] = []) {
    this.identity = identity
    this.done = done
    this.#path = join(root, UNFINISHED)
    writeFileSync(`${this.#path}.partial`, [CAPTION, JSON.stringify(identity), ...done.map(lineOf)].map((line) => `${line}\n`).join(''))
    renameSync(`${this.#path}.partial`, this.#path)
  }

  /** To be called when all files of the job have their final names. */
  add(done: Done): void {
    appendFileSync(this.#path, `${lineOf(done)}\n`)
  }
}

/** The journal of a folder. Null where there is none; without identity where it is not to be understood. */
export function readJournal(root: string): { readonly identity?: Identity; readonly done: readonly Done[] } | null {
  const path = join(root, UNFINISHED)
  if (!existsSync(path)) return null
  const [, identity, ...lines] = readFileSync(path, 'utf8').split('\n')
  // What follows the last line break is a line that did not become whole.
  const done = lines.slice(0, -1).flatMap((line) => parsed<Done>(line) ?? [])
  const said = parsed<Identity>(identity)
  return said ? { identity: said, done } : { done: [] }
}

export function sameRun(a: Identity, b: Identity): boolean {
  return a.version === b.version && a.scenarioSha256 === b.scenarioSha256 && a.share === b.share
}

function lineOf(done: Done): string {
  return JSON.stringify(done)
}

function parsed<T>(line: string | undefined): T | undefined {
  try {
    return JSON.parse(line ?? '') as T
  } catch {
    return undefined
  }
}
