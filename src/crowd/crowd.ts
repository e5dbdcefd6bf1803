// The crowd: when ordinary people call whom, as pure functions of (seed, line, slot of contacts, day).
import { type Bits, bitsFor, hasBit, setBit, setBits } from '../base/bits.ts'
import { type Key, draw, keyFor, subkey, unit } from '../base/random.ts'
import { DAY, MAX_SETUP, SECOND } from '../base/units.ts'
import { Gaps } from '../network/gaps.ts'
import { type Errand, Outcome, View } from '../network/outcome.ts'
import { Reachability } from '../network/reachability.ts'
import { FAR } from '../population/groups.ts'
import type { Holdings } from '../population/holdings.ts'
import { RANK_MASK } from '../population/lines.ts'
import { MOST_MOOD, answering, initiative, mood, talkativeness, traitsOf, unevenness } from '../population/people.ts'
import type { Population } from '../population/population.ts'
import { BUNDLE_BITS, MAX_CONTACTS } from '../population/ties.ts'
import type { Scenario } from '../scenario/settings.ts'
import { AWAITED, RETURNED, TEST_ANSWERED, habitOf, inversePoisson } from './dealing.ts'
import { Handsets } from './handsets.ts'
import { Mistakes, ratesOf } from './mistakes.ts'
import type { Profile } from './profile.ts'
import { Reactions } from './reactions.ts'
import { Rounds, TEST_NUMBERS } from './rounds.ts'
import { Service } from './service.ts'
import { ATTEMPT_SHIFT, INWARD, KEY, MOMENT, NUMBER_SHIFT, PICK, ROUND, ROUND_SLOT, STRANGERS, bundleOf, numberOf } from './tags.ts'
import { Ways } from './ways.ts'

/** Share of calls to a number that was given up that its owner's friends still make (assumed). */
const STILL_CALLED = 0.1

export class Crowd {
  readonly outcome: Outcome
  readonly reactions: Reactions
  readonly population: Population
  readonly holdings: Holdings
  readonly rounds: Rounds
  readonly handsets: Handsets
  readonly service: Service
  readonly mistakes: Mistakes
  /** What records lack. */
  readonly gaps: Gaps
  /** One bit a line: out of service, barred by mistake, or something about its handset, on the day set last. */
  readonly #special: Bits
  /** The day set last; a unit of work, from 04:00. NaN before. */
  day = Number.NaN
  /** Words of today's key. */
  k0 = 0
  k1 = 0
  readonly #calls: Key
  readonly reachability: Reachability
  readonly profiles: readonly Profile[]
  readonly ways: Ways
  readonly #firstDay: number

  constructor(scenario: Scenario, population: Population, profiles: readonly Profile[], holdings: Holdings) {
    const { answers } = scenario.population
    this.population = population
    this.holdings = holdings
    this.outcome = new Outcome([answers.known, answers.expected, answers.unknown, answers.marked], keyFor(scenario.seed, 'outcome'))
    this.reactions = new Reactions(this.outcome)
    this.#calls = keyFor(scenario.seed, 'calls')
    this.reachability = new Reachability(keyFor(scenario.seed, 'reachability'))
    this.profiles = profiles
    this.ways = new Ways(profiles, scenario.population.profiles)
    const used = new Set(profiles.filter(({ name }) => scenario.population.profiles[name] > 0))
    const linesOf = (is: (profile: Profile) => boolean) => this.ways.linesOf(is, population)
    const trade = linesOf(({ round }) => round !== undefined)
    this.rounds = new Rounds(population.lines, trade, profiles, this.ways.profilesOf(trade, population), keyFor(scenario.seed, 'rounds'))
    const days = scenario.period.to - scenario.period.from + 1
    this.handsets = new Handsets(population.lines, (habit) => linesOf((profile) => habitOf(profile) === habit), days, keyFor(scenario.seed, 'handsets'))
    this.service = new Service(population.lines, linesOf(({ arrives }) => arrives === true), days, keyFor(scenario.seed, 'service'))
    this.mistakes = new Mistakes(population.lines, holdings, this.service, ratesOf(profiles, used, this.ways, population.people), keyFor(scenario.seed, 'mistakes'))
    this.gaps = new Gaps(scenario.network.missing, keyFor(scenario.seed, 'gaps'))
    this.#special = bitsFor(population.lines.addresses)
    population.places.setRadii((line) => this.ways.radii[this.profileAt(line)])
    this.#firstDay = scenario.period.from
  }

  /** Moves to a day of the run; day 0 is the first of the period. Days may come in any order. */
  setDay(day: number): void {
    const weekday = (((this.#firstDay + day + 3) % 7) + 7) % 7
    this.day = day
    ;({ k0: this.k0, k1: this.k1 } = subkey(this.#calls, day))
    this.ways.setDay(weekday)
    this.population.contacts.setDay(day)
    this.population.places.setDay(day, weekday)
    this.rounds.setDay(day, weekday, Math.floor((this.#firstDay + day) / 7))
    this.reachability.setDay(day)
    this.handsets.setDay(day)
    this.service.setDay(day)
    this.mistakes.setDay(day)
    this.#noteSpecial()
  }

  #noteSpecial(): void {
    const { handsets, service, mistakes } = this
    this.#special.set(handsets.shared)
    for (const lines of [handsets.movers, service.resting, service.vacant, service.toCome]) setBits(this.#special, lines)
    for (const line of mistakes.today()) setBit(this.#special, line)
  }

  /** Whether there is anything to ask of a line's service or handset today. */
  isSpecial(line: number): boolean {
    return hasBit(this.#special, line)
  }

  /** Factor on the rates of the links over which a line calls today. */
  outward(line: number): number {
    const traits = traitsOf(this.population.people, line)
    return initiative(traits) * mood(this.k0, this.k1, line) * this.ways.volume[this.ways.of(traits)]
  }

  /** Factor on the rates of the links over which other networks call a line today. */
  inward(line: number): number {
    return RETURNED * mood(this.k1, this.k0, line) * this.ways.volume[this.profileAt(line)]
  }

  /** Whether a bundle of an origin surely carries no attempt today: asks for half of what decides it. */
  isQuiet(origin: number, bundle: number, rate: number): boolean {
    const traits = traitsOf(this.population.people, origin)
    const most = (initiative(traits) + RETURNED) * MOST_MOOD * this.ways.volume[this.ways.of(traits)]
    return unit(draw(this.k0, this.k1, origin, bundle)) >= rate * most
  }

  /** How many attempts a bundle of an origin carries today, where `factor` is outward plus inward. */
  attempts(origin: number, bundle: number, rate: number, factor: number): number {
    const u = unit(draw(this.k0, this.k1, origin, bundle))
    return u >= rate * factor ? 0 : inversePoisson(u, rate * factor) // 1 - exp(-rate) is below rate
  }

  /** The moment of an attempt, ms after the cut. */
  moment(origin: number, bundle: number, number: number): number {
    const bits = draw(this.k0, this.k1, origin, bundle | (number << ATTEMPT_SHIFT) | MOMENT)
    return this.ways.moment(traitsOf(this.population.people, origin), bundle === ROUND, number, bits)
  }

  /** The tag of an attempt: over which link of its bundle it goes, and which way, outward with chance `share`. */
  tag(origin: number, bundle: number, number: number, share: number): number {
    const bits = draw(this.k0, this.k1, origin, bundle | (number << ATTEMPT_SHIFT) | PICK)
    const { links, picks, contacts } = this.population.ties
    const rank = origin & RANK_MASK
    const first = links[rank] + (bundle === STRANGERS ? contacts[rank] : bundle << BUNDLE_BITS)
    let link = first
    while (bits >>> 16 >= picks[link]) link++
    const inward = (bits & 0xffff) * 2 ** -16 < share ? 0 : INWARD
    return (bundle << BUNDLE_BITS) | (link - first) | (number << NUMBER_SHIFT) | inward
  }

  /** The tag of an attempt of a round. */
  roundTag(index: number, number: number): number {
    const { rounds } = this
    const bits = draw(this.k0, this.k1, rounds.lines[index], ROUND | (number << ATTEMPT_SHIFT) | PICK)
    return ROUND_SLOT | (number << NUMBER_SHIFT) | (unit(bits) < rounds.roundOf(index).inward ? INWARD : 0)
  }

  /** 32 bits from which everything else about an attempt follows, together with its caller. */
  keyOf(origin: number, tag: number): number {
    return draw(this.k0, this.k1, origin, bundleOf(tag) | (numberOf(tag) << ATTEMPT_SHIFT) | KEY)
  }

  /** Whether somebody thinks of calling a line, whom not everybody calls: settles it before anything else is asked. */
  isThoughtOf(callee: number, key: number): boolean {
    return this.ways.isThoughtOf(traitsOf(this.population.people, callee), key)
  }

  /** What the callee sees in the caller of an attempt that is no reaction. */
  viewOf(slot: number, key: number, caller: number, callee: number): View {
    if (this.holdings.isSold(callee, this.day)) return View.unknown
    if (slot < MAX_CONTACTS) return View.known
    return unit(this.outcome.roll(key, caller, 6)) < AWAITED ? View.expected : View.unknown
  }

  /** The same for an attempt of a round: whoever is called by the tradesman, or the tradesman who is called. */
  viewOnRound(index: number, tag: number, key: number, caller: number, callee: number): View {
    if (this.holdings.isSold(callee, this.day)) return View.unknown
    const { rounds } = this
    if (rounds.isRegular(index, numberOf(tag))) return View.known
    if ((tag & INWARD) !== 0) return View.expected
    if (unit(this.outcome.roll(key, caller, 6)) < rounds.roundOf(index).awaited) return View.expected
    return rounds.isMarked(index) ? View.marked : View.unknown
  }

  /** Whether the SIM of a line has left its owner, or leaves today. */
  isSold(line: number): boolean {
    return this.holdings.isSold(line, this.day)
  }

  /** Whether today the network refuses the calls of an ordinary line, by mistake. */
  isBarred(line: number): boolean {
    return this.isSpecial(line) && this.mistakes.isBarred(line)
  }

  /** Whether nobody would buy the SIM of a line today: out of service, or barred. */
  isOut(line: number): boolean {
    return this.service.isOut(line) || this.isBarred(line)
  }

  /** Whether an ordinary line could call or write at a moment, apart from being engaged: its phone is on, its SIM is not sold. */
  canDial(line: number, ms: number): boolean {
    return this.#isReady(line, ms) && !this.isBarred(line)
  }

  #isReady(line: number, ms: number): boolean {
    if (this.holdings.isSold(line, this.day)) return false
    if (this.isSpecial(line) && this.service.isOut(line)) return false
    const end = ms + MAX_SETUP * SECOND
    if (this.#heldUntil(line, ms, end) < end) return false
    return !this.isOffNet(line) || !this.reachability.elsewhere(line, ms)
  }

  /** Whether an attempt of the crowd is made if the caller is free: the caller can or does not know better, and has not given the callee up. */
  comesAbout(caller: number, callee: number, ms: number, key: number): boolean {
    if (ms > DAY - MAX_SETUP * SECOND || !this.#isReady(caller, ms)) return false
    if (this.isBarred(caller) && !this.mistakes.isTried(caller, this.outcome.roll(key, caller, 12))) return false
    const { holdings, service } = this
    if (this.isSpecial(caller) && this.twinOf(caller, ms) === callee) return false
    const isSold = holdings.isSold(callee, this.day)
    if (!isSold && !(this.isSpecial(callee) && service.isOut(callee) && service.isVacant(callee))) return true
    const called = isSold ? holdings.called(callee) : STILL_CALLED
    return unit(this.outcome.roll(key, caller, 7)) < called && !service.isToCome(callee)
  }

  isOffNet(line: number): boolean {
    return line >= this.population.lines.addresses || this.population.lines.subscriberAt(line) < 0
  }

  /**
   * Decides an attempt whose callee this network sees free; the answer stands in `outcome`.
   * `errand` is the caller's, null for a conversation; nothing lasts beyond `limit` (ms after the cut).
   */
  settle(caller: number, callee: number, ms: number, key: number, view: View, errand: Errand | null, limit: number): void {
    const { outcome, holdings, reachability, handsets, ways } = this
    const now = this.day * DAY + ms
    const sold = holdings.isSold(callee, this.day) && !holdings.isStillOwners(callee, now)
    let pickUp = -1
    let present = 0 // the callee's phone surely is up to then
    if (sold) {
      if (!holdings.reached(callee, now) || holdings.isForData(callee)) return holdings.reached(callee, now) ? outcome.suspended() : outcome.absent()
      pickUp = holdings.answers(callee)
      limit = Math.min(limit, holdings.until - this.day * DAY)
    } else {
      if (this.isSpecial(callee) && this.service.isOut(callee)) return this.service.isVacant(callee) ? outcome.vacant() : outcome.suspended()
      if (this.isOffNet(callee) && reachability.elsewhere(callee, ms)) return outcome.busy()
      if (!reachability.present(this.isSpecial(callee) ? handsets.phoneOf(callee) : callee, ms)) return outcome.absent()
      present = reachability.until
    }
    const theirs = traitsOf(this.population.people, callee)
    const mine = traitsOf(this.population.people, caller)
    const profile = ways.of(theirs)
    const willing = answering(theirs) * ways.answers[profile]
    const patience = talkativeness(theirs) * ways.talk[profile]
    const talkative = talkativeness(mine) * ways.talk[ways.of(mine)]
    const uneven = unevenness(theirs) + unevenness(mine)
    if (callee >= TEST_NUMBERS && callee < FAR) {
      errand = ways.tests.get(ways.of(mine)) ?? null
      pickUp = TEST_ANSWERED
    }
    outcome.alert(key, caller, ms, view, willing, errand && pickUp === TEST_ANSWERED ? 1 : patience, talkative, uneven, errand, pickUp, limit)
    const end = ms + outcome.hold * SECOND
    let kept = sold || (present >= end && !this.isSpecial(callee)) ? end : this.#heldUntil(callee, ms, end)
    if (holdings.isStillOwners(callee, now)) kept = Math.min(kept, holdings.until - this.day * DAY)
    if (!holdings.isSold(caller, this.day)) kept = this.#heldUntil(caller, ms, kept)
    if (kept < end) outcome.shorten(key, caller, ms, kept)
  }

  /** The other line in a line's handset at a moment, or -1. */
  twinOf(line: number, ms: number): number {
    if (!this.handsets.hasTwin(line)) return -1
    const twin = this.handsets.twinOf(line)
    return this.#isOwners(line, ms) && this.#isOwners(twin, ms) ? twin : -1
  }

  #isOwners(line: number, ms: number): boolean {
    return !this.holdings.isSold(line, this.day) || this.holdings.isStillOwners(line, this.day * DAY + ms)
  }

  /** How long a phone that is present at `ms` stays so with the same SIM in it, at most `end`. */
  #heldUntil(line: number, ms: number, end: number): number {
    const { handsets, reachability } = this
    if (!this.isSpecial(line)) return reachability.lostAt(line, ms, end)
    return handsets.leavesAt(line, ms, reachability.lostAt(handsets.phoneOf(line), ms, end))
  }

  /** Position of the profile of a line among those of the run. */
  profileAt(line: number): number {
    return this.ways.of(traitsOf(this.population.people, line))
  }
}
