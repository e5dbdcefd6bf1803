// The call graph of subscribers: whether calls go both ways, friends know each other, and strong ties lie in groups.
import { Growing } from '../../dataset/growing.ts'
import { OUTGOING } from '../../features/legs.ts'
import type { MeasureGroup } from './measure.ts'
import { type Ties, clusteringOf, largestComponent, overlapWithStrength } from './ties.ts'

/** Calls from which on a pair is a frequent one: as in the Copenhagen Networks Study's figure. */
const FREQUENT = 5

export const graph: MeasureGroup = {
  measures: {
    two_way_pairs: { form: 'number', meaning: 'share of pairs of subscribers with a call, answered or not, that called both ways' },
    two_way_frequent_pairs: { form: 'number', meaning: 'share of pairs of subscribers with five calls and more that called both ways' },
    clustering: { form: 'number', meaning: 'mean clustering coefficient of subscribers with two ties and more; a tie is a pair that spoke both ways' },
    largest_component: { form: 'number', meaning: 'share of subscribers with a tie who are connected with each other' },
    overlap_with_strength: { form: 'number', meaning: 'correlation of the logarithm of a tie\'s calls with the share of common friends' },
  },
  begin: ({ sims }) => {
    const ties = new GrowingTies(sims)
    let [seen, pairs, twoWay, frequent, twoWayFrequent] = [0, 0, 0, 0, 0]
    return {
      see(calls) {
        seen++
        const own = new Map<number, { all: number; ways: number; spoken: number; spokenWays: number }>()
        for (let call = 0; call < calls.size; call++) {
          const other = calls.other[call]
          // The pair is counted where its first SIM is shown.
          if (other >= sims || other <= calls.sim) continue
          let pair = own.get(other)
          if (!pair) own.set(other, pair = { all: 0, ways: 0, spoken: 0, spokenWays: 0 })
          const way = (calls.flags[call] & OUTGOING) === 0 ? 2 : 1
          pair.all++
          pair.ways |= way
          if (!calls.answered(call)) continue
          pair.spoken++
          pair.spokenWays |= way
        }
        for (const [other, { all, ways, spoken, spokenWays }] of [...own].sort(([a], [b]) => a - b)) {
          pairs++
          if (ways === 3) twoWay++
          if (all >= FREQUENT) frequent++
          if (all >= FREQUENT && ways === 3) twoWayFrequent++
          if (spokenWays === 3) ties.add(calls.sim, other, spoken)
        }
      },
      find() {
        const all = ties.done()
        return {
          two_way_pairs: { form: 'number', value: twoWay / pairs, sims: seen },
          two_way_frequent_pairs: { form: 'number', value: twoWayFrequent / frequent, sims: seen },
          clustering: { form: 'number', value: clusteringOf(all), sims: seen },
          largest_component: { form: 'number', value: largestComponent(all), sims: seen },
          overlap_with_strength: { form: 'number', value: overlapWithStrength(all), sims: seen },
        }
      },
    }
  },
}

/** 12 bytes a tie while it grows. */
class GrowingTies {
  readonly #sims: number
  readonly #a = new Growing((length) => new Int32Array(length))
  readonly #b = new Growing((length) => new Int32Array(length))
  readonly #calls = new Growing((length) => new Int32Array(length))

  constructor(sims: number) {
    this.#sims = sims
  }

  /** In ascending order of a, then b. */
  add(a: number, b: number, calls: number): void {
    this.#a.push(a)
    this.#b.push(b)
    this.#calls.push(calls)
  }

  /** Both directions, neighbours in ascending order. */
  done(): Ties {
    const [a, b, calls] = [this.#a.values(), this.#b.values(), this.#calls.values()]
    const start = new Int32Array(this.#sims + 1)
    for (let tie = 0; tie < a.length; tie++) {
      start[a[tie] + 1]++
      start[b[tie] + 1]++
    }
    for (let sim = 0; sim < this.#sims; sim++) start[sim + 1] += start[sim]
    const [next, neighbour, strength] = [start.slice(), new Int32Array(2 * a.length), new Int32Array(2 * a.length)]
    const put = (from: number, to: number, tie: number) => {
      neighbour[next[from]] = to
      strength[next[from]++] = calls[tie]
    }
    for (let tie = 0; tie < a.length; tie++) put(b[tie], a[tie], tie)
    for (let tie = 0; tie < a.length; tie++) put(a[tie], b[tie], tie)
    return { sims: this.#sims, start, neighbour, strength }
  }
}
