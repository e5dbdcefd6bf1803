// A small registry: two kinds of operation, a preset and two profiles.
import { unguarded, unguardedDial, unguardedSims } from '../../src/operations/unguarded.ts'
import type { Registry } from '../../src/scenario/settings.ts'

export const registry: Registry = {
  profiles: [
    { name: 'resident', description: 'Somebody with a home, work, friends and family.', share: 0.9 },
    { name: 'idle', description: 'A SIM that is hardly ever used.', share: 0.1 },
  ],
  kinds: [
    {
      name: 'relay-pair',
      description: 'Handset pairs joined by an audio cable.',
      defaults: {
        ...unguarded, count: 1, members: 2, sites: 1, pairs: 2, bridge: 'wifi',
        shift: {
          hours: [{ from: 9 * 3600, to: 12 * 3600 }, { from: 13 * 3600, to: 19 * 3600 }],
          weekdays: [1, 1, 1, 1, 1, 1, 0.5],
        },
        dial: { ...unguardedDial, gap: { median: 16, sigma: 0.6 }, paceSpread: 0.15, redial: 0.1 },
        errand: [
          { share: 0.42, duration: { median: 14, sigma: 0.8 }, calleeReleases: 0.85 },
          { share: 0.5, duration: { median: 75, sigma: 0.8 }, calleeReleases: 0.6 },
          { share: 0.08, duration: { median: 600, sigma: 0.7 }, calleeReleases: 0.3 },
        ],
        sims: { ...unguardedSims, lot: 6, reserve: 3, swap: { from: 120, to: 1800 }, move: 0.35, rest: 0.2, codes: 2, alerts: 10 },
        answers: 0.3,
      },
    },
    {
      name: 'telemarketing-room',
      description: 'Lawful sellers who call a list of strangers from one room.',
      defaults: {
        ...unguarded, count: 1, members: 8, sites: 1, pairs: 8, bridge: 'none',
        shift: { hours: [{ from: 9 * 3600, to: 18 * 3600 }], weekdays: [1, 1, 1, 1, 1, 0.5, 0] },
        dial: { ...unguardedDial, gap: { median: 25, sigma: 0.7 }, paceSpread: 0.15, redial: 0.15 },
        errand: [{ share: 1, duration: { median: 12, sigma: 0.7 }, calleeReleases: 0.85 }],
        sims: { ...unguardedSims, lot: 10, reserve: 2, swap: { from: 120, to: 1800 }, move: 0.02, rest: 0, codes: 2, alerts: 10 },
        answers: 0.6,
      },
    },
  ],
  presets: [{ name: 'careful', description: 'Few calls a day.', settings: { limits: { calls: 50 }, dial: { redial: 0 } } }],
}
