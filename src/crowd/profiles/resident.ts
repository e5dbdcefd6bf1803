// Residents: people with a home, a place of work, friends and family.
import type { Profile } from '../profile.ts'

/** Share of SIMs whose busiest voice hour it is, %: 4,144 ordinary SIMs, Sichuan 2020. Exaggerates the peaks. */
const BUSIEST = [0.02, 0.05, 0.02, 0, 0.07, 0.07, 0.36, 1.23, 4.28, 8.9, 14.06, 13.82, 8.66, 5.37, 3.39, 2.86, 3.85, 9.99,
  11.54, 6.9, 2.86, 1.19, 0.36, 0.15]
/** Share of calls by hour, %: Copenhagen Networks Study, Sapiezynski et al., Sci. Data 6:315 (2019). Students, up late. */
const STUDENTS = [1.42, 0.89, 0.97, 0.61, 0.5, 0.11, 0.75, 1.58, 2.19, 3.58, 4.67, 6.56, 10.33, 5.97, 5.94, 7.61, 8.39,
  11.08, 6.94, 4.83, 5.25, 3.58, 3.58, 2.64]

export const resident: Profile = {
  name: 'resident',
  description: 'Somebody with a home, work, friends and family.',
  share: 0.93448, // what the other profiles leave
  // Chosen so that answered outgoing calls come out at 1.5 (median) and 2.45 (mean) a day: Sichuan 2020, 2,500 SIMs.
  callsPerDay: 4.2,
  // The cube root of the busiest hours: everybody's favourite hour (rhythm.ts) makes the peaks. Students at weekends too.
  hours: {
    weekday: BUSIEST.map((share) => Math.cbrt(share)),
    weekend: BUSIEST.map((share, hour) => 0.7 * Math.cbrt(share) + 0.15 * STUDENTS[hour]),
  },
  // Assumed: the two week profiles at hand are of students and of teenagers, whose Friday and Saturday are not everybody's.
  weekdays: [1.02, 1.01, 1.01, 1.02, 1.06, 0.98, 0.9],
  called: 1,
  barred: 0.0001, // assumed: it happens to people who only had a car moved (IT Times 2025), and is news when it does
  answers: 1,
  talk: 1,
}
