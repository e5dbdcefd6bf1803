// Casts: each operation with its handsets, holdings and events, from the truth.
import { TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_HOLDINGS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Happening, Holding } from '../explain/holdings.ts'
import type { HandsetFacts, OperationFacts } from '../explain/subject.ts'

export interface Cast {
  readonly operation: OperationFacts
  readonly handsets: readonly HandsetFacts[]
  /** By time. */
  readonly holdings: readonly Holding[]
  readonly events: readonly Happening[]
}

/** One for each operation, in their order. */
export async function readCasts(dataset: Dataset, operations: readonly OperationFacts[]): Promise<Cast[]> {
  const casts = new Map(operations.map((operation) =>
    [operation.id, { operation, handsets: [] as HandsetFacts[], holdings: [] as Holding[], events: [] as Happening[] }]))
  await dataset.each(TRUTH_HANDSETS, {}, (rows) => {
    const [imei, handset] = [rows.floats('imei'), rows.floats('handset_id')]
    const [operation, pair, part] = ['operation_id', 'pair_id', 'part'].map((name) => rows.texts(name))
    for (let row = 0; row < rows.rows; row++) {
      casts.get(operation[row] ?? '')?.handsets.push({ imei: imei[row], handset: handset[row], operation: operation[row], pair: pair[row], part: part[row] })
    }
  })
  await dataset.each(TRUTH_HOLDINGS, {}, (rows) => {
    const [imsi, imei, holder] = ['imsi', 'imei', 'holder'].map((name) => rows.floats(name))
    const [operation, site] = ['operation_id', 'site'].map((name) => rows.texts(name))
    const [from, to] = ['from_time', 'to_time'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      casts.get(operation[row] ?? '')?.holdings.push({
        imsi: imsi[row], imei: imei[row], holder: holder[row], operation: operation[row], site: site[row], from: from[row], to: to[row],
      })
    }
  })
  await dataset.each(TRUTH_EVENTS, {}, (rows) => {
    const [imsi, imei] = ['imsi', 'imei'].map((name) => rows.floats(name))
    const [operation, event, detail] = ['operation_id', 'event', 'detail'].map((name) => rows.texts(name))
    const time = rows.ints('time')
    for (let row = 0; row < rows.rows; row++) {
      casts.get(operation[row] ?? '')?.events.push({
        time: time[row], event: event[row] ?? '', operation: operation[row], imsi: imsi[row], imei: imei[row], detail: detail[row],
      })
    }
  })
  for (const cast of casts.values()) {
    cast.holdings.sort((a, b) => a.from - b.from || a.imsi - b.imsi)
    cast.events.sort((a, b) => a.time - b.time)
  }
  return [...casts.values()]
}
