// Gathering calls: every leg goes to the range of its SIM, and handsets are told which SIMs were in them.
import { CALLS } from '../../records/tables.ts'
import { NONE, type ChunkColumns } from '../dataset/chunk-columns.ts'
import { DatasetError } from '../dataset/dataset-error.ts'
import type { Source } from '../dataset/source.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import { ALERTED, ANSWERED, CELL, CONTINUED, DURATION, ENDED_HERE, ENDED_THERE, FLAGS, HANDSET, NOWHERE, OTHER, OUTGOING, TIME, WIDTH } from './legs.ts'
import { type Network, cellKey } from './network.ts'
import { Partition } from './partition.ts'

const COLUMNS = ['record_type', 'served_imsi', 'served_imei', 'calling_number', 'called_number', 'seizure_time', 'alerting_time',
  'answer_time', 'call_duration', 'disconnect_party', 'lac', 'cell', 'partial_record_number'] as const
const MOC = 0
/** Positions of SIMs fit into so many. */
const SIM_LIMIT = 2 ** 26
const CALLING = 1
const CALLED = 2

export interface Gathered {
  readonly partition: Partition
  /** By position of the handset: how many SIMs were seen in it. */
  readonly handsetSims: Int32Array
}

export interface GatherOptions {
  readonly days?: readonly [number, number]
  readonly onRows?: (rows: number) => void
  /** Ranges that the SIMs are cut into. */
  readonly ranges: number
}

/** `times` are the seconds, the second not included, between which attempts are wanted. The partition has to be closed. */
export async function gatherCalls(
  dataset: Source, network: Network, times: readonly [number, number], { days, onRows, ranges }: GatherOptions,
): Promise<Gathered> {
  const partition = new Partition(network.sims.size, { width: WIDTH, records: dataset.rows(CALLS), ranges })
  const numbers = new Positions(2 * network.sims.size)
  for (const msisdn of network.msisdn) numbers.add(msisdn)
  const handsets = new Handsets(network.sims.size)
  try {
    await dataset.each(CALLS, { columns: COLUMNS, ...(days ? { days } : {}) }, (rows, { entry }) => {
      add(rows, { network, partition, numbers, handsets, times, path: entry.path })
      onRows?.(rows.rows)
    })
    return { partition, handsetSims: handsets.sims.values() }
  } catch (error) {
    partition.close()
    throw error
  }
}

interface Into {
  readonly network: Network
  readonly partition: Partition
  readonly numbers: Positions
  readonly handsets: Handsets
  readonly times: readonly [number, number]
  readonly path: string
}

function add(rows: ChunkColumns, { network, partition, numbers, handsets, times, path }: Into): void {
  const [imsi, imei, calling, called] = ['served_imsi', 'served_imei', 'calling_number', 'called_number'].map((name) => rows.floats(name))
  const [type, time, alerting, answer, duration, ended, lac, cell, part] = ['record_type', 'seizure_time', 'alerting_time', 'answer_time',
    'call_duration', 'disconnect_party', 'lac', 'cell', 'partial_record_number'].map((name) => rows.ints(name))
  for (let row = 0; row < rows.rows; row++) {
    if (time[row] < times[0] || time[row] >= times[1]) continue
    const sim = network.sims.find(imsi[row])
    if (sim < 0) throw new DatasetError(`${path} has a record of SIM ${imsi[row]}, which data/subscribers does not list`)
    const outgoing = type[row] === MOC
    const at = partition.place(sim)
    const { legs } = partition
    legs[at + OTHER] = numbers.place(outgoing ? called[row] : calling[row])
    legs[at + TIME] = time[row]
    legs[at + DURATION] = duration[row]
    legs[at + HANDSET] = imei[row] === 0 ? NOWHERE : handsets.see(sim, imei[row])
    legs[at + CELL] = cell[row] === NONE ? NOWHERE : network.cells.find(cellKey(lac[row], cell[row]))
    legs[at + FLAGS] = (outgoing ? OUTGOING : 0)
      | (answer[row] === NONE ? 0 : ANSWERED | ALERTED)
      | (alerting[row] === NONE ? 0 : ALERTED)
      | (part[row] > 1 ? CONTINUED : 0)
      | (ended[row] === (outgoing ? CALLING : CALLED) ? ENDED_HERE : 0)
      | (ended[row] === (outgoing ? CALLED : CALLING) ? ENDED_THERE : 0)
  }
}

/** Handsets by IMEI, and how many SIMs were seen in each. */
class Handsets {
  readonly sims = new Growing((length) => new Int32Array(length))
  readonly #imeis: Positions
  /** SIM and handset that were seen together. */
  readonly #pairs: Positions
  readonly #latest: Int32Array

  constructor(sims: number) {
    this.#imeis = new Positions(sims)
    this.#pairs = new Positions(sims)
    this.#latest = new Int32Array(sims).fill(NOWHERE)
  }

  /** The position of the handset. */
  see(sim: number, imei: number): number {
    const handset = this.#imeis.place(imei)
    if (this.#latest[sim] === handset) return handset
    this.#latest[sim] = handset
    if (handset === this.sims.size) this.sims.push(0)
    if (this.#pairs.add(handset * SIM_LIMIT + sim)) this.sims.values()[handset]++
    return handset
  }
}
