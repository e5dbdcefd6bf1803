// IMEI-IMSI churn: many SIMs in one handset, and SIMs that wander between handsets.
import type { Baseline } from './baseline.ts'
import { testColumns } from './columns.ts'

export const handsetChurn: Baseline = {
  name: 'handset-churn',
  description: 'SIMs seen in its handset, and handsets of the SIM, both beyond the first',
  learns: false,
  needs: [],
  async detect(world) {
    const { sims_in_handset, handsets } = await testColumns(world, 'sims_in_handset', 'handsets')
    return { score: sims_in_handset.map((sims, sim) => Math.max(0, sims - 1) + Math.max(0, handsets[sim] - 1)) }
  },
}
