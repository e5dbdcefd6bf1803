// Hotel-hopping pairs: relay pairs that leave for another place before they are found.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair
const DAY = 86_400

export const hotelHopping: Kind = {
  name: 'hotel-hopping',
  description: 'Relay pairs that move to another hotel every one to three days.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 4, // Beijing 2023: two collect SIMs, two tend the devices, "frequent change of place, numbers often blocked"
    sites: 2,
    pairs: 4,
    mobility: { stay: { from: DAY, to: 3 * DAY }, drive: false }, // hotel change every 1-4 days (inference)
    dial: { ...defaults.dial, second: { chance: 0.5, after: { from: 1800, to: 86_400 } } }, // second talks: assumed
    sims: { ...defaults.sims, ownInEvening: 0.25 }, // Hongkou 2025: one of fifteen swapped in her own SIM in the evening; assumed more
  },
}
