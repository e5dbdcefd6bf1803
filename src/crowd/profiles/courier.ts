// Couriers: dozens of short calls a day to people who mostly await a parcel or a meal.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const courier: Profile = {
  name: 'courier',
  description: 'A courier or rider, who calls dozens of customers a day for half a minute.',
  /**
   * Assumed: with agents and drivers they are the 1.1 % of ordinary SIMs that have 700 contacts and more in eight months
   * (46 of 4,133, Sichuan 2020). China has some ten million couriers and riders among 1.68 billion SIMs.
   */
  share: 0.0015,
  callsPerDay: 2, // assumed: less time for friends than others have
  radius: 2.2, // assumed: one delivery district, the same streets every day
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 1,
  answers: 1.1, // assumed: a customer may call back
  barred: 0.006, // assumed: many short calls to strangers, but all within one district
  talk: 0.42, // median 15-20 s where others talk for 37 (assumed: a door code, a gate)
  round: {
    callsPerDay: 70, // assumed: 60-150 parcels and meals a day, not all of them with a call
    spread: 0.4, // assumed
    inward: 0.18, // with call-backs a third of the calls come in: the busy ordinary SIMs' out-share is .53 (.33-.83)
    regulars: 0.5, // a month's distinct callees are .3 of its calls: the same doors again (assumed)
    awaited: 0.85, // assumed
    marked: 0.02, // couriers and taxis have a fifth of two billion marks, with another name than fraud (2022): assumed
    hours: {
      weekday: [0, 0, 0, 0, 0, 0, 0, 0.5, 3, 8, 11, 13, 12, 9, 8, 8, 8, 9, 9, 6, 3, 1, 0, 0], // assumed: parcels, then meals
      weekend: [0, 0, 0, 0, 0, 0, 0, 0, 2, 7, 11, 13, 12, 9, 8, 8, 8, 9, 9, 7, 3, 1, 0, 0],
    },
    weekdays: [1.05, 1.05, 1.05, 1.05, 1.05, 0.95, 0.8], // assumed
  },
}
