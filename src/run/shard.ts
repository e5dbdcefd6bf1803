// Shards: fixed shares of a period's jobs, for machines that know nothing of each other.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Head } from '../records/manifest.ts'
import { SHARD } from './folder.ts'
import { type Job, SHORT, type Yield } from './yield.ts'

export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** What a finished shard tells of itself: all that merging needs to know. */
export interface ShardNote {
  readonly shard: Shard
  readonly head: Head
  readonly yields: readonly Yield[]
}

/** `3/8`, as `--shard` takes it. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`
}

/** Neighbouring days, as even as can be; the first shard has what belongs to no day as well. */
export function jobsOfShard({ index, count }: Shard, days: number): Job[] {
  const from = Math.floor(((index - 1) * days) / count)
  const to = Math.floor((index * days) / count)
  const own = Array.from({ length: to - from }, (_, i) => from + i)
  return index === 1 ? [...own, ...SHORT] : own
}

/** The note of a shard's folder, null where there is none. */
export function readShard(root: string): ShardNote | null {
  const path = join(root, SHARD)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ShardNote) : null
}
