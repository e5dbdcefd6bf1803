// Holdings: which SIM was in which handset when, and who had them.
import { TRUTH_HOLDINGS } from '../../records/tables.ts'
import { Check } from './check.ts'
import type { Frame } from '../dataset/frame.ts'
import { type Groups, groupBy } from '../dataset/groups.ts'
import { Growing } from '../dataset/growing.ts'
import type { Sources } from './sources.ts'

/** Columns by holding: positions of SIM, handset and operation (-1: nobody's), and seconds after the first midnight. */
export interface Holdings {
  readonly sim: Int32Array
  readonly handset: Int32Array
  readonly holder: Float64Array
  readonly operation: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly bySim: Groups
  readonly byHandset: Groups
}

export async function readHoldings({ network, handsets, operationAt, references, each }: Sources): Promise<Holdings> {
  const ints = () => new Growing((length) => new Int32Array(length))
  const [sim, handset, operation, from, to] = [ints(), ints(), ints(), ints(), ints()]
  const holder = new Growing((length) => new Float64Array(length))
  await each(TRUTH_HOLDINGS, (columns, path) => {
    const [imsi, imei, holders] = ['imsi', 'imei', 'holder'].map((name) => columns.floats(name))
    const [begins, ends] = ['from_time', 'to_time'].map((name) => columns.ints(name))
    const operations = columns.texts('operation_id')
    references.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const id = operations[row]
      const place = id === undefined ? -1 : operationAt.get(id)
      sim.push(network.sims.find(imsi[row]))
      handset.push(handsets.find(imei[row]))
      holder.push(holders[row])
      operation.push(place ?? -1)
      from.push(begins[row])
      to.push(ends[row])
      const there = place !== undefined && sim.values()[sim.size - 1] >= 0 && handset.values()[handset.size - 1] >= 0
      if (!there && references.fails()) {
        references.examples.push(`${path}:${row + 1} SIM ${imsi[row]} in handset ${imei[row]} of ${id}`)
      }
    }
  })
  return {
    sim: sim.values(), handset: handset.values(), holder: holder.values(), operation: operation.values(),
    from: from.values(), to: to.values(),
    bySim: groupBy(sim.values(), network.sims.size, from.values()),
    byHandset: groupBy(handset.values(), handsets.size, from.values()),
  }
}

/**
 * The holding of a SIM at a second, or -1: the one in that handset where two meet in the second. Records carry whole
 * seconds, so that a holding is taken to include the seconds of its beginning and of its end.
 */
export function holdingAt(holdings: Holdings, sim: number, time: number, inHandset: number): number {
  const { bySim: { start, order }, from, to, handset } = holdings
  let found = -1
  for (let at = start[sim]; at < start[sim + 1]; at++) {
    const holding = order[at]
    if (time < from[holding] || time > to[holding]) continue
    if (handset[holding] === inHandset) return holding
    found = holding
  }
  return found
}

/** Holdings that last less than a second are as good as none. */
export function checkHoldings(holdings: Holdings, frame: Frame): Check {
  const check = new Check('truth.holdings', 'a SIM is in one handset at a time, and a handset has one SIM at a time')
  const { from, to, bySim, byHandset } = holdings
  const span = (holding: number) => `row ${holding + 1} from ${frame.text(from[holding])} to ${frame.text(to[holding])}`
  check.examined = from.length
  for (let holding = 0; holding < from.length; holding++) {
    if (from[holding] > to[holding]) check.fail(`truth/holdings ${span(holding)} ends before it begins`)
  }
  for (const { start, order } of [bySim, byHandset]) {
    for (let owner = 0; owner + 1 < start.length; owner++) {
      let before = -1
      for (let at = start[owner]; at < start[owner + 1]; at++) {
        const holding = order[at]
        if (from[holding] === to[holding]) continue
        const apart = before < 0 || to[before] <= from[holding]
        if (!apart) check.fail(`truth/holdings ${span(before)} overlaps with ${span(holding)}`)
        before = holding
      }
    }
  }
  return check
}
