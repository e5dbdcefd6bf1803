// Sift: those among all lines of the country whom a draw picks, in order; by kernels, as there may be millions to ask.
import { grown } from '../base/grown.ts'
import type { Key } from '../base/random.ts'
import { INTS, OUT, copyOut, inPieces, keptOf, placeValid, placeValues } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Lines } from './lines.ts'

/** So many have their lines listed at a time: there is room for 1,024 of each. */
const COMMUNITIES = 256
/** Where they are gathered, for all who ask: new memory costs the system more than copying into it. */
let room = new Int32Array(4096)

/** The lines whose draw with `counter` is below `chance`, which is below 2^32. */
export function linesBelow(lines: Lines, { k0, k1 }: Key, counter: number, chance: number): Int32Array {
  return gathered(lines, (from, to) => kernels.siftBelow(k0, k1, counter, chance, 0, 0, from, to, lines.size, OUT))
}

/** The same where each line has one of eight chances, by the last bits of its draw with `self`. */
export function linesBelowOwn(lines: Lines, { k0, k1 }: Key, counter: number, chances: Uint32Array, self: number): Int32Array {
  const most = chances.reduce((one, other) => Math.max(one, other), 0)
  const eight = placeValues(Int32Array.from(chances))
  return gathered(lines, (from, to) => kernels.siftBelow(k0, k1, counter, most, self, eight, from, to, lines.size, OUT))
}

/** The lines of whose draw with `counter` the upper half is marked by 1, among 65,536 marks. */
export function linesMarked(lines: Lines, { k0, k1 }: Key, counter: number, marks: Uint8Array): Int32Array {
  const all = placeValid(marks)
  return gathered(lines, (from, to) => kernels.siftMarked(k0, k1, counter, all, from, to, lines.size, OUT))
}

/** Those of some lines that are so marked, in the same order. */
export function markedAmong(some: Int32Array, { k0, k1 }: Key, counter: number, marks: Uint8Array): Int32Array {
  const all = placeValid(marks)
  return keptOf(some, (at, rows) => kernels.markedAmong(k0, k1, counter, all, at, rows))
}

/** The sort of each of some lines: `sorts` of the 65,536 lots that the upper half of their draw with `counter` may be. */
export function sortsOf(some: Int32Array, { k0, k1 }: Key, counter: number, sorts: Uint8Array): Uint8Array {
  const lots = placeValid(sorts)
  const all = new Uint8Array(some.length)
  let done = 0
  inPieces(some, (at, rows) => {
    kernels.sortsOf(k0, k1, counter, lots, at, rows, OUT)
    copyOut(OUT, all.subarray(done, done + rows))
    done += rows
  })
  return all
}

/** The lines whose draw with `counter` is below the chance of their sort: `sorts` of the 65,536 lots, by the key of people. */
export function linesBySort(
  lines: Lines, { k0, k1 }: Key, counter: number, people: Key, sorts: Uint8Array, chances: Float64Array,
): Int32Array {
  const most = chances.reduce((one, other) => Math.max(one, other), 0)
  const [sortsAt, chancesAt] = [placeValid(sorts), placeValues(chances)]
  return gathered(lines, (from, to) =>
    kernels.siftBySort(k0, k1, counter, most, people.k0, people.k1, sortsAt, chancesAt, from, to, lines.size, OUT))
}

/** `list` puts lines of some communities at OUT, and gives where they end. */
function gathered(lines: Lines, list: (from: number, to: number) => number): Int32Array {
  let count = 0
  for (let from = 0; from < lines.communities; from += COMMUNITIES) {
    const found = INTS.subarray(OUT >> 2, list(from, Math.min(from + COMMUNITIES, lines.communities)) >> 2)
    if (count + found.length > room.length) room = grown(room, 2 * (count + found.length))
    room.set(found, count)
    count += found.length
  }
  return room.slice(0, count)
}
