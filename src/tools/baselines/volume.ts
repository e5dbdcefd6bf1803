// Rules on volume, as operators have had them since SIM boxes: many calls to many people on a day.
import type { Baseline } from './baseline.ts'
import { testColumns } from './columns.ts'

/** Attempts and different callees on an active day; thresholds that practitioners name, without a paper behind them. */
const CALLS = 50
const CALLEES = 20

export const volume: Baseline = {
  name: 'volume',
  description: 'more than 50 attempts and 20 callees on a day in use; the score is how far the nearer one is passed',
  learns: false,
  needs: [],
  async detect(world) {
    const { attempts_out, callees, active_days } = await testColumns(world, 'attempts_out', 'callees', 'active_days')
    return { score: attempts_out.map((attempts, sim) => Math.min(attempts / CALLS, callees[sim] / CALLEES) / Math.max(1, active_days[sim])) }
  },
}
