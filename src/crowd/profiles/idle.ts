// Idle SIMs: second cards and cards for data, which hardly ever call.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const idle: Profile = {
  name: 'idle',
  description: 'A SIM that is hardly ever used for calls.',
  // 41 % of an operator's million SIMs made no call in a week; a scenario takes as many as it wants.
  share: 0,
  // Assumed: a call in two weeks, so that three in five of them are silent for a week.
  callsPerDay: 0.07,
  hours: resident.hours,
  weekdays: resident.weekdays,
  called: 0.1, // assumed: few have the number
  answers: 0.6, // assumed: the handset is not always at hand
  talk: 1,
}
