// Judging: how far what was found is from what a target wants, and what that means.
import { distanceToPercentiles, totalVariation } from '../statistics/distances.ts'
import { median, quantile } from '../statistics/quantiles.ts'
import type { Finding } from './measures/measure.ts'
import type { Target, TargetSet } from './target.ts'

export type Verdict = 'pass' | 'warn' | 'fail' | 'not applicable'

export interface Judgement {
  readonly target: Target
  readonly verdict: Verdict
  /** 0 for the same; NaN where not applicable. */
  readonly distance: number
  /** SIMs that were looked at. */
  readonly sims: number
  /** Undefined where not applicable. */
  readonly found: Finding | undefined
  /** Percentiles found, at those of the target. */
  readonly percentiles: ReadonlyMap<number, number>
  /** Why it is not applicable. */
  readonly reason: string | undefined
}

/** Fewer SIMs tell nothing: assumed. */
export const FEWEST_SIMS = 100

export function judge(target: Target, found: Finding | undefined, days: number): Judgement {
  const [from, to] = target.days
  const reason = days < from || days > to ? `for datasets of ${from} to ${to} days, not ${days}`
    : found === undefined || found.sims < FEWEST_SIMS ? `${found?.sims ?? 0} SIMs are fewer than ${FEWEST_SIMS}` : undefined
  if (reason !== undefined || found === undefined) {
    return { target, verdict: 'not applicable', distance: NaN, sims: found?.sims ?? 0, found: undefined, percentiles: new Map(), reason }
  }
  const distance = distanceTo(target, found)
  const verdict = distance <= target.pass ? 'pass' : distance <= target.fail ? 'warn' : 'fail'
  return { target, verdict, distance, sims: found.sims, found, percentiles: percentilesOf(target, found), reason }
}

function distanceTo({ wanted, name }: Target, found: Finding): number {
  if (wanted.form === 'numbers' && found.form === 'numbers') return distanceToPercentiles(found.sorted, wanted.percentiles)
  if (wanted.form === 'shares' && found.form === 'shares') return totalVariation(found.shares, wanted.shares)
  if (wanted.form !== 'number' || found.form !== 'number') throw new TypeError(`${name} wants ${wanted.form}, not ${found.form}`)
  const above = found.value - wanted.value
  if (wanted.sense === 'at-least') return Math.max(0, -above)
  return wanted.sense === 'at-most' ? Math.max(0, above) : Math.abs(above)
}

function percentilesOf({ wanted }: Target, found: Finding): ReadonlyMap<number, number> {
  if (wanted.form !== 'numbers' || found.form !== 'numbers') return new Map()
  return new Map([...wanted.percentiles.keys()].map((percent) => [percent, quantile(found.sorted, percent / 100)]))
}

export interface Summary {
  /** Median of the distances of required percentiles; NaN if none was applicable. */
  readonly medianDistance: number
  readonly medianOk: boolean
  readonly counts: Readonly<Record<Verdict, number>>
  /** No required target failed, and the median is within its limit. */
  readonly ok: boolean
}

export function summarise(set: TargetSet, judgements: readonly Judgement[]): Summary {
  const distances = judgements.filter(({ target, distance }) => target.required && target.wanted.form === 'numbers' && !Number.isNaN(distance))
    .map(({ distance }) => distance)
  const medianDistance = median(Float64Array.from(distances).sort())
  const medianOk = !(medianDistance > set.medianDistance)
  const count = (verdict: Verdict) => judgements.filter((judgement) => judgement.verdict === verdict).length
  return {
    medianDistance,
    medianOk,
    counts: { pass: count('pass'), warn: count('warn'), fail: count('fail'), 'not applicable': count('not applicable') },
    ok: medianOk && !judgements.some(({ target, verdict }) => target.required && verdict === 'fail'),
  }
}
