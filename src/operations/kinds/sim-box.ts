// SIM boxes: gateways of many channels with banks of SIMs that take turns. The classical system, for contrast.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'

const { defaults } = relayPair

export const simBox: Kind = {
  name: 'sim-box',
  description: 'A GoIP gateway: many channels at one place, SIMs that rotate over them by machine.',
  label: 1,
  sort: 'relay',
  defaults: {
    ...defaults,
    members: 1, // one person tends it
    pairs: 16, // channels; Changsha: four switches of 16 ports with four SIMs each
    bridge: 'none', // wired to the internet (Kouam et al., ASIACCS 2024: static, bulky, only outgoing calls)
    // A machine dials around the clock of its customers; gaps and hours assumed.
    shift: { hours: [{ from: 8 * 3600, to: 21 * 3600 }], weekdays: [1, 1, 1, 1, 1, 1, 1] },
    dial: { ...defaults.dial, gap: { median: 45, sigma: 1 }, paceSpread: 0, redial: 0 },
    // It carries other people's talks (inference): as long as ordinary ones.
    errand: [
      { share: 0.5, duration: { median: 20, sigma: 0.9 }, calleeReleases: 0.6 },
      { share: 0.5, duration: { median: 80, sigma: 1 }, calleeReleases: 0.5 },
    ],
    // Four SIMs a channel in turns of 20 calls, by machine within seconds (assumed; balance over SIMs as in ASIACCS 2024, table 3).
    sims: { ...defaults.sims, lot: 32, reserve: 8, swap: { from: 5, to: 20 }, move: 0.5, rest: 0.2, pool: 3, turn: 20 },
    answers: 0, // boxes take no calls
  },
}
