// Revenue-share bursts (IRSF): stolen or rented SIMs call a few premium numbers for as long as they can.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const irsfBurst: Kind = {
  name: 'irsf-burst',
  description: 'Long calls to a few premium numbers, by night; another fraud, label 0. Its group should be small and of machines.',
  label: 0,
  sort: 'other fraud',
  defaults: {
    ...unguarded,
    count: 1,
    members: 1,
    sites: 1,
    pairs: 6, // assumed
    bridge: 'none',
    // Bursts in the hours in which nobody watches (Sahin and Francillon, NDSS 2021: few numbers, test calls, then bursts).
    shift: { hours: [{ from: 22 * 3600, to: 28 * 3600 }], weekdays: [0, 0, 0, 0, 0.3, 1, 1] },
    dial: { ...unguardedDial, gap: { median: 3, sigma: 0.2 }, paceSpread: 0, redial: 0 },
    errand: [
      { share: 0.15, duration: { median: 4, sigma: 0.3 }, calleeReleases: 0 }, // test calls
      { share: 0.85, duration: { median: 1500, sigma: 0.5 }, calleeReleases: 0 }, // assumed
    ],
    sims: { ...unguardedSims, lot: 6, reserve: 2, swap: { from: 60, to: 300 }, move: 0, rest: 0, codes: 1, alerts: 1 },
    answers: 0,
  },
}
