// What the truth tells of each SIM: its label, its profile and the operation that used it.
import { TRUTH_SIMS } from '../../records/tables.ts'
import { DatasetError } from './dataset-error.ts'
import type { Dataset } from './dataset.ts'
import type { Positions } from './positions.ts'

/** By position of the SIM. */
export interface SimTruth {
  /** 1: it carried relay calls at some time. */
  readonly label: Int32Array
  readonly profile: readonly string[]
  /** Null where no operation used it. */
  readonly operation: readonly (string | null)[]
}

/** Of the SIMs in `sims`, by IMSI. Throws DatasetError where the truth does not tell of all. */
export async function readSimTruth(dataset: Dataset, sims: Positions): Promise<SimTruth> {
  const label = new Int32Array(sims.size)
  const profile = Array.from({ length: sims.size }, () => '')
  const operation = Array.from({ length: sims.size }, () => null as string | null)
  let told = 0
  await dataset.each(TRUTH_SIMS, { columns: ['imsi', 'label', 'profile', 'operation_id'] }, (rows) => {
    const imsi = rows.floats('imsi')
    const labels = rows.ints('label')
    const [profiles, operations] = ['profile', 'operation_id'].map((name) => rows.texts(name))
    for (let row = 0; row < rows.rows; row++) {
      const sim = sims.find(imsi[row])
      if (sim < 0) continue
      told++
      label[sim] = labels[row]
      profile[sim] = profiles[row] ?? ''
      operation[sim] = operations[row] ?? null
    }
  })
  if (told !== sims.size) throw new DatasetError(`truth/sims tells of ${told} SIMs of the ${sims.size} in data/subscribers`)
  return { label, profile, operation }
}
