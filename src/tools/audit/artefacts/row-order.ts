// Row order: where records of a class stand among those of the same second, and whether they are out of time's order.
import { type Artefact, type Finding, Shares, finding } from '../artefact.ts'

/** The place of relay records among those of their second, 0 to 1, is .5 by chance. */
const LARGE = 0.1

export function rowOrder(): Artefact {
  const late = new Shares()
  const places = { sum: 0, variance: 0, count: 0 }
  let second: { readonly time: number; readonly labels: number[] } = { time: NaN, labels: [] }
  let latest = -Infinity
  return {
    add(calls) {
      const time = calls.ints('seizure_time')
      if (calls.begins) latest = -Infinity
      for (let row = 0; row < calls.rows; row++) {
        late.add(calls.label[row], time[row] < latest)
        latest = Math.max(latest, time[row])
        if (calls.type[row] !== 0) continue
        if (time[row] !== second.time) {
          count(second.labels)
          second = { time: time[row], labels: [] }
        }
        second.labels.push(calls.label[row])
      }
    },
    findings: () => {
      count(second.labels)
      second = { time: NaN, labels: [] }
      return [late.finding('row order', 'records after a later one in their file', 0.005), placeFinding()]
    },
  }

  /** Each relay record's share of the others of its second that stand before it. */
  function count(labels: readonly number[]): void {
    const size = labels.length
    const relay = labels.reduce((sum, label) => sum + label, 0)
    if (relay === 0 || relay === size) return
    let sum = 0
    labels.forEach((label, at) => { if (label === 1) sum += at / (size - 1) })
    places.sum += sum / relay
    // Of the mean place of `relay` out of `size` without replacement.
    places.variance += (((size + 1) / (12 * (size - 1))) * (size - relay)) / (relay * Math.max(1, size - 1))
    places.count++
  }

  function placeFinding(): Finding {
    if (places.count === 0) return finding('row order', 'no second holds records of both classes', 0, 0, LARGE)
    const difference = places.sum / places.count - 0.5
    const told = `relay records stand at ${(0.5 + difference).toFixed(3)} of their second (0 first, 1 last)`
    return finding('row order', told, difference, (difference * places.count) / Math.sqrt(places.variance), LARGE)
  }
}
