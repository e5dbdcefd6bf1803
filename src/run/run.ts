// A run: the operations' pass, then the days on all workers, then the tables that stand.
import { addSum, emptySum } from '../records/content-hash.ts'
import type { Counts } from '../records/manifest.ts'
import { ROLES } from '../records/tables.ts'
import { Hand } from './crew.ts'
import type { Written } from './dataset.ts'
import { daysOf } from './studio.ts'
import type { Brief } from './task.ts'

/** How far a run is. */
export interface Progress {
  readonly phase: 'operations' | 'days' | 'tables'
  /** 0 to 1 within the phase. */
  readonly share: number
  /** Call records so far. */
  readonly records: number
}

export interface RunOptions {
  /** The module that is a worker. */
  readonly worker: URL
  /** Threads; one where tables are single files, which must be written in order. */
  readonly workers: number
  readonly onProgress: (progress: Progress) => void
  /** Ends the run: workers are dismissed and the promise is rejected. */
  readonly signal?: AbortSignal | undefined
}

/** Writes everything but the manifest. Rejects with what a worker throws; then unfinished files may lie about. */
export async function run(brief: Brief, options: RunOptions): Promise<{ written: Written; counts: Counts }> {
  const units = daysOf(brief.scenario) + 1
  const workers = brief.options.singleFile ? 1 : Math.max(1, Math.min(options.workers, units))
  const hands = Array.from({ length: workers }, () => new Hand(options.worker, brief))
  try {
    return await Promise.race([conduct(hands, units, options.onProgress), aborted(options.signal)])
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
  }
}

async function conduct(hands: readonly Hand[], units: number, onProgress: (progress: Progress) => void): Promise<{ written: Written; counts: Counts }> {
  const [first] = hands
  onProgress({ phase: 'operations', share: 0, records: 0 })
  const playbook = await first.do({ do: 'pass' }, (share) => onProgress({ phase: 'operations', share, records: 0 }))
  await Promise.all(hands.map((hand) => hand.do({ do: 'receive', playbook })))
  await simulate(hands, units, onProgress)
  onProgress({ phase: 'tables', share: 0, records: 0 })
  const counted = await first.do({ do: 'tables' })
  const yields = await Promise.all(hands.map((hand) => hand.do({ do: 'finish' })))
  const written: Written = { files: yields.flatMap((each) => each.written.files), sums: {} }
  const roles = new Float64Array(ROLES.length)
  for (const each of yields) {
    each.roles.forEach((records, i) => { roles[i] += records })
    for (const [table, sum] of Object.entries(each.written.sums)) addSum((written.sums[table] ??= emptySum()), sum)
  }
  return { written, counts: { ...counted, records: Object.fromEntries(ROLES.map((role, i) => [role, roles[i]])) } }
}

/** Every hand takes the next unit when it is done with one: from the day before the period to its last day. */
async function simulate(hands: readonly Hand[], units: number, onProgress: (progress: Progress) => void): Promise<void> {
  const shares = new Float64Array(units)
  const records = new Float64Array(hands.length)
  let next = 0
  const work = async (hand: Hand, i: number): Promise<void> => {
    for (let at = next++; at < units; at = next++) {
      await hand.do({ do: 'unit', unit: at - 1 }, (share, soFar) => {
        shares[at] = share
        records[i] = soFar
        const done = shares.reduce((all, each) => all + each, 0) / units
        onProgress({ phase: 'days', share: done, records: records.reduce((all, each) => all + each, 0) })
      })
      shares[at] = 1
    }
  }
  await Promise.all(hands.map(work))
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason as Error)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
