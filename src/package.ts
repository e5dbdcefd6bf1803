// The package as it is installed: its version, the day of that, and files that come with it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The same way up from the source and from the compiled package, whose parts all lie in one folder. */
const ROOT = new URL('../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }

export const VERSION = version
/** When this version was released: a dataset of it exists, as a scenario and a seed, from that day on. Changes with the version. */
export const RELEASED = '2026-11-24'

/** Where a file of the package lies, by its path in it. */
export function packaged(path: string): string {
  return fileURLToPath(new URL(path, ROOT))
}

/** What runs in each thread: TypeScript from source; from the package one file of CommonJS, which Node reads sooner than modules. */
export const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.cjs', import.meta.url)
