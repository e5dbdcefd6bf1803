// SIMs as the truth tells of them.
import { TRUTH_SIMS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Sources } from './sources.ts'

/** A time in which the network refused the calls of a SIM; seconds after the first midnight. */
export interface Bar {
  readonly from: number
  /** NONE where it was not lifted. */
  to: number
  /** Of an ordinary SIM. */
  readonly isMistake: boolean
}

/** By position of the SIM in the network; times in seconds after the first midnight, NONE where there is none. */
export interface SimTruth {
  readonly label: Uint8Array
  readonly firstUse: Int32Array
  readonly blocked: Int32Array
  readonly unblocked: Int32Array
  /** Told by the events; bars in the order of time. */
  readonly bought: Int32Array
  readonly bars: Map<number, Bar[]>
  /** How many SIMs have each profile. */
  readonly profiles: ReadonlyMap<string, number>
}

export async function readSims({ network, operationAt, references, each }: Sources): Promise<SimTruth> {
  const count = network.sims.size
  const label = new Uint8Array(count)
  const [firstUse, blocked, unblocked, bought] = Array.from({ length: 4 }, () => new Int32Array(count).fill(NONE))
  const told = new Uint8Array(count)
  const profiles = new Map<string, number>()
  await each(TRUTH_SIMS, (columns, path) => {
    const imsi = columns.floats('imsi')
    const msisdn = columns.floats('msisdn')
    const labels = columns.ints('label')
    const [first, block, unblock] = ['first_use_time', 'block_time', 'unblock_time'].map((name) => columns.ints(name))
    const operation = columns.texts('operation_id')
    const profile = columns.texts('profile')
    references.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const sim = network.sims.find(imsi[row])
      const id = operation[row]
      const known = sim >= 0 && sim === network.numbers.find(msisdn[row]) && told[sim] === 0
      profiles.set(profile[row] ?? '', (profiles.get(profile[row] ?? '') ?? 0) + 1)
      if ((!known || (id !== undefined && !operationAt.has(id))) && references.fails()) {
        references.examples.push(`${path}:${row + 1} SIM ${imsi[row]}, ${msisdn[row]}, of ${id}: unknown or there twice`)
      }
      if (!known) continue
      told[sim] = 1
      label[sim] = labels[row]
      firstUse[sim] = first[row]
      blocked[sim] = block[row]
      unblocked[sim] = unblock[row]
    }
  })
  const missing = count - told.reduce((sum, one) => sum + one, 0)
  if (missing > 0) references.fail(`${missing} subscribers are not in ${TRUTH_SIMS.path}`)
  return { label, firstUse, blocked, unblocked, bought, bars: new Map(), profiles }
}

/** The bar that a second is in: the first one of a SIM as the table of SIMs has it, others as the events have them. */
export function barAt({ blocked, unblocked, bars }: SimTruth, sim: number, time: number): Bar | undefined {
  if (blocked[sim] === NONE) return undefined
  const told = bars.get(sim) ?? []
  const first = { from: blocked[sim], to: unblocked[sim], isMistake: told[0]?.isMistake === true }
  return [first, ...told.slice(1)].find(({ from, to }) => time >= from && (to === NONE || time < to))
}
