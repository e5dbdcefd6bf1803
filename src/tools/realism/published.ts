// The targets that come with the package: published figures, each with its source.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readTargets } from './read-targets.ts'
import type { TargetSet } from './target.ts'

/** The same way up from the source and from the compiled package. */
const FILE = fileURLToPath(new URL('../../../docs/published-figures.yaml', import.meta.url))

export function publishedTargets(): TargetSet {
  return readTargets(readFileSync(FILE), FILE)
}
