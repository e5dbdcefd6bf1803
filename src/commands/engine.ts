// The engine: how soon V8 compiles what runs often.
import { setFlagsFromString } from 'node:v8'

/**
 * V8 of Node 20 has a function compiled once it has run through 66 kB of bytecode, a millisecond's work, and many are
 * compiled twice: in a run of seconds that took a tenth of all time, and as much again in every worker. At 1.5 MB it is a
 * quarter of that, and nothing is slower, as kernels do what runs often. Later versions count calls instead, and wait
 * longer. For processes that are our own, as it holds for all their threads.
 */
export function compileLater(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1500000')
}
