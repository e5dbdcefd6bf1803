// Yields: what pieces of work have left, and how they add up to a dataset.
import { type ContentSum, addSum, emptySum } from '../records/content-hash.ts'
import type { Counts, FileEntry } from '../records/manifest.ts'
import { ROLES } from '../records/tables.ts'

/** The tables that are not cut into days, in pieces of work, the shortest first: three large ones each by itself, and all others. */
export const STANDING = ['subscribers', 'handsets', 'tables', 'holdings'] as const
/** A piece of work: a unit by its day (-1 is the day before the period), or standing tables. */
export type Job = number | (typeof STANDING)[number]

/** What the standing tables count. */
export type TableCounts = Omit<Counts, 'records'>

/** What was written of the tables: files by path, and sums by table. */
export interface Written {
  readonly files: FileEntry[]
  readonly sums: Record<string, ContentSum>
}

/** What one job has left: plain data, which can be handed to another thread or kept in a file. */
export interface Yield {
  readonly written: Written
  /** Records by role, in the order of ROLES. */
  readonly roles: readonly number[]
  /** Of `tables` alone. */
  readonly counts?: TableCounts
}

/** A job that is done. */
export interface Done extends Yield {
  readonly job: Job
}

/** What belongs to no day of the period, the longest first: the small hours before the first day, then standing tables. */
export const SHORT: readonly Job[] = [-1, ...STANDING.toReversed()]

/** Every job of a period: the days first, which are long, then what is short, so that no worker waits long for another one. */
export function jobsOf(days: number): Job[] {
  return [...Array.from({ length: days }, (_, day) => day), ...SHORT]
}

export function nothingWritten(): Written {
  return { files: [], sums: {} }
}

export function recordsOf({ roles }: Yield): number {
  return sum(roles)
}

export function sum(values: Iterable<number>): number {
  let all = 0
  for (const value of values) all += value
  return all
}

/** In any order. Throws if no yield counts the standing tables. */
export function addUp(yields: readonly Yield[]): { readonly written: Written; readonly counts: Counts } {
  const written = nothingWritten()
  const roles = new Float64Array(ROLES.length)
  for (const each of yields) {
    written.files.push(...each.written.files)
    each.roles.forEach((records, role) => { roles[role] += records })
    for (const [table, sum] of Object.entries(each.written.sums)) addSum((written.sums[table] ??= emptySum()), sum)
  }
  const counts = yields.find((each) => each.counts)?.counts
  if (!counts) throw new Error('nobody has counted the standing tables')
  return { written, counts: { ...counts, records: Object.fromEntries(ROLES.map((role, i) => [role, roles[i]])) } }
}
