// The distinct-callee ratio: somebody who works off a list hardly ever calls anybody twice.
import type { Baseline } from './baseline.ts'
import { testColumns } from './columns.ts'

/** As if this many calls to one person came first: the ratio of one call is always 1. Assumed. */
const PRIOR = 20

export const callees: Baseline = {
  name: 'callees',
  description: 'different callees by outgoing attempts, shrunk where there are few',
  learns: false,
  needs: [],
  async detect(world) {
    const found = await testColumns(world, 'callees', 'attempts_out')
    return { score: found.callees.map((count, sim) => count / (found.attempts_out[sim] + PRIOR)) }
  },
}
