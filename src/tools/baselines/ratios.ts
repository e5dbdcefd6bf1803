// Rules on ratios: calls out against calls in, nobody calls back, callees hang up.
import type { Baseline } from './baseline.ts'
import { testColumns } from './columns.ts'

/** Ratios of few calls say little: as if this many ordinary ones came first. Assumed. */
const PRIOR = 10

export const ratios: Baseline = {
  name: 'ratios',
  description: 'mean of: outgoing share, unanswered share, one-way share of contacts, share of calls that the callee ends',
  learns: false,
  needs: [],
  async detect(world) {
    const found = await testColumns(world, 'attempts_out', 'attempts_in', 'attempts_out_share', 'answered_share_out', 'two_way_share', 'hung_up_on_share')
    return {
      score: found.attempts_out.map((attempts, sim) => {
        const sum = found.attempts_out_share[sim] + (1 - found.answered_share_out[sim]) + (1 - found.two_way_share[sim]) + found.hung_up_on_share[sim]
        const calls = attempts + found.attempts_in[sim]
        return (sum / 4) * (calls / (calls + PRIOR))
      }),
    }
  },
}
