// Arbitraries for fast-check, so that others can hold their own detectors to properties: patchcord/arbitraries.
import type * as fc from 'fast-check'
import { repertoire } from '../repertoire.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Size, scenarios as scenariosOf } from './scenarios.ts'

export { type CallsSize, calls } from './calls.ts'
export { type ArbitraryDataset, datasets } from './datasets.ts'
export type { Size } from './scenarios.ts'

/** Checked scenarios of any settings that the notation allows; small, unless a size says otherwise. */
export function scenarios(size: Partial<Size> = {}): fc.Arbitrary<Scenario> {
  return scenariosOf(repertoire, size)
}
