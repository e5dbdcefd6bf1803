// Rounds: whom those call who call many strangers, by keyed bijections that can be asked from both ends.
import { SmallPermutation, evenBits, shuffled, unshuffled } from '../base/permutation.ts'
import { type Key, subkey } from '../base/random.ts'
import { FAR } from '../population/groups.ts'
import { type Lines, RANK_BITS, RANK_MASK } from '../population/lines.ts'
import type { Profile, Round } from './profile.ts'
import { dealDay } from './round-days.ts'
import { DISTRICT, UNIT_BITS, givePlaces } from './round-places.ts'

/** Test numbers, one for each line that calls such a number: between the lines of the country and those far away. */
export const TEST_NUMBERS = FAR - 2 ** 20
/** Of the permutation that lasts, where the others have the day. */
const LASTING = 0x40000000

/**
 * Every line with a round has some places in its district, a power of two of them. A keyed permutation of the district's
 * lines says whom a place leads to; where there are more places than lines, there are several layers of it. One
 * permutation changes daily: its places are today's strangers, one a call. Another one lasts: its places are regulars, and
 * the day's calls go through them at a stride, so that the day on which a regular is called can be asked backwards too.
 */
export class Rounds {
  /** Lines that have a round, in order; the methods know them by their index. */
  readonly lines: Int32Array
  /** What `leadingTo` found last. */
  readonly found: Int32Array
  readonly #population: Lines
  readonly #rounds: readonly (Round | undefined)[]
  /** By index: profile, places, first place in the district. */
  readonly profile: Uint8Array
  readonly places: Uint16Array
  readonly first: Int32Array
  /** By index: calls today, those with regulars, stride, offset, and whether strangers are warned. */
  readonly today: Uint16Array
  readonly regular: Uint16Array
  readonly stride: Uint16Array
  readonly offset: Uint16Array
  readonly marked: Uint8Array
  /** Where the layers of a district begin. */
  readonly layers: Int32Array
  /** By index: calls a day. */
  readonly mean: Float32Array
  /** Index of the owner of each unit of places, district by district; where a district's units begin. */
  readonly #owner: Int32Array
  readonly #units: Int32Array
  readonly #lasting: SmallPermutation[] = []
  #daily: SmallPermutation[] = []
  readonly #key: Key

  /** `lines` are those with a round, in order; `profile` has each one's position in `profiles`. */
  constructor(population: Lines, lines: Int32Array, profiles: readonly Profile[], profile: Uint8Array, key: Key) {
    this.#population = population
    this.#rounds = profiles.map(({ round }) => round)
    this.#key = key
    this.lines = lines
    this.profile = profile
    const n = lines.length
    this.today = new Uint16Array(n)
    this.regular = new Uint16Array(n)
    this.stride = new Uint16Array(n)
    this.offset = new Uint16Array(n)
    this.marked = new Uint8Array(n)
    const districts = Math.ceil(population.communities / DISTRICT)
    const given = givePlaces(lines, profile, this.#rounds, districts, key)
    ;({ mean: this.mean, places: this.places, first: this.first, owner: this.#owner, units: this.#units } = given)
    this.layers = new Int32Array(districts + 1)
    for (let district = 0; district < districts; district++) {
      const places = (this.#units[district + 1] - this.#units[district]) << UNIT_BITS
      this.layers[district + 1] = this.layers[district] + Math.ceil(places / this.#sizeOf(district))
    }
    this.found = new Int32Array(4 * this.layers[districts])
    this.#shuffle(this.#lasting, subkey(key, LASTING))
  }

  /** `weekday` is 0 on Mondays; `week` counts anything. */
  setDay(day: number, weekday: number, week: number): void {
    const today = subkey(this.#key, day)
    this.#daily = []
    this.#shuffle(this.#daily, today)
    dealDay(this, this.#rounds, weekday, today, this.#key, week)
  }

  /** The words of the permutations of all layers, for kernels: three, and the bits of half a number. */
  dailyWords(): Int32Array {
    return wordsOf(this.#daily)
  }

  lastingWords(): Int32Array {
    return wordsOf(this.#lasting)
  }

  /** Index of a line among those with a round, or -1. */
  indexOf(line: number): number {
    const { lines } = this
    let low = 0
    let high = lines.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (lines[middle] < line) low = middle + 1
      else high = middle
    }
    return lines[low] === line ? low : -1
  }

  /** How many attempts today's round has, numbered from 0. */
  calls(index: number): number {
    return this.today[index]
  }

  /** Whether an attempt is with a regular. */
  isRegular(index: number, number: number): boolean {
    return number < this.regular[index]
  }

  roundOf(index: number): Round {
    return this.#rounds[this.profile[index]] as Round
  }

  isMarked(index: number): boolean {
    return this.marked[index] === 1
  }

  /** The line at the other end of an attempt, or -1: nobody. */
  partner(index: number, number: number): number {
    if (this.roundOf(index).test !== undefined) return TEST_NUMBERS + index
    const line = this.lines[index]
    const district = (line >>> RANK_BITS) / DISTRICT | 0
    const regular = number < this.regular[index]
    const places = this.places[index]
    const place = this.first[index] + (regular ? (number * this.stride[index] + this.offset[index]) & (places - 1) : number)
    const size = this.#sizeOf(district)
    const layer = place / size | 0
    const permutation = (regular ? this.#lasting : this.#daily)[this.layers[district] + layer]
    const at = shuffled(permutation, place - layer * size, size)
    const community = at / this.#population.size | 0
    const partner = ((district * DISTRICT + community) << RANK_BITS) | (at - community * this.#population.size)
    return partner === line ? -1 : partner
  }

  /** The inverse of `partner`: how many attempts lead to a line; index and number of each stand in `found`, in pairs. */
  leadingTo(line: number): number {
    const district = (line >>> RANK_BITS) / DISTRICT | 0
    const at = ((line >>> RANK_BITS) - district * DISTRICT) * this.#population.size + (line & RANK_MASK)
    const size = this.#sizeOf(district)
    const [from, to] = [this.layers[district], this.layers[district + 1]]
    const places = (this.#units[district + 1] - this.#units[district]) << UNIT_BITS
    let n = 0
    for (let layer = from; layer < to; layer++) {
      for (let lasting = 0; lasting < 2; lasting++) {
        const permutation = (lasting ? this.#lasting : this.#daily)[layer]
        const place = (layer - from) * size + unshuffled(permutation, at, size)
        if (place >= places) continue
        const index = this.#owner[this.#units[district] + (place >> UNIT_BITS)]
        if (this.lines[index] === line || this.roundOf(index).test !== undefined) continue
        const mine = place - this.first[index]
        const number = lasting ? ((mine - this.offset[index]) * inverse(this.stride[index])) & (this.places[index] - 1) : mine
        const regular = number < this.regular[index]
        if (number >= this.today[index] || regular !== (lasting === 1)) continue
        this.found[2 * n] = index
        this.found[2 * n + 1] = number
        n++
      }
    }
    return n
  }

  /** Lines of a district. */
  #sizeOf(district: number): number {
    return Math.min(DISTRICT, this.#population.communities - district * DISTRICT) * this.#population.size
  }

  #shuffle(layers: SmallPermutation[], key: Key): void {
    for (let district = 0; district + 1 < this.layers.length; district++) {
      const bits = evenBits(this.#sizeOf(district))
      for (let layer = this.layers[district]; layer < this.layers[district + 1]; layer++) {
        layers.push(new SmallPermutation(subkey(key, layer), bits))
      }
    }
  }
}

function wordsOf(layers: readonly SmallPermutation[]): Int32Array {
  return Int32Array.from(layers.flatMap(({ words, half }) => [...words, half]))
}

/** Inverse of an odd number modulo 65,536, by Newton's iteration: each doubles the bits that are right. */
function inverse(odd: number): number {
  let x = odd
  for (let i = 0; i < 4; i++) x = Math.imul(x, 2 - Math.imul(odd, x))
  return x & 0xffff
}
