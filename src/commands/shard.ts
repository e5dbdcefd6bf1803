// Which shard a process is: said in words, or read from the environment of a cluster's array of tasks.
import type { Shard } from '../run/shard.ts'
import { UsageError } from './exit.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** How many there are, where the cluster does not tell: Kubernetes. */
const COUNT = 'PATCHCORD_SHARDS'
const HOW = '--shard takes i/n, such as 3/8 with i from 1 to n, or auto'

/** `3/8`, or `auto`. Throws UsageError. */
export function shardOf(words: string, environment: Environment): Shard {
  if (words === 'auto') return fromEnvironment(environment)
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(words) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (index === undefined || shard.index < 1 || shard.index > shard.count) throw new UsageError(`--shard ${words}: ${HOW}`)
  return shard
}

function fromEnvironment(environment: Environment): Shard {
  const shard = slurm(environment) ?? awsBatch(environment) ?? kubernetes(environment)
  if (!shard) {
    throw new UsageError('--shard auto: this is no task of a Slurm array (SLURM_ARRAY_TASK_ID), a Kubernetes Indexed Job '
      + '(JOB_COMPLETION_INDEX) or an AWS Batch array (AWS_BATCH_JOB_ARRAY_INDEX)')
  }
  const { index, count } = shard
  if (!Number.isInteger(index) || !Number.isInteger(count) || index < 1 || index > count) {
    throw new UsageError(`--shard auto: the environment says shard ${index} of ${count}; say --shard i/n`)
  }
  return shard
}

/** A part of an array that is submitted again would count itself alone: then the number must be said. */
function slurm(environment: Environment): Shard | undefined {
  const index = environment['SLURM_ARRAY_TASK_ID']
  if (index === undefined) return undefined
  const { [COUNT]: said, SLURM_ARRAY_TASK_MIN: min, SLURM_ARRAY_TASK_MAX: max, SLURM_ARRAY_TASK_COUNT: count } = environment
  if (said === undefined && (min !== '1' || max !== count)) {
    throw new UsageError(`--shard auto: this Slurm array has ${count} tasks from ${min} to ${max}, not --array=1-n. `
      + `Submit the whole of it, or set ${COUNT} to the number of all shards`)
  }
  return { index: Number(index), count: Number(said ?? count) }
}

function awsBatch(environment: Environment): Shard | undefined {
  const index = environment['AWS_BATCH_JOB_ARRAY_INDEX']
  return index === undefined ? undefined : { index: Number(index) + 1, count: Number(environment[COUNT] ?? environment['AWS_BATCH_JOB_ARRAY_SIZE']) }
}

function kubernetes(environment: Environment): Shard | undefined {
  const index = environment['JOB_COMPLETION_INDEX']
  if (index === undefined) return undefined
  const count = environment[COUNT]
  if (count === undefined) throw new UsageError(`--shard auto: Kubernetes does not tell how many shards there are; set ${COUNT} to spec.completions`)
  return { index: Number(index) + 1, count: Number(count) }
}
