// Realism for machines.
import type { Realism } from './realism.ts'
import type { Judgement } from './judge.ts'

/** Plain values; null where there is none. */
export function realismJson({ targets, days, sims, judgements, summary }: Realism): Readonly<Record<string, unknown>> {
  return {
    targets: targets.name, days, sims, ok: summary.ok,
    medianDistance: orNull(summary.medianDistance), medianLimit: targets.medianDistance, counts: summary.counts,
    judgements: judgements.map(judgementJson),
  }
}

function judgementJson({ target, verdict, distance, sims, found, percentiles, reason }: Judgement): Readonly<Record<string, unknown>> {
  const { name, measure, wanted, pass, fail, required, population, source, caveat } = target
  return {
    name, measure, verdict, distance: orNull(distance), pass, fail, required, sims, ...(reason === undefined ? {} : { reason }),
    wanted: wanted.form === 'numbers' ? named(wanted.percentiles) : wanted.form === 'shares' ? wanted.shares : wanted.value,
    found: found === undefined ? null : found.form === 'numbers' ? named(percentiles) : found.form === 'shares' ? [...found.shares] : found.value,
    population, source, ...(caveat === undefined ? {} : { caveat }),
  }
}

function named(percentiles: ReadonlyMap<number, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...percentiles].map(([percent, value]) => [`p${percent}`, value]))
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
