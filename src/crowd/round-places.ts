// Round places: how many places each round has in its district, and where they begin there; by a kernel.
import { joined } from '../base/grown.ts'
import { spreadTable } from '../base/quantiles.ts'
import type { Key } from '../base/random.ts'
import { DOUBLES, INTS, OUT, copyIn, copyOut, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { MOST_ADDRESSES, RANK_BITS } from '../population/lines.ts'
import type { Round } from './profile.ts'

/** Communities of a district: nobody's round leaves it. */
export const DISTRICT = 64
/** Places are given to lines by so many. */
export const UNIT_BITS = 4
/** Nobody has more places, or calls on a day: bits of a tag. */
export const MOST_PLACES = 4096
/** Equal shares of those of a profile, of whom some make more calls than others. */
const SHARES = 64
/** Rounds at a time: of the most units of each, owners have room at OUT. */
const PIECE = 1024
const MOST_DISTRICTS = Math.ceil(MOST_ADDRESSES / 2 ** RANK_BITS / DISTRICT)

const [lines, profiles, means, places, firsts] = [4, 1, 4, 2, 4].map((bytes) => deal(bytes * PIECE))
const begins = deal(4 * (MOST_DISTRICTS + 1))
const shares = deal(8 * SHARES * 256)
/** The kernel's job, as kernels/assembly/districts.ts has it: addresses, then three words that it goes on with. */
const job = deal(4 * 10)
const ADDRESSES = [lines, profiles, means, places, firsts, begins, shares]

/** By index of the round; where the units of a district begin; and the index of the owner of each. */
export interface RoundPlaces {
  readonly mean: Float32Array
  readonly places: Uint16Array
  /** First place in the district. */
  readonly first: Int32Array
  readonly units: Int32Array
  readonly owner: Int32Array
}

/** `all` are the lines with rounds, in order, and `profile` the position of each one's profile. */
export function givePlaces(all: Int32Array, profile: Uint8Array, rounds: readonly (Round | undefined)[], districts: number, key: Key): RoundPlaces {
  const n = all.length
  const given = { mean: new Float32Array(n), places: new Uint16Array(n), first: new Int32Array(n), units: new Int32Array(districts + 1) }
  const owners: Int32Array[] = []
  DOUBLES.set(rounds.flatMap((round) => meansOf(round)), shares >> 3)
  INTS.set([...ADDRESSES, 0, 0, 0], job >> 2)
  INTS[begins >> 2] = 0
  for (let from = 0; from < n; from += PIECE) {
    const end = Math.min(from + PIECE, n)
    copyIn(all.subarray(from, end), lines)
    copyIn(profile.subarray(from, end), profiles)
    owners.push(INTS.slice(OUT >> 2, kernels.givePlaces(job, end - from, from, key.k0, key.k1, OUT) >> 2))
    copyOut(means, given.mean.subarray(from, end))
    copyOut(places, given.places.subarray(from, end))
    copyOut(firsts, given.first.subarray(from, end))
  }
  const [here, , units] = INTS.subarray((job >> 2) + ADDRESSES.length)
  copyOut(begins, given.units)
  return { ...given, units: given.units.fill(units, here + 1), owner: joined(owners) }
}

/** Calls a day of equal shares of those with a round. */
function meansOf(round: Round | undefined): number[] {
  return Array.from(spreadTable(round?.spread ?? 0, SHARES), (share) => (round?.callsPerDay ?? 0) * share)
}
