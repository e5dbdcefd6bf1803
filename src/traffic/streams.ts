// The streams there are, one a line, by the name of their table in a scenario.
import type { Crowd } from '../crowd/crowd.ts'
import type { PassLog } from '../operations/log.ts'
import type { Scenario } from '../scenario/settings.ts'
import { Locations } from './locations.ts'
import { Messages } from './messages.ts'
import { Sessions } from './sessions.ts'
import type { Stream } from './stream.ts'
import { Whereabouts } from './whereabouts.ts'

/** What streams are made from; the crowd's day is set by whoever runs them. */
export interface Ground {
  readonly scenario: Scenario
  readonly crowd: Crowd
  readonly log: PassLog
  readonly whereabouts: Whereabouts
}

const MAKERS: Readonly<Record<string, (ground: Ground) => Stream>> = {
  messages: ({ scenario, crowd, log, whereabouts }) => {
    const supplies = scenario.operations.flatMap(({ count, sims }) => Array.from({ length: count }, () => sims))
    return new Messages(crowd, whereabouts, scenario.seed, log, supplies)
  },
  sessions: ({ scenario, crowd, log, whereabouts }) => new Sessions(crowd, whereabouts, scenario.seed, log.joins),
  locations: ({ crowd, whereabouts }) => new Locations(crowd, whereabouts),
}

/** Those that a scenario asks for, in the order of this file. */
export function makeStreams(scenario: Scenario, crowd: Crowd, log: PassLog): Stream[] {
  const ground: Ground = { scenario, crowd, log, whereabouts: new Whereabouts(crowd, log.members) }
  const wanted: readonly string[] = scenario.output.tables
  return Object.entries(MAKERS).flatMap(([name, make]) => (wanted.includes(name) ? [make(ground)] : []))
}
