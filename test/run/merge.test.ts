// Shards: what they are, how a cluster says which one a task is, and what does not make a dataset.
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../src/commands/exit.ts'
import { shardOf } from '../../src/commands/shard.ts'
import { generateShard } from '../../src/generate.ts'
import { repertoire } from '../../src/repertoire.ts'
import { DamageError, MergeError, findShards, merge } from '../../src/run/merge.ts'
import { jobsOfShard } from '../../src/run/shard.ts'
import { jobsOf } from '../../src/run/yield.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { filesBelow, folderDigest } from '../patchcord.ts'
import { temporaryFolder, written } from '../written.ts'

const TOWN = `version: 1
name: town
seed: 3
period: {from: 2022-06-01, to: 2022-06-02}
network: {cells: 9}
population: {subscribers: 120}
`

async function shard(index: number, count: number, folder: string, set: readonly string[] = []): Promise<string> {
  const root = join(folder, `shard-${index}-of-${count}`)
  const scenario = readScenario(TOWN, 'town.yaml', repertoire, set)
  await generateShard({ scenario, text: TOWN, root, force: false, workers: 1, onProgress: () => {} }, { index, count })
  return root
}

function reasonsOf(folders: readonly string[]): readonly string[] {
  try {
    findShards(folders)
    return []
  } catch (error) {
    if (error instanceof MergeError) return error.reasons
    throw error
  }
}

test('shards are every job once, and differ by a day at most', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), (days, count) => {
    const shards = Array.from({ length: count }, (_, i) => jobsOfShard({ index: i + 1, count }, days))
    expect(shards.flat().toSorted()).toEqual(jobsOf(days).toSorted())
    const sizes = shards.map((jobs) => jobs.filter((job) => typeof job === 'number' && job >= 0).length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  }))
})

describe('merging', () => {
  it('makes the folder of one run, in any order, also of more shards than days, and leaves the shards as they were', async () => {
    const folder = temporaryFolder()
    const single = await written(TOWN)
    for (const count of [3]) {
      const parent = join(folder, `${count}`)
      const shards: string[] = []
      for (let index = count; index >= 1; index--) shards.push(await shard(index, count, parent))
      const before = folderDigest(parent)
      await merge({ folders: shards, root: join(folder, `whole-${count}`), force: false, onProgress: () => {} })
      expect(folderDigest(join(folder, `whole-${count}`))).toBe(folderDigest(single.root))
      expect(folderDigest(parent)).toBe(before)
    }
  })

  it('is refused, with every reason, where a shard is missing, doubled, strange or unfinished', async () => {
    const folder = temporaryFolder()
    const [one, two, , four] = await Promise.all([1, 2, 3, 4].map((index) => shard(index, 4, folder)))
    const strange = await shard(3, 4, join(folder, 'strange'), ['seed=4', 'population.subscribers=121'])
    const fifth = await shard(3, 5, join(folder, 'fifth'))
    expect(reasonsOf([one, two, four])).toEqual(['of 4 shards one is missing: 3'])
    expect(reasonsOf([one, two, two])).toEqual([`shard 2/4 is there 2 times: ${two}, ${two}`, 'of 4 shards 2 are missing: 3, 4'])
    expect(reasonsOf([one, two, strange, four])).toEqual([`${strange} is of another run than ${one}: it has other seed 4, not 3; settings`])
    expect(reasonsOf([one, two, fifth, four])).toEqual([`${fifth} is shard 3/5, but ${one} is one of 4`, 'of 4 shards one is missing: 3'])
    cpSync(join(two, 'shard.json'), join(two, 'UNFINISHED'))
    rmSync(join(two, 'shard.json'))
    expect(reasonsOf([folder])).toContain(`${two} is not finished: the command that began it goes on with it`)
    expect(reasonsOf([join(folder, 'nowhere')])).toEqual([`${join(folder, 'nowhere')} is not there`])
  })

  it('is refused where a file is not what the shard wrote; nothing then looks whole', async () => {
    const folder = temporaryFolder()
    await Promise.all([1, 2].map((index) => shard(index, 2, join(folder, 'shards'))))
    const victim = filesBelow(join(folder, 'shards')).find((path) => path.startsWith('shard-2') && path.endsWith('.parquet'))
    const path = join(folder, 'shards', victim ?? '')
    const bytes = readFileSync(path)
    bytes[100] ^= 1
    writeFileSync(path, bytes)
    const root = join(folder, 'whole')
    const attempt = merge({ folders: [join(folder, 'shards')], root, force: false, onProgress: () => {} })
    await expect(attempt).rejects.toBeInstanceOf(DamageError)
    expect(filesBelow(root)).not.toContain('manifest.json')
    expect(filesBelow(root)).toContain('UNFINISHED')
  })
})

describe('--shard', () => {
  it.each([
    ['3/8', {}, { index: 3, count: 8 }],
    ['auto', { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_MAX: '8', SLURM_ARRAY_TASK_COUNT: '8' }, { index: 3, count: 8 }],
    ['auto', { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_MAX: '3', SLURM_ARRAY_TASK_COUNT: '1', PATCHCORD_SHARDS: '8' }, { index: 3, count: 8 }],
    ['auto', { JOB_COMPLETION_INDEX: '0', PATCHCORD_SHARDS: '8' }, { index: 1, count: 8 }],
    ['auto', { AWS_BATCH_JOB_ARRAY_INDEX: '7', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, { index: 8, count: 8 }],
  ])('%s in %o is %o', (words, environment, wanted) => {
    expect(shardOf(words, environment)).toEqual(wanted)
  })

  it.each([
    ['0/8', {}], ['9/8', {}], ['3', {}], ['3/8/2', {}], ['auto', {}],
    ['auto', { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_MAX: '3', SLURM_ARRAY_TASK_COUNT: '1' }],
    ['auto', { SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_MAX: '7', SLURM_ARRAY_TASK_COUNT: '8' }],
    ['auto', { JOB_COMPLETION_INDEX: '0' }],
    ['auto', { JOB_COMPLETION_INDEX: '8', PATCHCORD_SHARDS: '8' }],
    ['auto', { AWS_BATCH_JOB_ARRAY_INDEX: '7' }],
  ])('%s in %o is refused', (words, environment) => {
    expect(() => shardOf(words, environment)).toThrow(UsageError)
  })
})
