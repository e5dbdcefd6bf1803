// One-ring calls (wangiri): a ring is enough, for whoever calls back pays. Another fraud than relaying.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const wangiri: Kind = {
  name: 'wangiri',
  description: 'One-ring calls that wait for a call back; another fraud, label 0.',
  label: 0,
  sort: 'other fraud',
  defaults: {
    ...unguarded,
    count: 1,
    members: 1,
    sites: 1,
    pairs: 20, // Foshan 2013: 170 handsets and 250 SIMs in one flat, 200,000 calls a day; here a tenth
    bridge: 'none',
    shift: { hours: [{ from: 8 * 3600, to: 17 * 3600 }], weekdays: [1, 1, 1, 1, 1, 1, 1] }, // Foshan: 8-17 h
    dial: { ...unguardedDial, gap: { median: 4, sigma: 0.1 }, paceSpread: 0, redial: 0, ring: { from: 1, to: 4 } }, // one number in 10 s
    errand: [{ share: 1, duration: { median: 5, sigma: 0.5 }, calleeReleases: 0.9 }], // whoever is quick hears nothing (assumed)
    sims: { ...unguardedSims, lot: 30, reserve: 5, swap: { from: 60, to: 900 }, move: 0.1, rest: 0.2, codes: 0, alerts: 1 }, // Foshan: 1.5 SIMs a handset
    answers: 1, // a machine that keeps them on the line
  },
}
