// Threads ahead: those of a run start while its scenario is still to be read.
import { availableParallelism } from 'node:os'
import { Thread } from '../run/thread.ts'

/** As many as are asked for, or one a core; no more than cores. What is no number of workers is told later. */
export function prepareThreads(workers = availableParallelism()): void {
  if (workers >= 1) Thread.prepare(Math.min(Math.floor(workers), availableParallelism()))
}
