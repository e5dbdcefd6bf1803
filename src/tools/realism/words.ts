// What was wanted and found, in few words, for tables and captions.
import type { Judgement } from './judge.ts'

/** Three digits that matter. */
export function short(value: number): string {
  if (Number.isNaN(value)) return '-'
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)))
}

export function wantedText({ target: { wanted } }: Judgement): string {
  if (wanted.form === 'numbers') return [...wanted.percentiles].filter(shown).map(([percent, value]) => `p${percent} ${short(value)}`).join(' ')
  if (wanted.form === 'shares') return `${wanted.shares.length} shares`
  return { both: '', 'at-least': 'at least ', 'at-most': 'at most ' }[wanted.sense] + short(wanted.value)
}

export function foundText({ found, percentiles }: Judgement): string {
  if (found === undefined) return '-'
  if (found.form === 'numbers') return [...percentiles].filter(shown).map(([, value]) => short(value)).join(' ')
  return found.form === 'shares' ? `peak at ${found.shares.indexOf(Math.max(...found.shares))}` : short(found.value)
}

function shown([percent]: readonly [number, number]): boolean {
  return percent >= 10 && percent <= 90
}
