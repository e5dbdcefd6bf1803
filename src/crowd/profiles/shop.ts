// Shops and hotlines: a number on a sign, called by people whom it does not know, and kept behind one counter.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const shop: Profile = {
  name: 'shop',
  description: 'The number of a small shop or hotline, which is called more than it calls.',
  // 1.45 % of ordinary SIMs have a new counterparty in most calls; their out-share is .26 (60 of 4,133, Sichuan 2020).
  share: 0.01,
  callsPerDay: 1, // assumed: suppliers, the owner's family
  radius: 0, // behind the counter
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 1,
  answers: 1.1, // assumed: somebody is behind the counter
  barred: 0.001, // assumed: calls few strangers, from one place
  talk: 0.8, // median 25 s: is it open, is it in stock (assumed)
  round: {
    callsPerDay: 8, // assumed: 5-15
    spread: 0.6, // assumed
    inward: 0.8, // out-share .26 (Sichuan 2020)
    regulars: 0.3, // distinct counterparties are .6 of the calls and more
    awaited: 0.8, // it is ready, it has arrived (assumed)
    marked: 0,
    hours: {
      weekday: [0, 0, 0, 0, 0, 0, 0, 0.5, 3, 8, 11, 11, 9, 7, 7, 8, 9, 9, 8, 6, 4, 1, 0, 0], // assumed: opening hours
      weekend: [0, 0, 0, 0, 0, 0, 0, 0, 2, 7, 11, 12, 10, 8, 8, 9, 9, 9, 8, 6, 4, 1, 0, 0],
    },
    weekdays: [0.95, 0.95, 0.95, 0.97, 1.03, 1.15, 1], // assumed
  },
}
