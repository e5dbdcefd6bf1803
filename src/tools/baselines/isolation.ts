// Isolation forest on the features of a SIM: no labels, only what is odd.
import { isolationScores } from '../learning/isolation-forest.ts'
import type { Baseline } from './baseline.ts'
import { ownColumns, rowsOf } from './columns.ts'

export const isolation: Baseline = {
  name: 'isolation-forest',
  description: 'isolation forest (100 trees of 256 SIMs) on all features of callers; no labels',
  learns: false,
  needs: [],
  async detect(world) {
    const columns = await ownColumns(world, world.test)
    const called = (await world.features(world.test)).columns.get('calls_out') ?? new Float64Array(0)
    const callers = Int32Array.from(called.keys()).filter((sim) => called[sim] > 0)
    const found = isolationScores(rowsOf(columns, callers), callers.length, world.key('isolation-forest'))
    const score = new Float64Array(called.length)
    callers.forEach((sim, i) => { score[sim] = found[i] })
    return { score }
  },
}
