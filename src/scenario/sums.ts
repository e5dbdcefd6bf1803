// Sums and orders: shares that add up to 100 %, hours that follow each other.
import type { Hearing } from './hearing.ts'
import { writeShare } from './human.ts'
import type { Path } from './part.ts'
import { type Hours, writeHours } from './times.ts'

/** Shares add up to 1 within this. */
export const TOLERANCE = 1e-9

/** Says so if shares do not add up to 1. */
export function wholeOrSay(shares: readonly number[], path: Path, say: Hearing['say']): void {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 1) <= TOLERANCE) return
  say(path, 'shares that add up to 100 %', {
    found: `${shares.map(writeShare).join(' + ')} = ${writeShare(tidy(sum))}`,
  })
}

/** Without the noise of the last digits, for people. */
function tidy(share: number): number {
  return Number(share.toPrecision(9))
}

/** Says so if hours are not in order and apart. */
export function apartOrSay(hours: readonly Hours[], path: Path, say: Hearing['say']): void {
  hours.forEach((now, i) => {
    const before = hours[i - 1]
    if (!before || now.from > before.to) return
    const joined = now.from === before.to
      ? { hint: `did you mean "${writeHours({ from: before.from, to: now.to })}" instead of both?` } : {}
    say([...path, i], `hours after ${writeHours(before)}, apart from them`, joined)
  })
}
