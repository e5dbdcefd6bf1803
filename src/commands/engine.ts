// The engine: how soon V8 compiles what runs often.
import { setFlagsFromString } from 'node:v8'

/** Bytes of bytecode that a function has run through when it is compiled: in general, and while days are made. */
const BUDGET = 500_000
const DAYS_BUDGET = 1_500_000

let set = 0

/**
 * V8 of Node 20 has a function compiled once it has run through 66 kB of bytecode, a millisecond's work, and many are
 * compiled twice: in a run of seconds that took a tenth of all time, and as much again in every worker. At 500 kB it is half
 * of that, and no loop of the start and of the operations' pass is slower; while days are made kernels do what runs often,
 * and half of that again is enough. Later versions count calls instead, and wait longer. For processes that are our own, as
 * it holds for all their threads.
 */
export function compileLater(isMakingDays = false): void {
  const budget = isMakingDays ? DAYS_BUDGET : BUDGET
  if (budget !== set && process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${budget}`)
  set = budget
}
