// Subjects: what somebody means by an identifier, looked up in the truth.
import { nearest } from '../../base/problem.ts'
import { TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../../records/tables.ts'
import type { ChunkColumns } from '../dataset/chunk-columns.ts'
import { DatasetError } from '../dataset/dataset-error.ts'
import type { Dataset } from '../dataset/dataset.ts'

export interface OperationFacts {
  readonly id: string
  readonly kind: string
  readonly label: number
  readonly members: number
  readonly pairs: number
  /** Seconds after the first midnight. */
  readonly from: number
  readonly to: number
  readonly end: string
}

export interface SimFacts {
  readonly imsi: number
  readonly msisdn: number
  readonly profile: string
  readonly label: number
  readonly operation: string | undefined
}

export interface HandsetFacts {
  readonly imei: number
  readonly handset: number
  readonly operation: string | undefined
  readonly pair: string | undefined
  readonly part: string | undefined
}

/** What a story is about. */
export type Subject =
  | { readonly kind: 'operation'; readonly id: string; readonly operation: OperationFacts }
  | { readonly kind: 'sim'; readonly id: string; readonly sim: SimFacts }
  | { readonly kind: 'handset'; readonly id: string; readonly handset: HandsetFacts }
  | { readonly kind: 'subscriber'; readonly id: string; readonly holder: number }

export async function readOperations(dataset: Dataset): Promise<OperationFacts[]> {
  const operations: OperationFacts[] = []
  await dataset.each(TRUTH_OPERATIONS, {}, (rows) => {
    const [ids, kinds, ends] = ['operation_id', 'kind', 'end'].map((name) => rows.texts(name))
    const [label, members, pairs, from, to] = ['label', 'members', 'pairs', 'from_time', 'to_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      operations.push({
        id: ids[row] ?? '', kind: kinds[row] ?? '', end: ends[row] ?? '', label: label[row], members: members[row], pairs: pairs[row],
        from: from[row], to: to[row],
      })
    }
  })
  return operations
}

/** What may stand before an identifier, because handsets and persons have the same numbers. */
const KIND = /^(operation|sim|handset|subscriber):(.*)$/

/**
 * Finds an operation by its id, a SIM by IMSI or number, a handset by IMEI or handset id, a person by holder number, in
 * this order; `subscriber:100000017` looks for a person only, and so for the others.
 * @throws {DatasetError} where there is nothing of that name.
 */
export async function findSubject(dataset: Dataset, text: string): Promise<Subject> {
  const [, kind, id] = KIND.exec(text) ?? [text, undefined, text]
  const may = (wanted: Subject['kind']) => kind === undefined || kind === wanted
  const operations = await readOperations(dataset)
  const operation = may('operation') ? operations.find((each) => each.id === id) : undefined
  if (operation) return { kind: 'operation', id, operation }
  const number = /^\d{1,16}$/.test(id) ? Number(id) : NaN
  const sim = may('sim') ? await findSim(dataset, number) : undefined
  if (sim) return { kind: 'sim', id, sim }
  const handset = may('handset') ? await findHandset(dataset, number) : undefined
  if (handset) return { kind: 'handset', id, handset }
  if (may('subscriber') && await isHolder(dataset, number)) return { kind: 'subscriber', id, holder: number }
  const near = nearest(id, operations.map((each) => each.id))
  const what = kind ?? 'operation, SIM, handset or person'
  throw new DatasetError(`${dataset.root} knows no ${what} ${id}${near === undefined ? '' : `; did you mean ${near}?`}`)
}

async function findSim(dataset: Dataset, number: number): Promise<SimFacts | undefined> {
  let found: SimFacts | undefined
  await dataset.each(TRUTH_SIMS, {}, (rows) => {
    const row = rowOf(rows, ['imsi', 'msisdn'], number)
    if (row < 0) return
    const [profile, operation] = ['profile', 'operation_id'].map((name) => rows.texts(name)[row])
    found = { imsi: rows.floats('imsi')[row], msisdn: rows.floats('msisdn')[row], profile: profile ?? '', label: rows.ints('label')[row], operation }
  })
  return found
}

async function findHandset(dataset: Dataset, number: number): Promise<HandsetFacts | undefined> {
  let found: HandsetFacts | undefined
  await dataset.each(TRUTH_HANDSETS, {}, (rows) => {
    const row = rowOf(rows, ['imei', 'handset_id'], number)
    if (row < 0) return
    const [operation, pair, part] = ['operation_id', 'pair_id', 'part'].map((name) => rows.texts(name)[row])
    found = { imei: rows.floats('imei')[row], handset: rows.floats('handset_id')[row], operation, pair, part }
  })
  return found
}

async function isHolder(dataset: Dataset, number: number): Promise<boolean> {
  let found = false
  await dataset.each(TRUTH_HOLDINGS, { columns: ['holder'] }, (rows) => { found ||= rows.floats('holder').includes(number) })
  return found
}

/** The row in which one of the fields is the number, or -1. */
function rowOf(rows: ChunkColumns, fields: readonly string[], number: number): number {
  for (const field of fields) {
    const row = rows.floats(field).indexOf(number)
    if (row >= 0) return row
  }
  return -1
}
