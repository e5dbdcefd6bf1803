// patchcord baseline: the scores of a plain detector, as a file that patchcord score reads.
import { renameSync, writeFileSync } from 'node:fs'
import { nearest } from '../base/problem.ts'
import type { Baseline } from '../tools/baselines/baseline.ts'
import { baselines } from '../tools/baselines/index.ts'
import { World } from '../tools/baselines/world.ts'
import { detectionText } from '../tools/baselines/write.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { readSplit } from '../tools/split/files.ts'
import { Exit, UsageError } from './exit.ts'
import { many, print, warn } from './terminal.ts'

export interface BaselineOptions {
  readonly name?: string | undefined
  readonly dataset?: string | undefined
  readonly split?: string | undefined
  readonly out?: string | undefined
  readonly seed: string
  readonly list: boolean
  readonly quiet: boolean
}

export async function baseline({ name, dataset: root, split: folder, out, seed, list, quiet }: BaselineOptions): Promise<number> {
  if (list) return listAll()
  if (name === undefined || root === undefined) throw new UsageError('name a baseline and a dataset, or ask for --list')
  const found = baselineNamed(name)
  const dataset = Dataset.open(root)
  refuse(found, dataset, folder !== undefined)
  const split = folder === undefined ? undefined : readSplit(folder)
  if (split && split.level.name !== 'sim') throw new UsageError(`baselines score SIMs; the split is of ${split.level.name}s`)
  const world = await World.open(dataset, split, seed)
  const only = split ? new Set(split.testEntities.map((id) => world.sims.find(Number(id)))) : undefined
  const text = detectionText(await found.detect(world), world, only)
  if (out === undefined) process.stdout.write(text)
  else {
    writeFileSync(`${out}.partial`, text)
    renameSync(`${out}.partial`, out)
    if (!quiet) warn(`${out}: ${many(text.split('\n').length - 2)} lines of ${name}`)
  }
  return Exit.ok
}

export function baselineNamed(name: string): Baseline {
  const found = baselines.find((each) => each.name === name)
  if (found) return found
  const near = nearest(name, baselines.map((each) => each.name))
  throw new UsageError(`there is no baseline ${name}${near === undefined ? '' : `; did you mean ${near}?`} (--list tells all)`)
}

/** Throws UsageError where a baseline cannot say anything of a dataset. */
function refuse({ name, learns, needs }: Baseline, dataset: Dataset, hasSplit: boolean): void {
  if (learns && !hasSplit) throw new UsageError(`${name} learns from labels: name a --split (patchcord split makes one)`)
  for (const table of needs) {
    if (!(table.path in dataset.manifest.tables)) throw new UsageError(`${name} needs ${table.path}, which this dataset does not have`)
  }
}

function listAll(): number {
  const width = Math.max(...baselines.map(({ name }) => name.length))
  for (const { name, description, learns, needs } of baselines) {
    const asks = [...(learns ? ['a split'] : []), ...needs.map(({ path }) => path)]
    print(`${name.padEnd(width)}  ${description}${asks.length > 0 ? ` (needs ${asks.join(', ')})` : ''}`)
  }
  return Exit.ok
}
