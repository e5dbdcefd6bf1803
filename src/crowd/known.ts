// Known: what kernels know of each line on the day that a crowd was set to. The crowd knows all.
import { type Bits, hasBit, setBits } from '../base/bits.ts'
import type { Crowd } from './crowd.ts'

/** In its own handset; to be asked about; sharing its handset; maybe in another one, or sold. */
export const Status = { own: 0, asked: 1, twin: 2, elsewhere: 3 } as const
export type Status = (typeof Status)[keyof typeof Status]

/** It may change handsets; it is out of service, its number somebody's, nobody's any more, or nobody's yet. */
export const Today = { plain: 0, moving: 1, suspended: 2, vacant: 3, toCome: 4 } as const
export type Today = (typeof Today)[keyof typeof Today]

/** The Status of a line when all is known; whoever is sold may be anywhere. */
export function statusOf({ handsets, holdings }: Crowd, line: number): Status {
  if (hasBit(holdings.sold, line)) return Status.elsewhere
  return handsets.hasTwin(line) ? Status.twin : handsets.isAtHome(line) ? Status.own : Status.elsewhere
}

/** Lines of which Today is not plain; the last that is said of a line is so. */
export function todays({ handsets, service }: Crowd): readonly (readonly [Today, Int32Array])[] {
  return [[Today.moving, handsets.movers], [Today.suspended, service.resting], [Today.vacant, service.vacant], [Today.toCome, service.toCome]]
}

/** Lines about which the crowd must be asked as they are barred, or share a handset with one that is. */
export function barred({ handsets, mistakes }: Crowd): number[] {
  return [...mistakes.today()].flatMap((line) => (handsets.hasTwin(line) ? [line, handsets.twinOf(line)] : [line]))
}

/** One bit a line: if it is in another handset, kernels do not know in which. */
export function apart({ handsets, holdings }: Crowd): Bits {
  const bits = holdings.sold.slice()
  setBits(bits, Int32Array.from(handsets.loans.today()))
  return bits
}
