// Agents: sell flats and insurance, call strangers from a list, and the same ones again when they show interest.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const agent: Profile = {
  name: 'agent',
  description: 'An agent for property or insurance, who calls clients and people who might become some.',
  share: 0.002, // assumed: five million insurance agents (2022) and a million or two for property, many with an office line
  callsPerDay: 3, // assumed
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 1,
  answers: 1.15, // assumed: every call may be a client
  talk: 1,
  barred: 0.008, // assumed: fewer strangers than a telemarketer, and a fifth of the calls awaited
  round: {
    callsPerDay: 34, // assumed: 40-120 on a working day of those who live from it
    spread: 0.6, // assumed
    inward: 0.15, // assumed
    regulars: 0.3, // clients; distinct callees are .6 of a day's calls (assumed)
    awaited: 0.2, // assumed: has left a number somewhere
    marked: 0.12, // agents and sales have half of two billion marks (Dianhuabang, 2022); their share of weeks is assumed
    hours: {
      weekday: [0, 0, 0, 0, 0, 0, 0, 0, 2, 9, 13, 11, 5, 5, 10, 11, 11, 9, 6, 5, 3, 1, 0, 0], // assumed: office hours and after
      weekend: [0, 0, 0, 0, 0, 0, 0, 0, 1, 7, 12, 11, 6, 6, 11, 12, 11, 9, 6, 4, 2, 0, 0, 0],
    },
    weekdays: [1.1, 1.1, 1.1, 1.1, 1.05, 0.9, 0.65], // assumed: flats are shown at weekends
  },
}
