// Who is next to whom: SIMs and those that they called, and SIMs that were in one handset.
import { CALLS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import type { Network } from '../features/network.ts'
import type { Days } from '../split/windows.ts'

/** Neighbours of SIM s are to[start[s]] … to[start[s + 1] - 1], each once. */
export interface Links {
  readonly start: Int32Array
  readonly to: Int32Array
}

export interface Neighbours {
  /** From caller to callee: whom a SIM calls is its own doing, who calls it is mostly whoever calls everybody. */
  readonly calls: Links
  readonly handsets: Links
}

const MOC = 0
/** Two positions as one exact number. */
const WIDE = 2 ** 26

/** Handsets with more SIMs than this tell nothing of who belongs together. */
const MOST_SIMS = 64

export async function readNeighbours(dataset: Dataset, { sims, msisdn }: Network, days: Days): Promise<Neighbours> {
  const numbers = new Positions(sims.size)
  msisdn.forEach((number) => numbers.add(number))
  const handsets = new Positions(sims.size)
  const [calls, uses] = [new Gathering(), new Gathering()]
  const columns = ['record_type', 'served_imsi', 'served_imei', 'calling_number', 'called_number']
  await dataset.each(CALLS, { columns, days }, (rows) => {
    const type = rows.ints('record_type')
    const [imsi, imei, calling, called] = columns.slice(1).map((name) => rows.floats(name))
    for (let row = 0; row < rows.rows; row++) {
      const sim = sims.find(imsi[row])
      if (sim < 0) continue
      const other = numbers.find(type[row] === MOC ? called[row] : calling[row])
      if (other >= 0 && other !== sim) {
        if (type[row] === MOC) calls.add(sim, other)
        else calls.add(other, sim)
      }
      if (imei[row] > 0) uses.add(handsets.place(imei[row]), sim)
    }
  })
  return { calls: calls.links(sims.size), handsets: sharing(uses.links(handsets.size), sims.size) }
}

/** Links being gathered, each once. */
class Gathering {
  readonly #seen = new Positions(1024)
  readonly #from = new Growing((length) => new Int32Array(length))
  readonly #to = new Growing((length) => new Int32Array(length))

  add(from: number, to: number): void {
    if (!this.#seen.add(from * WIDE + to)) return
    this.#from.push(from)
    this.#to.push(to)
  }

  links(size: number): Links {
    const [from, to] = [this.#from.values(), this.#to.values()]
    const start = new Int32Array(size + 1)
    for (const one of from) start[one + 1]++
    for (let i = 0; i < size; i++) start[i + 1] += start[i]
    const next = start.slice(0, size)
    const sorted = new Int32Array(to.length)
    for (let i = 0; i < to.length; i++) sorted[next[from[i]]++] = to[i]
    return { start, to: sorted }
  }
}

/** SIMs of one handset are one another's neighbours. */
function sharing(users: Links, sims: number): Links {
  const links = new Gathering()
  for (let handset = 0; handset + 1 < users.start.length; handset++) {
    const own = users.to.subarray(users.start[handset], users.start[handset + 1])
    if (own.length > MOST_SIMS) continue
    for (const a of own) for (const b of own) if (a !== b) links.add(a, b)
  }
  return links.links(sims)
}

/** Mean of a feature over the neighbours that have a value; NaN where there is none. */
export function meanOver({ start, to }: Links, values: Float64Array): Float64Array {
  return values.map((_, sim) => {
    let [sum, count] = [0, 0]
    for (let at = start[sim]; at < start[sim + 1]; at++) {
      if (Number.isNaN(values[to[at]])) continue
      sum += values[to[at]]
      count++
    }
    return sum / count
  })
}

/** How many neighbours each has. */
export function degrees({ start }: Links): Float64Array {
  return Float64Array.from({ length: start.length - 1 }, (_, sim) => start[sim + 1] - start[sim])
}
