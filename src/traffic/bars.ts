// Bars of ordinary lines by mistake, as the truth tells of them: those that begin in the period.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Bar } from '../crowd/mistakes.ts'
import type { Happening } from '../operations/log.ts'

/** Why the network bars whom it should not, in truth/events. */
const WHY = 'protective suspension; false positive'

/** Unix seconds of the first cut and of the end of the period. */
interface Period {
  readonly crowd: Crowd
  readonly cut: number
  readonly end: number
}

/** They are nobody's operation; in no order. */
export function barHappenings(period: Period): Happening[] {
  const nobody = { operation: -1, handset: -1, detail: WHY }
  return barsIn(period).flatMap(({ line, from, to }): Happening[] => [
    { ...nobody, time: from * DAY, event: 'sim_blocked', line }, { ...nobody, time: to * DAY, event: 'sim_unblocked', line },
  ])
}

/** By line its first bar, Unix seconds; `to` is null where it lasts beyond the period. */
export function firstBars(period: Period): Map<number, { readonly from: number; readonly to: number | null }> {
  const { cut, end } = period
  const first = new Map<number, { from: number; to: number | null }>()
  for (const { line, from, to } of barsIn(period)) {
    const lifted = cut + (to * DAY) / SECOND
    if (!first.has(line)) first.set(line, { from: cut + (from * DAY) / SECOND, to: lifted < end ? lifted : null })
  }
  return first
}

function barsIn({ crowd, cut, end }: Period): Bar[] {
  return crowd.mistakes.during(Math.ceil(((end - cut) * SECOND) / DAY))
}
