// Ride-hailing and taxi drivers: short calls to passengers who wait at the kerb, all over the city.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const driver: Profile = {
  name: 'driver',
  description: 'A ride-hailing or taxi driver, who calls passengers that wait.',
  share: 0.0015, // five million licensed ride-hailing drivers (Ministry of Transport, end of 2022) among 1.68 billion SIMs
  callsPerDay: 2.5, // assumed
  radius: 6, // assumed: all over the city
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 1,
  answers: 0.9, // assumed: at the wheel
  barred: 0.003, // assumed: half of a courier's, at a third of the calls
  talk: 0.42, // assumed: median 15-20 s, "I am at the gate"
  round: {
    callsPerDay: 20, // assumed: 20-40 rides, most of them with a call one way or the other
    spread: 0.35, // assumed
    inward: 0.38, // assumed: passengers call as well
    regulars: 0.03, // assumed: rides are dealt out by an app
    awaited: 0.97, // a ride was ordered
    marked: 0.005, // assumed
    hours: {
      weekday: [2, 1, 0.5, 0.5, 0.5, 1.5, 3, 6, 7, 5, 4, 4, 5, 5, 4, 4, 5, 7, 8, 6, 5, 5, 4, 3], // assumed: two rush hours
      weekend: [3, 2, 1, 0.5, 0.5, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 4],
    },
    weekdays: [0.95, 0.95, 0.97, 1, 1.1, 1.1, 0.93], // assumed
  },
}
