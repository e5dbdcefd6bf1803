// Robocallers: a machine that plays a message to whoever answers. A nuisance and often a fraud, but nobody is relayed.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const robocaller: Kind = {
  name: 'robocaller',
  description: 'Recorded messages to a list, day and evening; another fraud, label 0.',
  label: 0,
  sort: 'other fraud',
  defaults: {
    ...unguarded,
    count: 1,
    members: 1,
    sites: 1,
    pairs: 8, // assumed
    bridge: 'none',
    shift: { hours: [{ from: 9 * 3600, to: 21 * 3600 }], weekdays: [1, 1, 1, 1, 1, 1, 1] },
    dial: { ...unguardedDial, gap: { median: 3, sigma: 0.15 }, paceSpread: 0, redial: 0.2 },
    // Fraud SIMs with 1,000 callees or more: median 17 s, mean 28 s, out-share 1, three IMEIs, 28 days (Sichuan 2020, 150 SIMs).
    errand: [
      { share: 0.8, duration: { median: 15, sigma: 0.6 }, calleeReleases: 0.95 },
      { share: 0.2, duration: { median: 40, sigma: 0.5 }, calleeReleases: 0.5 },
    ],
    sims: { ...unguardedSims, lot: 10, reserve: 4, swap: { from: 60, to: 900 }, move: 0.15, rest: 0.2, codes: 0, alerts: 2 },
    answers: 0,
  },
}
