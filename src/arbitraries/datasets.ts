// Arbitrary small datasets: a scenario that is drawn, and everything that it simulates.
import * as fc from 'fast-check'
import { repertoire } from '../repertoire.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Batch, type Row, rowsOf, simulateSync } from '../simulate.ts'
import { type Size, scenarios } from './scenarios.ts'

export interface ArbitraryDataset {
  readonly scenario: Scenario
  /** By path of the table. */
  readonly batches: ReadonlyMap<string, readonly Batch[]>
  /** All rows of a table, such as `data/calls`; none where the scenario has no such table. */
  rows(table: string): Row[]
}

/** A hamlet: a whole dataset takes 30 to 300 ms of CPU. */
const SMALL: Size = { subscribers: { min: 100, max: 200 }, days: { min: 1, max: 2 }, operations: { min: 0, max: 2 }, pairs: 3 }

/** Whole datasets with their truth. Shrinks as scenarios do: fewer people, days and operations. */
export function datasets(size: Partial<Size> = {}): fc.Arbitrary<ArbitraryDataset> {
  return scenarios(repertoire, { ...SMALL, ...size }).map(datasetOf)
}

function datasetOf(scenario: Scenario): ArbitraryDataset {
  const batches = new Map<string, Batch[]>()
  for (const batch of simulateSync(scenario)) {
    const own = batches.get(batch.table.path) ?? []
    batches.set(batch.table.path, [...own, batch])
  }
  return { scenario, batches, rows: (table) => (batches.get(table) ?? []).flatMap((batch) => [...rowsOf(batch)]) }
}
