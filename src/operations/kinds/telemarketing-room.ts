// Telemarketing rooms: lawful sellers at desks, who call lists of strangers from a few SIMs.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const telemarketingRoom: Kind = {
  name: 'telemarketing-room',
  description: 'Lawful sellers who call a list of strangers from one room; label 0.',
  label: 0,
  sort: 'lawful',
  defaults: {
    ...unguarded,
    count: 1,
    members: 8, // assumed: a small room
    sites: 1,
    pairs: 8,
    bridge: 'none',
    // Monday to Saturday, 9-18 (telemarketers, inference from Japanese norms: 40 dials an hour, six hours).
    shift: { hours: [{ from: 9 * 3600, to: 12 * 3600 }, { from: 13 * 3600, to: 18 * 3600 }], weekdays: [1, 1, 1, 1, 1, 0.5, 0] },
    dial: { ...unguardedDial, gap: { median: 25, sigma: 0.7 }, paceSpread: 0.15, redial: 0.15 }, // assumed
    // Telemarketers: median 15 s, mean 29 s (inference); one call in twenty becomes a sale (assumed).
    errand: [
      { share: 0.7, duration: { median: 12, sigma: 0.7 }, calleeReleases: 0.85 },
      { share: 0.25, duration: { median: 45, sigma: 0.7 }, calleeReleases: 0.6 },
      { share: 0.05, duration: { median: 240, sigma: 0.6 }, calleeReleases: 0.4, hooked: true },
    ],
    sims: { ...unguardedSims, lot: 10, reserve: 2, swap: { from: 120, to: 1800 }, move: 0.02, rest: 0, codes: 0, alerts: 1 }, // assumed: each desk keeps its card
    answers: 0.6, // assumed: somebody sits there
  },
}
