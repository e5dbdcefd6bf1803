// The truth beside the calls: operations, SIMs, handsets, holdings and events, read into arrays.
import { luhnDigit } from '../../base/numbering.ts'
import { TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../../records/tables.ts'
import type { Check } from './check.ts'
import { ChunkColumns, NONE } from './chunk-columns.ts'
import type { Frame } from './frame.ts'
import { type Holdings, readHoldings } from './holdings.ts'
import type { Network } from './network.ts'
import { Positions } from './positions.ts'
import type { Reading } from './reading.ts'
import type { TruthReader } from './truth-reader.ts'

export interface Operation {
  readonly id: string
  readonly label: number
  readonly from: number
  readonly to: number
}

/** Times are seconds after the first midnight, NONE where there is none. */
export interface Truth {
  readonly operations: readonly Operation[]
  /** Positions in `operations`. */
  readonly operationAt: ReadonlyMap<string, number>
  /** By IMEI. */
  readonly handsets: Positions
  readonly sims: SimTruth
  readonly profiles: ReadonlyMap<string, number>
  readonly holdings: Holdings
}

/** By position of the SIM in the network. */
export interface SimTruth {
  readonly label: Uint8Array
  readonly firstUse: Int32Array
  readonly blocked: Int32Array
  readonly unblocked: Int32Array
  readonly bought: Int32Array
}

export async function readTruth(reading: Reading, frame: Frame, network: Network, keys: Check, references: Check): Promise<Truth> {
  const reader: TruthReader = {
    keys,
    references,
    async each(table, onChunk) {
      for (const piece of reading.of(table.path)) {
        await reading.read(piece, (chunk) => onChunk(new ChunkColumns(chunk, frame.origin), piece.entry.path))
      }
    },
  }
  const operations = await readOperations(reader)
  const operationAt = new Map(operations.map(({ id }, i) => [id, i]))
  const handsets = await readHandsets(reader, network, operationAt)
  const { sims, profiles } = await readSims(reader, network, operationAt)
  const holdings = await readHoldings(reader, network, handsets, operationAt)
  await readEvents(reader, network, handsets, operationAt, sims)
  return { operations, operationAt, handsets, sims, profiles, holdings }
}

async function readOperations(reader: TruthReader): Promise<Operation[]> {
  const operations: Operation[] = []
  await reader.each(TRUTH_OPERATIONS, (columns, path) => {
    const label = columns.ints('label')
    const from = columns.ints('from_time')
    const to = columns.ints('to_time')
    columns.texts('operation_id').forEach((id = '', row) => {
      reader.keys.expect(operations.every((other) => other.id !== id), `${path}: operation ${id} is there twice`)
      operations.push({ id, label: label[row], from: from[row], to: to[row] })
    })
  })
  return operations
}

async function readHandsets(reader: TruthReader, network: Network, operationAt: ReadonlyMap<string, number>): Promise<Positions> {
  const handsets = new Positions(network.sims.size)
  await reader.each(TRUTH_HANDSETS, (columns, path) => {
    const imei = columns.floats('imei')
    const operation = columns.texts('operation_id')
    reader.keys.examined += columns.rows
    reader.references.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const id = operation[row]
      const right = handsets.add(imei[row]) && luhnDigit(Math.floor(imei[row] / 10)) === imei[row] % 10
      if (!right && reader.keys.fails()) {
        reader.keys.examples.push(`${path}:${row + 1} IMEI ${imei[row]} is there twice or has a wrong check digit`)
      }
      if (id !== undefined && !operationAt.has(id)) reader.references.fail(`${path}:${row + 1} is of operation ${id}`)
    }
  })
  return handsets
}

async function readSims(
  reader: TruthReader, network: Network, operationAt: ReadonlyMap<string, number>,
): Promise<Pick<Truth, 'sims' | 'profiles'>> {
  const count = network.sims.size
  const times = () => new Int32Array(count).fill(NONE)
  const sims = { label: new Uint8Array(count), firstUse: times(), blocked: times(), unblocked: times(), bought: times() }
  const told = new Uint8Array(count)
  const profiles = new Map<string, number>()
  await reader.each(TRUTH_SIMS, (columns, path) => {
    const [imsi, msisdn] = [columns.floats('imsi'), columns.floats('msisdn')]
    const label = columns.ints('label')
    const [first, blocked, unblocked] = ['first_use_time', 'block_time', 'unblock_time'].map((name) => columns.ints(name))
    const operation = columns.texts('operation_id')
    const profile = columns.texts('profile')
    reader.references.examined += columns.rows
    for (let row = 0; row < columns.rows; row++) {
      const sim = network.sims.find(imsi[row])
      const id = operation[row]
      const known = sim >= 0 && sim === network.numbers.find(msisdn[row]) && told[sim] === 0
      profiles.set(profile[row] ?? '', (profiles.get(profile[row] ?? '') ?? 0) + 1)
      if ((!known || (id !== undefined && !operationAt.has(id))) && reader.references.fails()) {
        reader.references.examples.push(`${path}:${row + 1} ${imsi[row]} ${msisdn[row]} of ${id} is nobody, or is there twice`)
      }
      if (!known) continue
      told[sim] = 1
      sims.label[sim] = label[row]
      sims.firstUse[sim] = first[row]
      sims.blocked[sim] = blocked[row]
      sims.unblocked[sim] = unblocked[row]
    }
  })
  return { sims, profiles }
}

async function readEvents(
  reader: TruthReader, network: Network, handsets: Positions, operationAt: ReadonlyMap<string, number>, sims: SimTruth,
): Promise<void> {
  await reader.each(TRUTH_EVENTS, (columns, path) => {
    const time = columns.ints('time')
    reader.references.examined += columns.rows
    const [imsi, imei] = [columns.floats('imsi'), columns.floats('imei')]
    const event = columns.texts('event')
    columns.texts('operation_id').forEach((id, row) => {
      const sim = network.sims.find(imsi[row])
      const there = (id === undefined || operationAt.has(id)) && (imsi[row] === 0 || sim >= 0)
        && (imei[row] === 0 || handsets.find(imei[row]) >= 0)
      if (!there) reader.references.fail(`${path}:${row + 1} ${event[row]} of ${id}, SIM ${imsi[row]}, handset ${imei[row]}`)
      if (sim >= 0 && event[row] === 'sim_bought') sims.bought[sim] = time[row]
    })
  })
}
