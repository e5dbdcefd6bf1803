// The targets that come with the package: published figures, each with its source.
import { readFileSync } from 'node:fs'
import { packaged } from '../../package.ts'
import { readTargets } from './read-targets.ts'
import type { TargetSet } from './target.ts'

const FILE = packaged('docs/published-figures.yaml')

export function publishedTargets(): TargetSet {
  return readTargets(readFileSync(FILE), FILE)
}
