// The sections of a report, in their order.
import type { MakeSection } from '../section.ts'
import { audit } from './audit.ts'
import { behaviour } from './behaviour.ts'
import { detectors } from './detectors.ts'
import { hours } from './hours.ts'
import { map } from './map.ts'
import { operations } from './operations.ts'
import { pair } from './pair.ts'
import { quality } from './quality.ts'
import { realism } from './realism.ts'

export const SECTIONS: readonly MakeSection[] = [
  hours,
  behaviour,
  operations,
  pair,
  map,
  quality,
  realism,
  audit,
  detectors,
]
