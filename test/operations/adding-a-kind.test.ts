// Adding a kind of operation: a clinic that reminds patients, from its defaults to a scenario and a test.
import { expect, it } from 'vitest'
import type { Kind } from '../../src/operations/kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../../src/operations/unguarded.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { perform } from '../laws/simulate.ts'

/** In src/operations/kinds/appointment-desk.ts, with a line in the folder's index. Every number has its source. */
export const appointmentDesk: Kind = {
  name: 'appointment-desk',
  description: 'A clinic that reminds patients of tomorrow\'s appointments; label 0.',
  label: 0, // 1 for relay operations only
  sort: 'lawful', // relay, other fraud or lawful: truth/operations tells it
  defaults: {
    ...unguarded, // no limits, no cover, nobody moves
    count: 1,
    members: 2, // assumed: two at the desk
    sites: 1,
    pairs: 2,
    bridge: 'none',
    shift: { hours: [{ from: 15 * 3600, to: 18 * 3600 }], weekdays: [1, 1, 1, 1, 1, 0, 0] }, // assumed: the afternoon before
    dial: { ...unguardedDial, gap: { median: 60, sigma: 0.5 }, paceSpread: 0.1, redial: 0.8, awaited: 0.9 }, // assumed
    errand: [{ share: 1, duration: { median: 30, sigma: 0.5 }, calleeReleases: 0.5 }], // assumed: half a minute
    sims: { ...unguardedSims, lot: 2, reserve: 1, swap: { from: 600, to: 3600 }, move: 0, rest: 0, codes: 0, alerts: 1 },
    answers: 0.95,
  },
}

/** In scenarios/, opening with what it shows and which detectors should fail on it. */
const SCENARIO = `version: 1
name: clinic
period: {from: 2023-03-06, to: 2023-03-08}
population: {subscribers: 2000}
groups: {patients: {size: 800, on-net-share: 60 %, from: region}}
operations:
  clinic: {kind: appointment-desk, targets: patients}
  pairs: {kind: relay-pair, targets: patients}
`

it('an appointment desk is heard by whom it calls, and relay pairs with the same list are not', () => {
  const scenario = readScenario(SCENARIO, 'clinic.yaml', { ...repertoire, kinds: [...repertoire.kinds, appointmentDesk] })
  const { log } = perform(scenario)
  const [clinic, pairs] = log.accounts.operations
  expect(clinic.dials).toBeGreaterThan(100)
  expect(clinic.answered / clinic.dials).toBeGreaterThan(1.5 * (pairs.answered / pairs.dials))
  expect(log.happenings.filter(({ event, operation }) => event === 'complaint' && operation === 0)).toEqual([])
})
