// Streaming heavy hitters: the SIMs that call most just now, in memory that does not grow with their number.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { CALLS } from '../../records/tables.ts'
import type { Alert, Baseline } from './baseline.ts'

/** SIMs that are counted at one time: space-saving, Metwally, Agrawal & El Abbadi (ICDT 2005). */
const COUNTERS = 2048
/** What was counted counts half after a day: assumed, the rhythm of a shift. */
const HALF_LIFE = DAY_LENGTH
/** An alert when the count first passes this, and each time it has grown by a half since. */
const FIRST_ALERT = 8
const GROWTH = 1.5

export const heavyHitters: Baseline = {
  name: 'heavy-hitters',
  description: 'space-saving counters of outgoing attempts with a half-life of a day; tells as it goes',
  learns: false,
  needs: [],
  async detect({ dataset, sims, test }) {
    const counters = new SpaceSaving(COUNTERS)
    const score = new Float64Array(sims.size)
    const told = new Float64Array(sims.size)
    const alerts: Alert[] = []
    const [from, to] = [(test[0] - dataset.frame.firstDay) * DAY_LENGTH, (test[1] + 1 - dataset.frame.firstDay) * DAY_LENGTH]
    const columns = ['record_type', 'served_imsi', 'seizure_time', 'release_time', 'partial_record_number']
    await dataset.each(CALLS, { columns, days: test }, (rows) => {
      const imsi = rows.floats('served_imsi')
      const [type, seizure, release, part] = ['record_type', 'seizure_time', 'release_time', 'partial_record_number'].map((name) => rows.ints(name))
      for (let row = 0; row < rows.rows; row++) {
        if (type[row] !== 0 || part[row] > 1 || seizure[row] < from || seizure[row] >= to) continue
        const sim = sims.find(imsi[row])
        if (sim < 0) continue
        const count = counters.add(sim, seizure[row] - from)
        score[sim] = Math.max(score[sim], count)
        if (count < FIRST_ALERT || count < told[sim] * GROWTH) continue
        told[sim] = count
        alerts.push({ sim, score: count, time: release[row] })
      }
    })
    return { score, alerts: alerts.sort((a, b) => a.time - b.time || a.sim - b.sim) }
  },
}

/** Counts that fade; where there is no room, a newcomer takes the place and the count of the smallest. */
class SpaceSaving {
  readonly #room: number
  readonly #counts = new Map<number, number>()
  /** Counts are kept as of time 0: one of now is worth more and more. */
  #scale = 1
  #last = 0

  constructor(room: number) {
    this.#room = room
  }

  /** Gives the count as of now, without what was taken over from another. */
  add(key: number, time: number): number {
    if (time > this.#last) {
      this.#scale *= Math.exp((Math.LN2 * (time - this.#last)) / HALF_LIFE)
      this.#last = time
      if (this.#scale > 1e12) this.#rescale()
    }
    const known = this.#counts.get(key)
    const taken = known ?? (this.#counts.size < this.#room ? 0 : this.#evict())
    this.#counts.set(key, taken + this.#scale)
    return (taken + this.#scale) / this.#scale
  }

  #evict(): number {
    let [smallest, least] = [-1, Infinity]
    for (const [key, count] of this.#counts) if (count < least) [smallest, least] = [key, count]
    this.#counts.delete(smallest)
    return least
  }

  #rescale(): void {
    for (const [key, count] of this.#counts) this.#counts.set(key, count / this.#scale)
    this.#scale = 1
  }
}
