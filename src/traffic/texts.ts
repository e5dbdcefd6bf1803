// Texts: messages between people, sent now and then, or after a call that was missed.
import { grown } from '../base/grown.ts'
import { spreadTable } from '../base/quantiles.ts'
import { type Key, draw, keyFor, subkey, unit } from '../base/random.ts'
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { inversePoisson } from '../crowd/dealing.ts'
import { Ending, type Outcome, View } from '../network/outcome.ts'
import { MO, MT, enterText } from './message-rows.ts'
import { WATCH, WATCHES, type Watch } from './watch.ts'

/**
 * Texts sent a day by a resident, on average: the median SIM sends .025 a day, one in ten .25 or more (Sichuan 2020, where
 * people chat in apps), which a log-normal with this spread over SIMs has.
 */
const TEXTS = 0.126
const TEXTS_SIGMA = 1.8
/** Share of the texts to people of other networks that these send back (assumed: as many). */
const RETURNED = 1
/** Texts go to the nearest contacts, by tie strength: everybody has as many. */
const FRIENDS = 10
const ZIPF_SHIFT = -0.3
/** A caller whom a friend did not answer writes instead, so long after (assumed). */
const AFTER_MISSED = 0.04
const SOONEST = 20 * SECOND
const MORE = 280 * SECOND
/** From sending to delivery (assumed). */
const TRANSIT = 2 * SECOND
const TRANSIT_MORE = 4 * SECOND

const VOLUME = spreadTable(TEXTS_SIGMA, 256)
const FRIEND = friends()
/** Of the draws of a watch. */
const Draw = { count: 1, text: 64, sizes: 4 } as const
/** Of an attempt's rolls: beyond those that decide it. */
const ROLL = 0x7e87

export class Texts {
  readonly #crowd: Crowd
  readonly #key: Key
  readonly #habits: Key
  #now: Key
  /** By watch of the day: (ms, from, to) of texts that are due, lines. */
  #due: Int32Array<ArrayBuffer>[] = []
  #dues = new Int32Array(WATCHES)
  /** By watch: (ms, receiver, sender) of texts that wait for a phone to come back: subscriber, peer. */
  #waiting: Int32Array<ArrayBuffer>[] = []
  #waits = new Int32Array(WATCHES)

  constructor(crowd: Crowd, seed: string) {
    this.#crowd = crowd
    this.#key = keyFor(seed, 'texts')
    this.#now = this.#key
    this.#habits = keyFor(seed, 'texts/habits')
    this.forget()
  }

  /** Begins a day. */
  forget(): void {
    this.#due = Array.from({ length: WATCHES }, () => new Int32Array(0))
    this.#waiting = Array.from({ length: WATCHES }, () => new Int32Array(0))
    this.#dues.fill(0)
    this.#waits.fill(0)
  }

  turn(from: number): void {
    this.#now = subkey(this.#key, this.#crowd.day * WATCHES + from / WATCH)
  }

  /** Hears of an attempt of the crowd: a caller who was missed by a friend may write. */
  missed(caller: number, callee: number, ms: number, key: number, outcome: Outcome, view: View): void {
    if (view !== View.known || !isMissed(outcome.ending)) return
    const bits = outcome.roll(key, caller, ROLL)
    if (unit(bits) >= AFTER_MISSED) return
    const then = ms + outcome.hold * SECOND + SOONEST + ((bits & 0xffff) * MORE) / 65_536
    if (then < DAY) this.#keep(this.#due, this.#dues, Math.floor(then), caller, callee)
  }

  /** Enters the texts of which a subscriber is the origin in a watch. */
  draw(subscriber: number, line: number, from: number, watch: Watch): void {
    const crowd = this.#crowd
    const { k0, k1 } = this.#now
    const rate = (crowd.profiles[crowd.profileAt(line)].texts ?? TEXTS) * VOLUME[draw(this.#habits.k0, this.#habits.k1, line, 0) & 255]
    const u = unit(draw(k0, k1, line, Draw.count))
    const both = (rate * (1 + RETURNED)) / WATCHES
    if (u >= both) return
    for (let i = 0, n = inversePoisson(u, both); i < n; i++) {
      const bits = draw(k0, k1, line, Draw.text + i * Draw.sizes)
      const other = crowd.population.contacts.partner(line, FRIEND[draw(k0, k1, line, Draw.text + i * Draw.sizes + 1) >>> 24])
      if (other < 0) continue
      const ms = from + Math.floor((bits >>> 1) * 2 ** -31 * WATCH)
      if (unit(draw(k0, k1, line, Draw.text + i * Draw.sizes + 2)) * (1 + RETURNED) < 1) this.#send(line, other, ms, bits, watch)
      else if (crowd.isOffNet(other)) this.#deliver(subscriber, line, -1 - other, ms, from, watch)
    }
  }

  /** Enters the texts that are due in a watch. */
  due(from: number, watch: Watch): void {
    const at = from / WATCH
    const due = this.#due[at]
    for (let i = 0; i < this.#dues[at]; i += 3) {
      const [ms, caller, callee] = [due[i], due[i + 1], due[i + 2]]
      const { lines } = this.#crowd.population
      const to = this.#crowd.isOffNet(callee) ? -1 : lines.subscriberAt(callee)
      if (!this.#crowd.isOffNet(caller)) this.#send(caller, callee, ms, ms, watch)
      else if (to >= 0) this.#deliver(to, callee, -1 - caller, ms, from, watch)
    }
    const waiting = this.#waiting[at]
    for (let i = 0; i < this.#waits[at]; i += 3) enterText(watch, waiting[i], waiting[i + 1], waiting[i + 2], MT)
  }

  /** A text of a subscriber, if the phone is there; one that could not be delivered before the cut is not sent. */
  #send(line: number, other: number, ms: number, bits: number, watch: Watch): void {
    const crowd = this.#crowd
    const { lines } = crowd.population
    const subscriber = lines.subscriberAt(line)
    if (!crowd.canDial(line, ms)) return
    if (crowd.isOffNet(other)) return enterText(watch, ms, subscriber, -1 - other, MO)
    const arrives = ms + TRANSIT + (((bits & 0xffff) * TRANSIT_MORE) >>> 16)
    if (this.#deliver(lines.subscriberAt(other), other, subscriber, arrives, ms - (ms % WATCH), watch)) enterText(watch, ms, subscriber, lines.subscriberAt(other), MO)
  }

  /** Delivers a text now, or when the phone comes back; false if that is not before the cut. */
  #deliver(subscriber: number, line: number, peer: number, ms: number, from: number, watch: Watch): boolean {
    const { reachability, handsets, holdings, service, day } = this.#crowd
    if (holdings.isSold(line, day) || service.isOut(line)) return false
    const phone = handsets.phoneOf(line)
    let at = ms
    while (at < DAY && !reachability.present(phone, at)) at = reachability.until
    const second = at === ms ? at : at + TRANSIT
    if (second >= DAY || !reachability.present(phone, second)) return false
    if (second < from + WATCH) enterText(watch, second, subscriber, peer, MT)
    else this.#keep(this.#waiting, this.#waits, second, subscriber, peer)
    return true
  }

  #keep(lists: Int32Array<ArrayBuffer>[], sizes: Int32Array, ms: number, one: number, other: number): void {
    const at = Math.floor(ms / WATCH)
    const size = sizes[at]
    if (size + 3 > lists[at].length) lists[at] = grown(lists[at], 2 * size + 96)
    lists[at][size] = ms
    lists[at][size + 1] = one
    lists[at][size + 2] = other
    sizes[at] = size + 3
  }
}

function isMissed(ending: Ending): boolean {
  return ending === Ending.absent || ending === Ending.rejected || ending === Ending.gaveUp || ending === Ending.rangOut
}

/** Slots of contacts at 256 equal shares of chance. */
function friends(): Uint8Array {
  const weights = Array.from({ length: FRIENDS }, (_, slot) => 1 / (slot + 1 + ZIPF_SHIFT))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const table = new Uint8Array(256)
  for (let pick = 0, at = 0, before = 0; pick < 256; pick++) {
    while (at < FRIENDS - 1 && before + weights[at] < ((pick + 0.5) / 256) * total) before += weights[at++]
    table[pick] = at
  }
  return table
}
