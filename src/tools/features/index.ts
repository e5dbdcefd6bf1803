// The features of a SIM, in the order of their columns.
import { contacts } from './contacts.ts'
import { contract } from './contract.ts'
import { durations } from './durations.ts'
import type { Feature, FeatureGroup } from './feature.ts'
import { gaps } from './gaps.ts'
import { handsets } from './handsets.ts'
import { hours } from './hours.ts'
import { places } from './places.ts'
import { volume } from './volume.ts'

export const featureGroups: readonly FeatureGroup[] = [
  volume,
  contacts,
  durations,
  hours,
  gaps,
  handsets,
  places,
  contract,
]

/** Every feature by its name; new ones come at the end of their group. */
export const FEATURES: ReadonlyMap<string, Feature> = new Map(
  featureGroups.flatMap(({ features }) => features.map((feature) => [feature.name, feature])),
)
