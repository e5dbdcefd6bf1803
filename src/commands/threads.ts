// Threads ahead: those of a run start while its scenario is still to be read.
import { Thread } from '../run/thread.ts'

/** As many as are asked for, or one a core. What is no number of workers is told later. */
export function prepareThreads(workers = Infinity): void {
  Thread.prepare(workers)
}
