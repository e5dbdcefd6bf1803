// Loudspeaker pairs: two handsets held to one another, without a cable. Each call needs both hands.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair

export const loudspeakerPair: Kind = {
  name: 'loudspeaker-pair',
  description: 'Two handsets on loudspeaker, held together by hand; the slower sister of the cable.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 3, // Hanbin 2023: three people, more than 1,000 calls in two months, paid by the connected hour
    sites: 3, // assumed: loudspeakers disturb one another in one room
    pairs: 3,
    // The same records at another cadence: dialling waits for the caller abroad to be ready (assumed).
    dial: { ...defaults.dial, gap: { median: 40, sigma: 0.9 }, paceSpread: 0.3, redial: 0.15 },
    // Poor sound: more people hang up at once (assumed).
    errand: [
      { share: 0.55, duration: { median: 11, sigma: 0.8 }, calleeReleases: 0.9 },
      { share: 0.4, duration: { median: 65, sigma: 0.8 }, calleeReleases: 0.6 },
      { share: 0.05, duration: { median: 540, sigma: 0.7 }, calleeReleases: 0.3, hooked: true },
    ],
    // Own cards and those of friends and relatives (Jiang county; Hanbin): small lots, whose owners' friends still call.
    sims: { ...defaults.sims, lot: 2, reserve: 1, move: 0.1, rest: 0.2, pool: 1, stillCalled: 0.3 },
  },
}
