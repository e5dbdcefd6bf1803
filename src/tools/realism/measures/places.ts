// Places: how many cells people are seen in, and how often in the first, the second, the third of them.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { NOWHERE } from '../../features/legs.ts'
import { Tally } from '../../features/tally.ts'
import type { MeasureGroup } from './measure.ts'

const WEEK = 7 * DAY_LENGTH
/** A bound that nearly all SIMs of an operator stayed below in a week. */
const MANY_CELLS = 60
/** Ranks over which the fall of visits is measured, and records that a SIM needs for it: assumed. */
const RANKS = 5
const ENOUGH = 50

export const places: MeasureGroup = {
  measures: {
    below_60_cells: { form: 'number', meaning: 'share of SIMs seen in fewer than 60 cells in the first seven days' },
    cell_rank_exponent: { form: 'number', meaning: 'fall of visits by the rank of the cell: exponent of ranks 1 to 5, over SIMs seen in five cells and more' },
  },
  begin: () => {
    const [week, all] = [new Tally(), new Tally()]
    const ranks = new Float64Array(RANKS)
    let [sims, few, ranked] = [0, 0, 0]
    return {
      see(calls) {
        week.clear()
        all.clear()
        let placed = 0
        for (let call = 0; call < calls.size; call++) {
          if (calls.cell[call] === NOWHERE) continue
          placed++
          all.add(calls.cell[call])
          if (calls.time[call] < WEEK) week.add(calls.cell[call])
        }
        sims++
        if (week.size < MANY_CELLS) few++
        if (placed < ENOUGH || all.size < RANKS) return
        ranked++
        all.counts.subarray(0, all.size).toSorted().toReversed().subarray(0, RANKS).forEach((count, rank) => { ranks[rank] += count / placed })
      },
      find: () => ({
        below_60_cells: { form: 'number', value: few / sims, sims },
        cell_rank_exponent: { form: 'number', value: exponent(ranks), sims: ranked },
      }),
    }
  },
}

/** Of a power law through the logarithms, by least squares. */
function exponent(visits: Float64Array): number {
  const x = Array.from(visits, (_, rank) => Math.log(rank + 1))
  const y = Array.from(visits, Math.log)
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
  return -x.reduce((sum, value, i) => sum + (value - meanX) * (y[i] - meanY), 0)
    / x.reduce((sum, value) => sum + (value - meanX) * (value - meanX), 0)
}
