// Ordinary SIMs: those that no operation used.
import { SUBSCRIBERS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { Positions } from '../dataset/positions.ts'
import { readSimTruth } from '../dataset/sim-truth.ts'

/** 1 for SIMs of no operation, by position in data/subscribers. */
export async function ordinarySims(dataset: Dataset): Promise<Uint8Array> {
  const sims = new Positions(dataset.rows(SUBSCRIBERS))
  await dataset.each(SUBSCRIBERS, { columns: ['imsi'] }, (rows) => rows.floats('imsi').forEach((imsi) => sims.add(imsi)))
  const { operation } = await readSimTruth(dataset, sims)
  return Uint8Array.from(operation, (id) => (id === null ? 1 : 0))
}
