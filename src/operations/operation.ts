// An operation at work: members at their places, pairs of handsets, a stock of SIMs.
import { spreadTable } from '../base/quantiles.ts'
import { type Key, draw, keyFor, subkey, unit, whole } from '../base/random.ts'
import { CUT, DAY, SECOND } from '../base/units.ts'
import { FAR } from '../population/groups.ts'
import type { Population } from '../population/population.ts'
import type { Operation as Settings, Scenario } from '../scenario/settings.ts'
import { type Drive, type Stay, driveOf, staysOf } from './itinerary.ts'
import type { HandsetFacts, MemberFacts } from './log.ts'
import { type Stretch, hoursOf, stretchesOf } from './shift.ts'
import { Again, Targets } from './targets.ts'

export interface Member {
  /** Number over all operations of the run: the holder in holdings. */
  readonly number: number
  readonly operation: number
  /** From 0 within the operation. */
  readonly index: number
  readonly site: number
  readonly stays: readonly Stay[]
  readonly drive: Drive | null
  /** Factor on the gaps between dials. */
  readonly pace: number
  readonly stretches: readonly Stretch[]
  /** When the handsets are on: on and off in turn. */
  readonly hours: Float64Array
  /** SIMs that rest, the one longest at rest first. */
  readonly rested: number[]
  /** Nothing happens from here on, ms after the first cut of the run; `taken`: by the police. */
  readonly end: number
  readonly taken: boolean
  /** Numbers of this person among the holders after work, and of those who nurse SIMs; -1: none. */
  evening: number
  nursery: number
  /** Line of the member's own SIM, -1: it stays at home; whether it is in the handset of the first pair. */
  own: number
  isOff: boolean
  /** When today's work is over and the own SIM is put in, Infinity: not today. */
  leavesWork: number
}

/** A place for dialling: the handset that dials, the one joined to it, the SIM in it. */
export interface Pair {
  /** Number over all operations of the run. */
  readonly number: number
  readonly operation: number
  readonly index: number
  readonly member: Member
  /** Handset numbers; the first one dials. Moves change them. */
  handset: number
  /** -1: there is none. */
  bridge: number
  /** Line of the SIM over which the bridge has its internet call, -1: none. */
  bridgeSim: number
  /** Line of the SIM in the handset, -1: none. */
  sim: number
  /** Dials so far: the counter of its draws. */
  dials: number
  /** Dials since its SIM was put in. */
  sinceSwap: number
  readonly again: Again
}

export interface Warming {
  readonly line: number
  /** Day of the run from which on it is used. */
  readonly ready: number
}

export interface OperationState {
  readonly number: number
  /** The scenario's name, and the copy from 1. */
  readonly name: string
  readonly copy: number
  readonly settings: Settings
  readonly key: Key
  readonly members: readonly Member[]
  readonly pairs: readonly Pair[]
  readonly targets: Targets
  /** Bought and not yet used, next one first. */
  readonly stock: number[]
  /** Bought and not yet ready, first one first. */
  readonly warming: Warming[]
  /** Handset of each SIM, where each has its own. */
  readonly handsetOf: Map<number, number>
  /** Handsets and fixed lines taken beyond those of the first day: the counter of their draws. */
  more: number
  /** Calls for show and for themselves so far: the counter of their draws. */
  pastimes: number
  /** Calls a day that a SIM may make now, and when nothing has been barred lately; 0: any number. */
  cap: number
  fullCap: number
  /** SIMs ever asked for: the counter of their draws. */
  asked: number
  /** Nothing happens before and from here on: ms after the first cut of the run. */
  readonly begin: number
  readonly end: number
  readonly raided: boolean
}

/** Where the handsets of operations are among all handsets: beyond any number of subscribers. */
const HANDSETS = 2 ** 27
/** Counters of handsets that are taken later. */
const LATER = 0x10000
/** The spread of paces at 64 equal shares is taken from this table's quantiles. */
const SHARES = 64

/** Everybody who will be on the stage, before the first day; `taken` gathers handsets. */
export function makeOperations(scenario: Scenario, population: Population, taken: Set<number>): OperationState[] {
  const operations: OperationState[] = []
  const firstDay = scenario.period.from
  let members = 0
  let pairs = 0
  for (const settings of scenario.operations) {
    for (let copy = 1; copy <= settings.count; copy++) {
      const key = subkey(keyFor(scenario.seed, `operation/${settings.name}`), copy)
      const number = operations.length
      const life = lifeOf(settings, firstDay)
      const team = makeMembers(settings, key, number, members, population, firstDay, life)
      members += team.length
      const desks = makePairs(settings, key, number, pairs, team, taken)
      pairs += desks.length
      const group = population.groups.get(settings.targets)
      if (!group) throw new Error(`operation ${settings.name}: no group ${settings.targets}`)
      operations.push({
        number, name: settings.name, copy, settings, key, members: team, pairs: desks, targets: new Targets(group, key), stock: [],
        warming: [], handsetOf: new Map(), more: 0, pastimes: 0, cap: settings.limits.calls, fullCap: settings.limits.calls, asked: 0, ...life,
      })
    }
  }
  numberPersons(operations, members)
  return operations
}

interface Life {
  readonly begin: number
  readonly end: number
  readonly raided: boolean
}

function lifeOf(settings: Settings, firstDay: number): Life {
  const begin = (settings.from - firstDay) * DAY
  if (settings.raid === undefined) return { begin, end: (settings.to - firstDay + 1) * DAY, raided: false }
  return { begin, end: momentOf(settings.raid, firstDay), raided: true }
}

/** Ms after the first cut of the run, of local seconds after 1970-01-01. */
function momentOf(seconds: number, firstDay: number): number {
  return seconds * SECOND - firstDay * DAY - CUT
}

/** When the police take a site before the end, or Infinity: the sites with the lowest lots. */
function takenAt({ takedown, sites }: Settings, key: Key, site: number, firstDay: number): number {
  if (!takedown) return Infinity
  const lots = Array.from({ length: sites }, (_, each) => draw(key.k0, key.k1, each, 13) >>> 0)
  const most = sites > 1 ? sites - 1 : 1
  const lower = lots.filter((lot) => lot < lots[site]).length
  return lower < Math.min(most, Math.max(1, Math.round(takedown.share * sites))) ? momentOf(takedown.at, firstDay) : Infinity
}

function makeMembers(
  settings: Settings, key: Key, operation: number, first: number, population: Population, firstDay: number, life: Life,
): Member[] {
  const paces = spreadTable(settings.dial.paceSpread, SHARES)
  return Array.from({ length: settings.members }, (_, index) => {
    const site = index % settings.sites
    const stays = staysOf(settings, key, site, firstDay, population.places)
    const stretches = stretchesOf(settings, index, subkey(key, 4), firstDay).flatMap((stretch) => afterTravel(stretch, stays))
    const taken = takenAt(settings, key, site, firstDay)
    const own = settings.lines === 'sims' && unit(draw(key.k0, key.k1, index, 14)) < settings.sims.ownInEvening
    return {
      number: first + index,
      operation,
      index,
      site,
      stays,
      drive: driveOf(settings, key, site),
      pace: paces[whole(draw(key.k0, key.k1, index, 3), SHARES)],
      stretches,
      hours: hoursOf(stretches, index, subkey(key, 9)),
      rested: [],
      end: Math.min(life.end, taken),
      taken: life.raided || taken < life.end,
      evening: own ? 0 : -1,
      nursery: settings.sims.warmUp > 0 ? 0 : -1,
      own: -1,
      isOff: false,
      leavesWork: Infinity,
    }
  })
}

/** Nobody works before having arrived. */
function afterTravel({ from, to }: Stretch, stays: readonly Stay[]): Stretch[] {
  const arrivals = stays.filter((stay) => stay.from <= from).map((stay) => stay.from + stay.travel)
  const begin = Math.max(from, arrivals.at(-1) ?? from)
  return begin < to ? [{ from: begin, to }] : []
}

/** Who holds SIMs after work or nurses them is a holder of its own, after all members, with other hours. */
function numberPersons(operations: readonly OperationState[], members: number): void {
  let next = members
  for (const member of operations.flatMap((operation) => operation.members)) {
    if (member.evening >= 0) member.evening = next++
    if (member.nursery >= 0) member.nursery = next++
  }
}

function makePairs(settings: Settings, key: Key, operation: number, first: number, members: readonly Member[], taken: Set<number>): Pair[] {
  const handset = (index: number) => (settings.lines === 'sims' ? newHandset(key, index, taken) : -1)
  return Array.from({ length: settings.pairs }, (_, index) => ({
    number: first + index,
    operation,
    index,
    member: members[index % members.length],
    handset: handset(2 * index),
    bridge: settings.bridge === 'none' ? -1 : newHandset(key, 2 * index + 1, taken),
    bridgeSim: -1,
    sim: -1,
    dials: 0,
    sinceSwap: 0,
    again: new Again(),
  }))
}

/** A handset by the draws of the operation alone, unless another operation already has that very one. */
function newHandset(key: Key, index: number, taken: Set<number>): number {
  for (let again = 0; ; again++) {
    const handset = HANDSETS + Math.floor(unit(draw(key.k0, key.k1, index, 0x500 + again)) * HANDSETS)
    if (taken.has(handset)) continue
    taken.add(handset)
    return handset
  }
}

/** Another handset for an operation. */
export function laterHandset(operation: OperationState, taken: Set<number>): number {
  return newHandset(operation.key, LATER + operation.more++, taken)
}

/** A fixed line of another network. */
export function laterLandline(operation: OperationState): number {
  return FAR + Math.floor(unit(draw(operation.key.k0, operation.key.k1, LATER + operation.more++, 15)) * FAR)
}

const ALWAYS = Float64Array.of(-Infinity, Infinity)

/** What the log tells of all who hold SIMs, by their number. */
export function factsOfMembers(operations: readonly OperationState[]): MemberFacts[] {
  const facts: MemberFacts[] = []
  for (const member of operations.flatMap(({ members }) => members)) {
    const { number, operation, index, site, stays, drive, stretches, hours, evening, nursery } = member
    const taken = member.taken ? { taken: member.end } : {}
    const always = { operation, index, site, person: number, stays, drive: null, stretches: [], hours: ALWAYS, ...taken }
    facts[number] = { operation, index, site, person: number, stays, drive, stretches, hours, ...taken }
    if (evening >= 0) facts[evening] = { ...always, isOff: true }
    if (nursery >= 0) facts[nursery] = always
  }
  return facts
}

export function handsetsOf({ handset, bridge, operation, index }: Pair): HandsetFacts[] {
  const both = [{ handset, operation, pair: index, part: 'dialler' }, { handset: bridge, operation, pair: index, part: 'bridge' }] as const
  return both.filter((each) => each.handset >= 0)
}
