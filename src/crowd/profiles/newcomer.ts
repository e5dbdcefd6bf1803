// Newcomers: a new SIM in a new city, and calls to people one has never called before. Some leave again soon.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const newcomer: Profile = {
  ...resident,
  name: 'newcomer',
  description: 'Somebody with a new SIM, who arrives shortly before or during the period and may leave again.',
  share: 0.01, // assumed: half a per cent of all SIMs begin in a month
  callsPerDay: 1.8, // assumed: friends are still few
  called: 0.7, // assumed: and not all of them know the number
  arrives: true,
  barred: 0.004, // assumed: rules are stricter with young contracts; a SIM of eight days was barred (IT Times 2025)
  round: {
    callsPerDay: 6, // assumed: landlords, employers, delivery, the school
    spread: 0.5, // assumed
    inward: 0.45, // assumed: they call back
    regulars: 0.12, // assumed
    awaited: 0.5, // assumed
    marked: 0,
    hours: resident.hours,
    weekdays: [1.1, 1.1, 1.1, 1.1, 1.1, 0.9, 0.6], // assumed: offices
  },
}
