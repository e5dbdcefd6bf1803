// The baselines there are, one a line, from the plainest to the strongest.
import type { Baseline } from './baseline.ts'
import { callees } from './callees.ts'
import { coLocation } from './co-location.ts'
import { forest, forestAlone } from './forest.ts'
import { handsetChurn } from './handset-churn.ts'
import { heavyHitters } from './heavy-hitters.ts'
import { isolation } from './isolation.ts'
import { logistic } from './logistic.ts'
import { ratios } from './ratios.ts'
import { sessionOverlap } from './session-overlap.ts'
import { volume } from './volume.ts'

export const baselines: readonly Baseline[] = [
  volume,
  ratios,
  callees,
  handsetChurn,
  heavyHitters,
  coLocation,
  sessionOverlap,
  isolation,
  logistic,
  forestAlone,
  forest,
]
