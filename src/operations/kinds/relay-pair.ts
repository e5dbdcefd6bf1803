// Relay pairs: two handsets joined by an audio cable, one in an internet call, the other dialling victims.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

/** Weekdays: half of the Sunday shifts. Harassing calls are fewest on Sundays (360, 2017-03-16: 12.6 % of the week). */
const WEEK = [1, 1, 1, 1, 1, 1, 0.5]

export const relayPair: Kind = {
  name: 'relay-pair',
  description: 'Handset pairs joined by an audio cable that dial victims for callers abroad (简易组网GOIP).',
  label: 1,
  sort: 'relay',
  defaults: {
    ...unguarded,
    count: 1,
    members: 2, // three to seven people a case (Shanghai 2022: 4; Yanqing 2023: 7; Hanbin 2023: 3)
    sites: 1,
    pairs: 2,
    bridge: 'wifi',
    // Fraud SIMs' busiest hours are 10-12 and 13-18 with a dip at noon (Sichuan 2020, 1,892 SIMs).
    shift: { hours: [{ from: 9 * 3600, to: 12 * 3600 }, { from: 13 * 3600, to: 19 * 3600 }], weekdays: WEEK },
    // 12-20 s after the release by hand (inference from 30-40 attempts an hour); pace and redials assumed.
    dial: { ...unguardedDial, gap: { median: 16, sigma: 0.6 }, paceSpread: 0.15, redial: 0.1 },
    // Assumed, tuned to burner SIMs: median duration 45 s, mean 120 s (Sichuan 2020, 947 SIMs active at most 6 days).
    errand: [
      { share: 0.42, duration: { median: 14, sigma: 0.8 }, calleeReleases: 0.85 },
      { share: 0.51, duration: { median: 75, sigma: 0.8 }, calleeReleases: 0.6 },
      { share: 0.07, duration: { median: 600, sigma: 0.7 }, calleeReleases: 0.3, hooked: true },
    ],
    // Lots: assumed; the next SIM is in the handset after 2-30 min (inference); moves give 2 IMEIs a SIM (Sichuan 2020); rests assumed.
    // 32 % of fraud SIMs are never seen at home, .7 % of others (Sichuan 2020): there a province, here a district.
    // Messages: a burner SIM has 74 in three days (Sichuan 2020, median of 947), 96 % of them received, of codes and alerts (assumed).
    sims: {
      ...unguardedSims, lot: 6, elsewhere: 0.32, reserve: 3, swap: { from: 120, to: 1800 }, move: 0.35, rest: 0.35, codes: 4, alerts: 15,
    },
    answers: 0.3, // assumed: the hand is at the other handset
  },
}
