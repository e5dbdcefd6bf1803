// Known: what kernels know of each line on the day that a crowd was set to. The crowd knows all.
import { type Bits, bitsSet, hasBit, setBit } from '../base/bits.ts'
import type { Crowd } from './crowd.ts'

/** In its own handset; to be asked about; sharing its handset; maybe in another one, or sold. */
export const Status = { own: 0, asked: 1, twin: 2, elsewhere: 3 } as const
export type Status = (typeof Status)[keyof typeof Status]

/** It may change handsets; it is out of service, its number somebody's, nobody's any more, or nobody's yet. */
export const Today = { plain: 0, moving: 1, suspended: 2, vacant: 3, toCome: 4 } as const
export type Today = (typeof Today)[keyof typeof Today]

/**
 * The lower bits of all lines' Status, and the upper ones. Kernels do not know enough of a line that is sold, barred, or out of
 * service while it has a twin, or whose twin is so: those are 32 lines, a word, away.
 */
export function statusBits({ handsets: { twins, elsewhere }, service: { out }, holdings: { sold }, mistakes }: Crowd): [Bits, Bits] {
  const [own, low, high] = [sold.slice(), sold.slice(), sold.slice()]
  for (const line of mistakes.today()) setBit(own, line)
  for (let i = 0; i < own.length; i++) own[i] |= out[i] & twins[i]
  for (let i = 0; i < own.length; i++) {
    const asked = own[i] | (own[i ^ 1] & twins[i])
    low[i] = asked | (elsewhere[i] & ~twins[i])
    high[i] = elsewhere[i] & ~asked
  }
  return [low, high]
}

/** The Status of a line when all is known; whoever is sold may be anywhere. */
export function statusOf({ handsets, holdings }: Crowd, line: number): Status {
  if (hasBit(holdings.sold, line)) return Status.elsewhere
  return handsets.hasTwin(line) ? Status.twin : handsets.isAtHome(line) ? Status.own : Status.elsewhere
}

/** Lines of which Today is not plain. */
export function changing({ handsets, service }: Crowd): number[] {
  return [...bitsSet(handsets.moving), ...bitsSet(service.out)]
}

export function todayOf({ handsets, service }: Crowd, line: number): Today {
  if (!service.isOut(line)) return handsets.movesToday(line) ? Today.moving : Today.plain
  return service.isToCome(line) ? Today.toCome : service.isVacant(line) ? Today.vacant : Today.suspended
}
