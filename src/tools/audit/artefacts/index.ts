// The artefacts that are looked for in the records of calls, one a line.
import type { Artefact } from '../artefact.ts'
import { dayCut } from './day-cut.ts'
import { duplicates } from './duplicates.ts'
import { granularity } from './granularity.ts'
import { missingness } from './missingness.ts'
import { parts } from './parts.ts'
import { rowOrder } from './row-order.ts'

export const artefacts: readonly (() => Artefact)[] = [
  granularity,
  missingness,
  duplicates,
  rowOrder,
  parts,
  dayCut,
]
