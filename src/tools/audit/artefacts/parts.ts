// Part boundaries: files of one hour that hold another share of relay calls than their neighbours.
import { DAY_LENGTH } from '../../../base/calendar.ts'
import { type Artefact, finding, percent } from '../artefact.ts'

/** Excess of relay records in one part, as a share of all of them. */
const LARGE = 0.05

export function parts(): Artefact {
  /** By hour of the period: by part, relay records and all. */
  const hours = new Map<number, Map<number, { relay: number; all: number }>>()
  return {
    add(calls) {
      const time = calls.ints('seizure_time')
      for (let row = 0; row < calls.rows; row++) {
        const hour = Math.floor((24 * time[row]) / DAY_LENGTH)
        const ofHour = hours.get(hour) ?? new Map<number, { relay: number; all: number }>()
        hours.set(hour, ofHour)
        const counts = ofHour.get(calls.part) ?? { relay: 0, all: 0 }
        ofHour.set(calls.part, counts)
        counts.all++
        counts.relay += calls.label[row]
      }
    },
    findings: () => {
      // Mantel & Haenszel (1959): what each part holds, against what it would by its share of the hour.
      const excess = new Map<number, { sum: number; variance: number }>()
      let relay = 0
      for (const ofHour of hours.values()) {
        const sizes = [...ofHour.values()]
        if (sizes.length < 2) continue
        const [all, found] = sizes.reduce(([n, r], each) => [n + each.all, r + each.relay], [0, 0])
        relay += found
        for (const [part, each] of ofHour) {
          const of = excess.get(part) ?? { sum: 0, variance: 0 }
          excess.set(part, of)
          of.sum += each.relay - (found * each.all) / all
          of.variance += all > 1 ? (found * each.all * (all - each.all) * (all - found)) / (all * all * (all - 1)) : 0
        }
      }
      if (relay === 0) return [finding('parts', 'no hour lies in several parts', 0, 0, LARGE)]
      return [...excess].map(([part, { sum, variance }]) => finding('parts',
        `part ${part} holds ${percent(sum / relay)} of relay records beyond its share`, sum / relay, variance > 0 ? sum / Math.sqrt(variance) : 0, LARGE))
    },
  }
}
