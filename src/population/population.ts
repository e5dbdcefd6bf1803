// The population: everything about who is there, made from a scenario and its seed.
import { Numbering } from '../base/numbering.ts'
import { type Key, keyFor } from '../base/random.ts'
import type { Scenario } from '../scenario/settings.ts'
import { Contacts } from './contacts.ts'
import { Lines } from './lines.ts'
import { Places } from './places.ts'
import { type Group, makeGroups } from './groups.ts'
import { type Ties, makeTies } from './ties.ts'

export interface Population {
  readonly lines: Lines
  readonly ties: Ties
  readonly contacts: Contacts
  readonly places: Places
  readonly numbering: Numbering
  readonly groups: ReadonlyMap<string, Group>
  /** From which the traits of a line are drawn. */
  readonly people: Key
}

export function makePopulation(scenario: Scenario): Population {
  const seed = scenario.seed
  const lines = new Lines(scenario.population.subscribers, scenario.network.onNetShare, keyFor(seed, 'lines'))
  const ties = makeTies(lines, keyFor(seed, 'ties'))
  return {
    lines,
    ties,
    contacts: new Contacts(lines, ties, keyFor(seed, 'contacts'), keyFor(seed, 'strangers')),
    places: new Places(scenario.network.cells, lines, keyFor(seed, 'places/home'), keyFor(seed, 'places/work')),
    numbering: new Numbering(seed),
    groups: makeGroups(scenario.groups, lines, seed),
    people: keyFor(seed, 'people'),
  }
}
