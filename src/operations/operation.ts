// An operation at work: members at their places, pairs of handsets, a stock of SIMs.
import { spreadTable } from '../base/quantiles.ts'
import { type Key, draw, keyFor, subkey, unit, whole } from '../base/random.ts'
import { CUT, DAY, SECOND } from '../base/units.ts'
import type { Population } from '../population/population.ts'
import type { Operation as Settings, Scenario } from '../scenario/settings.ts'
import type { HandsetFacts, MemberFacts } from './log.ts'
import { type Stretch, hoursOf, stretchesOf } from './shift.ts'
import { Redials, Targets } from './targets.ts'

export interface Member {
  /** Number over all operations of the run: the holder in holdings. */
  readonly number: number
  readonly operation: number
  /** From 0 within the operation. */
  readonly index: number
  readonly site: number
  /** Place on the map, km. */
  readonly x: number
  readonly y: number
  /** Factor on the gaps between dials. */
  readonly pace: number
  readonly stretches: readonly Stretch[]
  /** When the handsets are on: on and off in turn. */
  readonly hours: Float64Array
  /** SIMs that rest, the one longest at rest first. */
  readonly rested: number[]
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
  /** Line of the SIM in the handset, -1: none. */
  sim: number
  /** Dials so far: the counter of its draws. */
  dials: number
  readonly redials: Redials
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
  /** SIMs ever asked for: the counter of their draws. */
  asked: number
  /** Nothing happens before and from here on: ms after the first cut of the run. */
  readonly begin: number
  readonly end: number
  readonly raided: boolean
}

/** Where the handsets of operations are among all handsets: beyond any number of subscribers. */
const HANDSETS = 2 ** 27
/** The spread of paces at 64 equal shares is taken from this table's quantiles. */
const SHARES = 64

/** Everybody who will be on the stage, before the first day. */
export function makeOperations(scenario: Scenario, population: Population): OperationState[] {
  const operations: OperationState[] = []
  const taken = new Set<number>()
  let members = 0
  let pairs = 0
  for (const settings of scenario.operations) {
    for (let copy = 1; copy <= settings.count; copy++) {
      const key = subkey(keyFor(scenario.seed, `operation/${settings.name}`), copy)
      const number = operations.length
      const team = makeMembers(settings, key, number, members, population, scenario.period.from)
      members += team.length
      const desks = makePairs(settings, key, number, pairs, team, taken)
      pairs += desks.length
      const group = population.groups.get(settings.targets)
      if (!group) throw new Error(`operation ${settings.name}: no group ${settings.targets}`)
      operations.push({
        number, name: settings.name, copy, settings, key, members: team, pairs: desks,
        targets: new Targets(group, key), stock: [], asked: 0, ...lifeOf(settings, scenario.period.from),
      })
    }
  }
  return operations
}

function lifeOf(settings: Settings, firstDay: number): { begin: number; end: number; raided: boolean } {
  const begin = (settings.from - firstDay) * DAY
  if (settings.raid === undefined) return { begin, end: (settings.to - firstDay + 1) * DAY, raided: false }
  return { begin, end: settings.raid * SECOND - firstDay * DAY - CUT, raided: true }
}

function makeMembers(settings: Settings, key: Key, operation: number, first: number, population: Population, firstDay: number): Member[] {
  const paces = spreadTable(settings.dial.paceSpread, SHARES)
  return Array.from({ length: settings.members }, (_, index) => {
    const site = index % settings.sites
    const place = draw(key.k0, key.k1, site, 2)
    const stretches = stretchesOf(settings, index, subkey(key, 4), firstDay)
    return {
      number: first + index,
      operation,
      index,
      site,
      x: population.places.siteX(place),
      y: population.places.siteY(place),
      pace: paces[whole(draw(key.k0, key.k1, index, 3), SHARES)],
      stretches,
      hours: hoursOf(stretches, index, subkey(key, 9)),
      rested: [],
    }
  })
}

function makePairs(settings: Settings, key: Key, operation: number, first: number, members: readonly Member[], taken: Set<number>): Pair[] {
  return Array.from({ length: settings.pairs }, (_, index) => ({
    number: first + index,
    operation,
    index,
    member: members[index % members.length],
    handset: newHandset(key, 2 * index, taken),
    bridge: settings.bridge === 'none' ? -1 : newHandset(key, 2 * index + 1, taken),
    sim: -1,
    dials: 0,
    redials: new Redials(),
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

/** What the log tells of a member, and of the handsets of a pair. */
export function factsOfMember({ operation, index, site, x, y, stretches, hours }: Member): MemberFacts {
  return { operation, index, site, x, y, stretches, hours }
}

export function handsetsOf({ handset, bridge, operation, index }: Pair): HandsetFacts[] {
  const dialler: HandsetFacts = { handset, operation, pair: index, part: 'dialler' }
  return bridge < 0 ? [dialler] : [dialler, { handset: bridge, operation, pair: index, part: 'bridge' }]
}
