// The day's cut: talks of one class that end where a day is cut, as if they had been cut off there.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import { type Artefact, Shares } from '../artefact.ts'

/** Whole hours of the day at which simulators and billing systems cut. */
const CUTS = [0, 4] as const
/** s on both sides. */
const NEAR = 2

export function dayCut(): Artefact {
  const shares = CUTS.map(() => new Shares())
  return {
    add(calls) {
      const [answer, release] = ['answer_time', 'release_time'].map((name) => calls.ints(name))
      for (let row = 0; row < calls.rows; row++) {
        if (calls.type[row] !== 0 || answer[row] === NONE) continue
        const time = ((release[row] % DAY_LENGTH) + DAY_LENGTH) % DAY_LENGTH
        CUTS.forEach((hour, i) => {
          const away = Math.abs(time - hour * 3600)
          shares[i].add(calls.label[row], Math.min(away, DAY_LENGTH - away) <= NEAR)
        })
      }
    },
    findings: () => CUTS.map((hour, i) => shares[i].finding('day cut', `talks that end at 0${hour}:00`, 0.005)),
  }
}
