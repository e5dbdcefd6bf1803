// Telemarketers on their own: a list of strangers, one SIM, one desk. Of all ordinary people nearest to a relay phone.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const telemarketer: Profile = {
  name: 'telemarketer',
  description: 'Somebody self-employed who sells by telephone from a list of strangers.',
  share: 0.0002, // assumed: most work in rooms, which are operations
  callsPerDay: 1.5, // assumed: a friend now and then, on the same SIM
  radius: 0, // assumed: works at home
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 1,
  answers: 0.8, // assumed: on the phone all day
  barred: 0.05, // assumed: strangers at any hour are what the rules look for; marked in half of the weeks, barred in a tenth of those
  talk: 0.5, // 15 s median, 29 s mean: harassing numbers, mean of all types (Chubao, 2015-16)
  round: {
    callsPerDay: 150, // 40 an hour for six hours is the norm of a full-time seller in Japan; alone, people make fewer (assumed)
    spread: 0.35, // assumed
    inward: 0, // who calls back does so after a missed call
    regulars: 0.08, // assumed: second calls
    awaited: 0, // nobody waits for them
    marked: 0.5, // assumed: at 328 calls a number (Chubao) most are marked before the list is through
    hours: {
      weekday: [0, 0, 0, 0, 0, 0, 0, 0, 0.5, 10, 14, 12, 5, 8, 13, 14, 12, 8, 1, 0, 0, 0, 0, 0], // assumed: 9 to 18 h
      weekend: [0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 14, 12, 5, 8, 13, 14, 12, 8, 0, 0, 0, 0, 0, 0],
    },
    weekdays: [1.2, 1.2, 1.2, 1.2, 1.2, 0.9, 0.1], // Monday to Saturday
  },
}
