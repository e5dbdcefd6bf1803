// Network probes: test SIMs that call an answering machine at fixed intervals, day and night, from one place.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const probe: Profile = {
  name: 'probe',
  description: 'A test SIM of the operator, which calls a test number every quarter of an hour, day and night.',
  share: 0.00002, // assumed: one for 50,000 subscribers. AT&T names probes as likest to SIM boxes (Murynets et al., INFOCOM 2014)
  callsPerDay: 0,
  called: 0,
  radius: 0,
  hours: resident.hours,
  weekdays: resident.weekdays,
  answers: 0,
  talk: 1,
  texts: 0,
  alerts: 0,
  sessions: 0, // assumed: voice alone
  round: {
    callsPerDay: 96, // assumed: every quarter of an hour
    spread: 0,
    inward: 0,
    regulars: 0,
    awaited: 1,
    marked: 0,
    test: 30, // assumed
    hours: { weekday: Array<number>(24).fill(1), weekend: Array<number>(24).fill(1) },
    weekdays: [1, 1, 1, 1, 1, 1, 1],
  },
}
