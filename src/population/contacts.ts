// Who knows whom, without storage: slot k of a line leads to a partner, and slot k of the partner leads back.
import { type Key, draw, subkey } from '../base/random.ts'
import { BLOCK, type Lines, RANK_BITS, RANK_MASK } from './lines.ts'
import { MAX_CONTACTS, type Ties } from './ties.ts'

/** Slots below are one's family: cliques of four in neighbouring ranks. */
const FAMILY = 3
/** Slots below are one's workmates: cliques of eight. */
const WORK = 10
/** Slots below lie in the community, in an area of 8, of 64 communities; from there on in the whole country. */
const COMMUNITY = 20
const AREA = 45
const DISTRICT = 90
const MIX = 29
const UNMIX = 53 // 29 * 53 = 1 modulo BLOCK

/**
 * Reflections x -> (s - x) mod n: an involution for any n, so no slot needs a table and both ends agree.
 * A partner is in the same block of ranks, so people know people who call about as much as they do.
 */
export class Contacts {
  readonly #lines: Lines
  readonly #support: Uint16Array
  readonly #fixed: Key
  #today: Key
  readonly #daily: Key

  constructor(lines: Lines, ties: Ties, fixed: Key, daily: Key) {
    this.#lines = lines
    this.#support = ties.support
    this.#fixed = fixed
    this.#daily = daily
    this.#today = daily
  }

  /** Strangers differ from day to day; contacts do not. */
  setDay(day: number): void {
    this.#today = subkey(this.#daily, day)
  }

  /** The words of both keys, for kernels: of contacts, and of today's strangers. */
  words(): Int32Array {
    return Int32Array.of(this.#fixed.k0, this.#fixed.k1, this.#today.k0, this.#today.k1)
  }

  /** The line at the other end of a slot, or -1: nobody. `slot` is below the line's contacts, or MAX_CONTACTS and above. */
  partner(line: number, slot: number): number {
    if (slot < FAMILY) return line ^ (slot + 1)
    const community = line >>> RANK_BITS
    const rank = line & RANK_MASK
    if (slot < WORK) return this.#workmate(line, community, rank, slot)
    const key = slot < MAX_CONTACTS ? this.#fixed : this.#today
    const span = slot < COMMUNITY ? 1 : slot < AREA ? 8 : slot < DISTRICT ? 64 : slot === MAX_CONTACTS ? 8 : this.#lines.communities
    const base = span < this.#lines.communities ? community - (community % span) : 0
    const size = Math.min(span, this.#lines.communities - base)
    const other = base + reflect(community - base, size, draw(key.k0, key.k1, base, slot))
    const block = rank & -BLOCK
    const ranks = Math.min(BLOCK, this.#support[slot] - block)
    const pair = Math.imul(community, other) ^ ((community + other) << 16)
    const turn = draw(key.k0, key.k1, pair, slot | (block << 10))
    const partner = (other << RANK_BITS) | (block + reflect(rank - block, ranks, turn))
    return partner === line ? -1 : partner
  }

  #workmate(line: number, community: number, rank: number, slot: number): number {
    const block = rank & -BLOCK
    const turn = draw(this.#fixed.k0, this.#fixed.k1, community, block | (1 << 20))
    const seat = (Math.imul(rank, MIX) + turn) & (BLOCK - 1)
    const other = block | (Math.imul((seat ^ (slot - FAMILY + 1)) - turn, UNMIX) & (BLOCK - 1))
    return other < this.#support[slot] ? (line & ~RANK_MASK) | other : -1
  }
}

/** (s - at) mod n for a drawn s; `at` is below n, n at most 65,536. */
function reflect(at: number, n: number, bits: number): number {
  const turned = (Math.imul(bits >>> 16, n) >>> 16) - at
  return turned < 0 ? turned + n : turned
}
