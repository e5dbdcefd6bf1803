// The truth beside the calls: operations, SIMs, handsets, holdings and events, read into arrays.
import { luhnDigit } from '../../base/imei.ts'
import { TRUTH_HANDSETS, TRUTH_OPERATIONS } from '../../records/tables.ts'
import { Check } from './check.ts'
import { ChunkColumns } from '../dataset/chunk-columns.ts'
import { readEvents } from './events.ts'
import type { Frame } from '../dataset/frame.ts'
import { type Holdings, readHoldings } from './holdings.ts'
import type { Network } from './network.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'
import type { Reading } from './reading.ts'
import { type SimTruth, readSims } from './sims.ts'
import type { Operation, Sources } from './sources.ts'

export interface Truth {
  readonly operations: readonly Operation[]
  /** Positions in `operations`. */
  readonly operationAt: ReadonlyMap<string, number>
  /** By IMEI. */
  readonly handsets: Positions
  /** By position of an IMEI: position of the handset, which may have two. */
  readonly bodies: Int32Array
  readonly sims: SimTruth
  readonly holdings: Holdings
}

export class TruthChecks {
  readonly references = new Check('truth.references', 'SIMs, handsets and operations that the truth names exist')
  readonly events = new Check('truth.events', 'events tell the same as the tables of SIMs and operations')
  readonly all = [this.references, this.events]
}

export async function readTruth(
  reading: Reading, frame: Frame, network: Network, keys: Check, { references, events }: TruthChecks,
): Promise<Truth> {
  const sources: Sources = {
    network, operations: [], operationAt: new Map(), handsets: new Positions(network.sims.size), keys, references,
    async each(table, onRows) {
      for (const piece of reading.of(table.path)) {
        await reading.read(piece, (chunk) => onRows(new ChunkColumns(chunk, frame.origin), piece.entry.path))
      }
    },
  }
  await readOperations(sources)
  const bodies = await readHandsets(sources)
  const sims = await readSims(sources)
  const holdings = await readHoldings(sources)
  await readEvents(sources, sims, frame, events)
  const { operations, operationAt, handsets } = sources
  return { operations, operationAt, handsets, bodies, sims, holdings }
}

async function readOperations({ operations, operationAt, keys, each }: Sources): Promise<void> {
  await each(TRUTH_OPERATIONS, (columns, path) => {
    const label = columns.ints('label')
    const from = columns.ints('from_time')
    const to = columns.ints('to_time')
    columns.texts('operation_id').forEach((id = '', row) => {
      keys.expect(!operationAt.has(id), `${path}:${row + 1} operation ${id} is there twice`)
      operationAt.set(id, operations.length)
      operations.push({ id, label: label[row], from: from[row], to: to[row] })
    })
  })
}

async function readHandsets({ handsets, operationAt, keys, references, each }: Sources): Promise<Int32Array> {
  const known = new Positions(handsets.size)
  const bodies = new Growing((length) => new Int32Array(length))
  await each(TRUTH_HANDSETS, (columns, path) => {
    const imei = columns.floats('imei')
    const body = columns.floats('handset_id')
    const operation = columns.texts('operation_id')
    keys.examined += columns.rows
    references.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const id = operation[row]
      const isNew = handsets.add(imei[row])
      if (isNew) bodies.push(known.place(body[row]))
      const right = isNew && luhnDigit(Math.floor(imei[row] / 10)) === imei[row] % 10
      if (!right && keys.fails()) {
        keys.examples.push(`${path}:${row + 1} IMEI ${imei[row]} is there twice or has a wrong check digit`)
      }
      if (id !== undefined && !operationAt.has(id)) references.fail(`${path}:${row + 1} is of operation ${id}`)
    }
  })
  return bodies.values()
}
