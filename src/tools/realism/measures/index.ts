// The measures that targets may speak of, besides the features of SIMs.
import { durations } from './durations.ts'
import { gaps } from './gaps.ts'
import { graph } from './graph.ts'
import type { MeasureGroup } from './measure.ts'
import { places } from './places.ts'
import { reactions } from './reactions.ts'
import { rhythm } from './rhythm.ts'
import { volumes } from './volumes.ts'

export const measureGroups: readonly MeasureGroup[] = [
  volumes,
  durations,
  gaps,
  rhythm,
  reactions,
  graph,
  places,
]
