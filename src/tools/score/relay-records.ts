// What the truth tells of the records of relay calls: operation and pair, by record.
import { TRUTH_CALLS, TRUTH_HANDSETS, TRUTH_OPERATIONS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Growing } from '../dataset/growing.ts'
import { Positions } from '../dataset/positions.ts'

export interface Operation {
  readonly id: string
  readonly kind: string
  readonly label: number
}

/** Texts numbered in the order in which they first came. */
export class Names {
  readonly #positions = new Map<string, number>()

  /** -1 for no name. */
  place(name: string | null | undefined): number {
    if (name === undefined || name === null) return -1
    if (!this.#positions.has(name)) this.#positions.set(name, this.#positions.size)
    return this.#positions.get(name) ?? -1
  }

  all(): string[] {
    return [...this.#positions.keys()]
  }
}

export interface RelayRecords {
  readonly operations: readonly Operation[]
  readonly operationNames: Names
  readonly pairNames: Names
  /** Records with label 1, by record_id; the arrays by position. */
  readonly records: Positions
  readonly pair: Int32Array
}

/** The truth of records, whether or not data/calls carries the label. */
export async function readRelayRecords(dataset: Dataset): Promise<RelayRecords> {
  const operations: Operation[] = []
  const [operationNames, pairNames] = [new Names(), new Names()]
  await dataset.each(TRUTH_OPERATIONS, { columns: ['operation_id', 'kind', 'label'] }, (rows) => {
    const [ids, kinds] = [rows.texts('operation_id'), rows.texts('kind')]
    rows.ints('label').forEach((label, row) => {
      operationNames.place(ids[row])
      operations.push({ id: ids[row] ?? '', kind: kinds[row] ?? '', label })
    })
  })
  const records = new Positions(1024)
  const pair = new Growing((length) => new Int32Array(length))
  await dataset.each(TRUTH_CALLS, { columns: ['record_id', 'label', 'pair_id'] }, (rows) => {
    const [id, label, pairs] = [rows.floats('record_id'), rows.ints('label'), rows.texts('pair_id')]
    for (let row = 0; row < rows.rows; row++) {
      if (label[row] === 1 && records.add(id[row])) pair.push(pairNames.place(pairs[row]))
    }
  })
  return { operations, operationNames, pairNames, records, pair: pair.values() }
}

/** Pair and operation of the handsets of operations, by IMEI. */
export async function readHandsets(
  dataset: Dataset, { operationNames, pairNames }: RelayRecords,
): Promise<{ readonly handsets: Positions; readonly operation: Int32Array; readonly pair: Int32Array }> {
  const handsets = new Positions(1024)
  const [operation, pair] = [new Growing((length) => new Int32Array(length)), new Growing((length) => new Int32Array(length))]
  await dataset.each(TRUTH_HANDSETS, { columns: ['imei', 'operation_id', 'pair_id'] }, (rows) => {
    const [imei, operations, pairs] = [rows.floats('imei'), rows.texts('operation_id'), rows.texts('pair_id')]
    for (let row = 0; row < rows.rows; row++) {
      if (!handsets.add(imei[row])) continue
      operation.push(operationNames.place(operations[row]))
      pair.push(pairNames.place(pairs[row]))
    }
  })
  return { handsets, operation: operation.values(), pair: pair.values() }
}
