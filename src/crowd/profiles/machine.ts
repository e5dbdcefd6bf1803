// Machines: SIMs in meters, lifts and trackers, which send data and never call.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const machine: Profile = {
  name: 'machine',
  description: 'A SIM in a meter, lift or tracker: no calls at all.',
  // 52 % of China's mobile connections at the end of 2022 (MIIT), most in number ranges of their own: as many as one wants.
  share: 0,
  callsPerDay: 0,
  called: 0,
  radius: 0,
  hours: resident.hours,
  weekdays: resident.weekdays,
  answers: 0,
  talk: 1,
  texts: 0, // it has no keyboard
  alerts: 0.05, // assumed: settings by SMS
}
