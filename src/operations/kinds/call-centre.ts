// Call centres: agents on the landlines of a firm, in two shifts. Lawful; often awaited.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const callCentre: Kind = {
  name: 'call-centre',
  description: 'Agents who call customers of a firm from its landlines; label 0.',
  label: 0,
  sort: 'lawful',
  defaults: {
    ...unguarded,
    count: 1,
    members: 12, // assumed
    sites: 1,
    pairs: 12,
    bridge: 'none',
    lines: 'landlines', // a trunk's numbers, one an agent
    shift: { hours: [{ from: 8 * 3600, to: 12 * 3600 }, { from: 13 * 3600, to: 20 * 3600 }], weekdays: [1, 1, 1, 1, 1, 0.7, 0.4] },
    // 300-2,000 calls a day and trunk, half of them answered (inference); service times log-normal (Ibrahim et al., arXiv 1802.09398).
    dial: { ...unguardedDial, gap: { median: 35, sigma: 0.8 }, paceSpread: 0.2, redial: 0.3, awaited: 0.5 },
    errand: [
      { share: 0.4, duration: { median: 25, sigma: 0.8 }, calleeReleases: 0.7 },
      { share: 0.6, duration: { median: 110, sigma: 0.9 }, calleeReleases: 0.5 },
    ],
    sims: { ...unguardedSims, lot: 1, reserve: 0, swap: { from: 600, to: 3600 }, move: 0, rest: 0, codes: 0, alerts: 0 }, // there are none
    answers: 0.9,
  },
}
