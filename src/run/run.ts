// A run: the operations' pass, then the jobs on all workers, each entered in the journal when it is done.
import { Hand } from './crew.ts'
import { type Playbook, daysOf } from './studio.ts'
import type { Brief } from './task.ts'
import { type Done, type Job, type Yield, jobsOf, recordsOf, sum } from './yield.ts'

/** Threads of larger countries do not stay: they would keep hundreds of megabytes, and their start is little of such a run. */
const MOST_TO_STAY = 2_000_000

/** How far a run is. */
export interface Progress {
  readonly phase: 'checking' | 'operations' | 'days'
  /** 0 to 1 within the phase. */
  readonly share: number
  /** Call records so far. */
  readonly records: number
}

export interface RunOptions {
  /** Threads that simulate, one where tables are single files; those that are left over write for them. */
  readonly workers: number
  /** All that are to be done; without it those of the whole period. */
  readonly jobs?: readonly Job[] | undefined
  /** What an earlier run has left. */
  readonly done: readonly Done[]
  readonly onProgress: (progress: Progress) => void
  /** Told of each job when its files have their final names. */
  readonly onDone: (done: Done) => void
  /** Ends the run: its threads are stopped and the promise is rejected. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does what is not done, and gives what `finish` makes of what all jobs have left. Rejects with what a worker or `finish` throws;
 * then unfinished files may lie about.
 */
export async function run<T>(brief: Brief, options: RunOptions, finish: (yields: readonly Yield[]) => T): Promise<T> {
  const left = jobsLeft(brief, options)
  if (left.length === 0) return finish(options.done)
  const { workers, clerks } = crewFor(left, options.workers, brief.options.singleFile)
  const hands = Array.from({ length: workers }, (_, i) => new Hand(brief, i < clerks))
  try {
    const yields = await Promise.race([conduct(hands, left, options), aborted(options.signal)])
    const result = finish([...options.done, ...yields])
    for (const hand of hands) void (brief.scenario.population.subscribers > MOST_TO_STAY ? hand.stop() : hand.release())
    return result
  } catch (error) {
    await Promise.all(hands.map((hand) => hand.stop()))
    throw error
  }
}

/** Where threads are left over, the hands that begin with a day have clerks. */
function crewFor(jobs: readonly Job[], threads: number, singleFile: boolean): { readonly workers: number; readonly clerks: number } {
  const days = jobs.filter((job) => typeof job === 'number' && job >= 0).length
  if (singleFile) return { workers: 1, clerks: Math.min(1, threads - 1) }
  return { workers: Math.max(1, Math.min(threads, jobs.length)), clerks: Math.max(0, Math.min(days, threads - days)) }
}

/** In the order of time where tables are single files. */
function jobsLeft({ scenario, options: { singleFile } }: Brief, { jobs = jobsOf(daysOf(scenario)), done }: RunOptions): Job[] {
  const left = jobs.filter((job) => !done.some((each) => each.job === job))
  return singleFile ? left.toSorted((a, b) => placeOf(a) - placeOf(b)) : left
}

/** Days in the order of time, then standing tables. */
function placeOf(job: Job): number {
  return typeof job === 'number' ? job : Infinity
}

/**
 * Whoever is ready first lets the operations live, and hands on what they leave; then everybody does the job of its place, and the next
 * one when done. Nobody waits for the others to be ready, which takes one thread longer than another.
 */
async function conduct(hands: readonly Hand[], jobs: readonly Job[], { done, onProgress, onDone }: RunOptions): Promise<Yield[]> {
  onProgress({ phase: 'operations', share: 0, records: 0 })
  const tally = new Tally(jobs, done, onProgress)
  const yields: Yield[] = []
  let passed: Promise<Playbook> | undefined
  let next = hands.length
  const labour = async (hand: Hand, place: number): Promise<void> => {
    await hand.do({ do: 'ready' })
    passed ??= hand.do({ do: 'pass' }, (share) => onProgress({ phase: 'operations', share, records: 0 }))
    await hand.do({ do: 'receive', playbook: await passed })
    for (let at = place; at < jobs.length; at = next++) {
      const job = jobs[at]
      const left = await hand.do({ do: 'job', job }, (share, records) => tally.tell(at, share, records))
      onDone({ job, ...left })
      yields.push(left)
      tally.enter(at, recordsOf(left))
    }
    yields.push({ written: await hand.do({ do: 'finish' }), roles: [] })
  }
  await Promise.all(hands.map(labour))
  return yields
}

/** How far the jobs of a run are, of those that are left and those that were done before. */
class Tally {
  readonly #shares: Float64Array
  readonly #records: Float64Array
  readonly #onProgress: RunOptions['onProgress']

  constructor(jobs: readonly Job[], done: readonly Done[], onProgress: RunOptions['onProgress']) {
    const before = done.map(recordsOf)
    this.#shares = Float64Array.from([...jobs.map(() => 0), ...before.map(() => 1)])
    this.#records = Float64Array.from([...jobs.map(() => 0), ...before])
    this.#onProgress = onProgress
  }

  tell(at: number, share: number, records: number): void {
    this.enter(at, records, share)
    const mean = sum(this.#shares) / this.#shares.length
    this.#onProgress({ phase: 'days', share: mean, records: sum(this.#records) })
  }

  enter(at: number, records: number, share = 1): void {
    this.#shares[at] = share
    this.#records[at] = records
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason as Error)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
