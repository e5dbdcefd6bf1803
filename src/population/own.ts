// Own: which of many lines are subscribers' of this network, and which two of them belong together; by kernels.
import { type Bits, bitsFor } from '../base/bits.ts'
import { copyIn, copyOut, deal, inPieces, keptOf } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { type Lines, MOST_ADDRESSES, RANK_BITS } from './lines.ts'

const MOST_COMMUNITIES = MOST_ADDRESSES >> RANK_BITS
/** Tables of Lines: of ranks, and of communities. */
const places = deal(2 << RANK_BITS)
const turns = deal(2 * MOST_COMMUNITIES)
const before = deal(4 * (MOST_COMMUNITIES + 1))
/** Bits of lines that are taken, and of those that are found. */
const taken = deal(MOST_ADDRESSES / 8)
const found = deal(MOST_ADDRESSES / 8)

let laid: Lines | undefined

/** Those of some lines that are subscribers' of this network, in the same order. */
export function ownAmong(lines: Lines, some: Int32Array): Int32Array {
  lay(lines)
  return keptOf(some, (at, rows) => kernels.subscribersAmong(lines.size, places, turns, before, at, rows))
}

/** A bit for each line: one of `some` or the line that differs from it by `apart`, where both are subscribers' and neither has a bit in `others`, or here. */
export function pairsAmong(lines: Lines, some: Int32Array, apart: number, others?: Bits): Bits {
  lay(lines)
  const bits = bitsFor(lines.addresses)
  copyIn(bits, found)
  if (others) copyIn(others, taken)
  inPieces(some, (at, rows) => kernels.pairUp(lines.size, places, turns, before, at, rows, apart, others ? taken : found, found))
  copyOut(found, bits)
  return bits
}

function lay(lines: Lines): void {
  if (laid === lines) return
  if (lines.addresses > MOST_ADDRESSES) throw new RangeError('the arena has no room for so large a country')
  copyIn(lines.places, places)
  copyIn(lines.turns, turns)
  copyIn(lines.before, before)
  laid = lines
}
