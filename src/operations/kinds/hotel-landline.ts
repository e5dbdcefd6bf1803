// Hotel landlines: a voice gateway on the telephones of hotel rooms. This network sees only whom they reach.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair
const DAY = 86_400

export const hotelLandline: Kind = {
  name: 'hotel-landline',
  description: 'Voice gateways on the landlines of hotel rooms; the calling leg is no SIM\'s.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 3, // Yangzhou 2023: seven people, several rooms left empty, more than 5,000 calls
    sites: 3,
    pairs: 6,
    bridge: 'none',
    lines: 'landlines',
    mobility: { stay: { from: 2 * DAY, to: 4 * DAY }, drive: false }, // another hotel every one to four days (inference)
    dial: { ...defaults.dial, gap: { median: 7, sigma: 0.3 }, paceSpread: 0.05, redial: 0.05 }, // a machine dials (assumed)
    sims: { ...defaults.sims, swap: { from: 600, to: 3600 } }, // until the next room is opened (assumed)
    answers: 0, // nobody is in the room
  },
}
