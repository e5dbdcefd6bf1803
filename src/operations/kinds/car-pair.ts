// Car-borne pairs: relay pairs on the back seat, so that no cell keeps them for long.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair

export const carPair: Kind = {
  name: 'car-pair',
  description: 'Relay pairs in a car that drives around while they dial.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 2, // Yanqing 2023: seven people for nine days, two or three a car; one drives (assumed)
    pairs: 2,
    mobility: { stay: { from: 0, to: 0 }, drive: true },
    dial: { ...defaults.dial, gap: { median: 22, sigma: 0.8 } }, // assumed: a moving car is a poor place to work in
  },
}
