// Lines: who exists, of this network and of others, and which of them are subscribers.
import { type Key, draw, whole } from '../base/random.ts'

/** A line is addressed by community and rank, `community << RANK_BITS | rank`; rank 0 calls most. */
export const RANK_BITS = 10
export const RANK_MASK = (1 << RANK_BITS) - 1
/** Addresses of the largest country: so many kernels have room for. */
export const MOST_ADDRESSES = 40_000_000
/** Ranks come in blocks of equals: contacts stay inside a block. */
export const BLOCK = 64

/**
 * All lines of the country, laid out in communities of one size. Every community has its share of subscribers,
 * spread evenly over the ranks: the first places of a round in golden steps. The rest are lines of other networks.
 * Nothing is stored per line.
 */
export class Lines {
  readonly subscribers: number
  readonly communities: number
  /** Lines in a community: a multiple of BLOCK, at most 1,024. */
  readonly size: number
  readonly count: number
  /** Addresses are below this. */
  readonly addresses: number
  /** By rank: its place in the round, subscribers first, and the other way round; by community: how far its round is turned, and subscribers in those before. */
  readonly places: Uint16Array
  readonly ranks: Uint16Array
  readonly turns: Uint16Array
  readonly before: Int32Array

  constructor(subscribers: number, onNetShare: number, key: Key) {
    const wanted = Math.max(subscribers, Math.round(subscribers / onNetShare))
    this.size = communitySize(wanted)
    this.communities = Math.ceil(wanted / this.size)
    this.count = this.size * this.communities
    this.addresses = this.communities << RANK_BITS
    this.subscribers = subscribers
    this.turns = Uint16Array.from({ length: this.communities }, (_, community) =>
      whole(draw(key.k0, key.k1, community, 0), this.size))
    this.before = Int32Array.from({ length: this.communities + 1 }, (_, community) =>
      Math.floor((community * subscribers) / this.communities))
    this.places = new Uint16Array(this.size)
    this.ranks = new Uint16Array(this.size)
    const step = coprime(this.size)
    for (let rank = 0; rank < this.size; rank++) {
      const place = (rank * step) % this.size
      this.places[rank] = place
      this.ranks[place] = rank
    }
  }

  /** Number of the subscriber at an address, from 0, or -1 where the line is another network's. */
  subscriberAt(line: number): number {
    const community = line >>> RANK_BITS
    let place = this.places[line & RANK_MASK] + this.turns[community]
    if (place >= this.size) place -= this.size
    const before = this.before[community]
    return place < this.before[community + 1] - before ? before + place : -1
  }

  /** Whether this network has a part in calls between two lines. */
  isSeen(line: number, other: number): boolean {
    return this.subscriberAt(line) >= 0 || this.subscriberAt(other) >= 0
  }

  /** Address of a subscriber: the inverse of subscriberAt. */
  lineOf(subscriber: number): number {
    let community = Math.floor((subscriber * this.communities) / this.subscribers)
    while (this.before[community] > subscriber) community--
    while (this.before[community + 1] <= subscriber) community++
    let place = subscriber - this.before[community] - this.turns[community]
    if (place < 0) place += this.size
    return (community << RANK_BITS) | this.ranks[place]
  }
}

/** The largest size that wastes next to nothing, else the one that wastes fewest lines. */
function communitySize(lines: number): number {
  let best = BLOCK
  let waste = Infinity
  for (let size = Math.min(1024, Math.ceil(lines / BLOCK) * BLOCK); size >= Math.min(512, lines); size -= BLOCK) {
    const left = Math.ceil(lines / size) * size - lines
    if (left >= waste) continue
    best = size
    waste = left
    if (waste < lines / 500) break
  }
  return best
}

/** A step near the golden section of `size` without common divisor. */
function coprime(size: number): number {
  let step = Math.round(size * 0.6180339887498949)
  while (divisor(step, size) > 1) step++
  return step
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

