// Remote diallers: an app on the handset dials by itself what a gang abroad enters. Nobody's hand sets the pace.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair

export const remoteDialler: Kind = {
  name: 'remote-dialler',
  description: 'Handsets that an app dials from abroad by remote control, at an even pace.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 1, // Xiamen-Tong'an: one boy of 16 with two handsets, "ran 6 h until the SIM was blocked"
    pairs: 2,
    dial: { ...defaults.dial, gap: { median: 6, sigma: 0.08 }, paceSpread: 0.02, redial: 0.02 }, // 5-8 s after the release (inference)
    sims: { ...defaults.sims, lot: 4, reserve: 2, move: 0, rest: 0.1 }, // assumed: he has nothing to do but to change cards
    answers: 0, // the app does not pick up (assumed)
  },
}
