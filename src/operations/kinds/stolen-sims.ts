// Stolen SIMs: relay pairs on cards taken from lockers, borrowed or rented from students. Their owners miss them.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair

export const stolenSims: Kind = {
  name: 'stolen-sims',
  description: 'Relay pairs on stolen or borrowed SIMs, whose owners are still called and have them stopped.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 2, // Pudong 2026: only the SIMs are stolen, in gyms and baths; paid by the hour
    pairs: 2,
    // Ex-customers of training institutes, by the gang's list: a group of its own (Pudong 2026).
    sims: {
      ...defaults.sims, lot: 2, reserve: 2, move: 0.2, rest: 0.1, pool: 1,
      elsewhere: 0.1, // of people nearby: gyms, baths, schools (assumed)
      stillCalled: 0.9, // nobody has told the friends (assumed)
      missed: { chance: 0.9, after: { median: 6 * 3600, sigma: 0.9 } }, // stopped by the owner (assumed); Xiamen: a SIM ran six hours
    },
  },
}
