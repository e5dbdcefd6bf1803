// Delivery stations: couriers who take a phone from the shelf in the morning and drive a district. Lawful.
import type { Kind } from '../kind.ts'
import { unguarded, unguardedDial, unguardedSims } from '../unguarded.ts'

export const deliveryStation: Kind = {
  name: 'delivery-station',
  description: 'Couriers of one station who share phones and call those who await a parcel; label 0.',
  label: 0,
  sort: 'lawful',
  defaults: {
    ...unguarded,
    count: 1,
    members: 4, // assumed; each tends a shelf of three phones, as its couriers work under one number
    sites: 1,
    pairs: 12,
    bridge: 'none',
    mobility: { stay: { from: 0, to: 0 }, drive: true },
    // Couriers: 60-150 calls a day from 9 to 20, 70 % answered, 15 s in the middle (inference).
    shift: { hours: [{ from: 9 * 3600, to: 13 * 3600 }, { from: 14 * 3600, to: 20 * 3600 }], weekdays: [1, 1, 1, 1, 1, 1, 0.9] },
    dial: { ...unguardedDial, gap: { median: 180, sigma: 1 }, paceSpread: 0.3, redial: 0.5, awaited: 0.8, rhythm: 'ordinary' },
    errand: [
      { share: 0.9, duration: { median: 14, sigma: 0.7 }, calleeReleases: 0.5 },
      { share: 0.1, duration: { median: 45, sigma: 0.8 }, calleeReleases: 0.5 },
    ],
    sims: { ...unguardedSims, lot: 12, reserve: 1, swap: { from: 120, to: 1800 }, move: 0.5, rest: 0.1, codes: 0, alerts: 2 }, // a shelf of phones (assumed)
    answers: 0.7,
  },
}
