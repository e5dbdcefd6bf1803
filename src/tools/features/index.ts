// The features of a SIM, in the order of their columns.
import { contacts } from './contacts.ts'
import { contract } from './contract.ts'
import { durations } from './durations.ts'
import type { Feature, FeatureGroup } from './feature.ts'
import { gaps } from './gaps.ts'
import { handsets } from './handsets.ts'
import { hours } from './hours.ts'
import { locations } from './locations.ts'
import { messages } from './messages.ts'
import { type Packing, locationPacking, messagePacking, sessionPacking } from './packed.ts'
import { places } from './places.ts'
import { sessions } from './sessions.ts'
import type { SimCalls } from './sim-calls.ts'
import type { SimRecords } from './sim-records.ts'
import { volume } from './volume.ts'

/** Measured on the calls. */
export const callGroups: readonly FeatureGroup<SimCalls>[] = [
  volume,
  contacts,
  durations,
  hours,
  gaps,
  handsets,
  places,
  contract,
]

/** Measured on another table each; without it, their features have no values. */
export const recordGroups: readonly { readonly packing: Packing; readonly group: FeatureGroup<SimRecords> }[] = [
  { packing: messagePacking, group: messages },
  { packing: sessionPacking, group: sessions },
  { packing: locationPacking, group: locations },
]

/** Every feature by its name; new ones come at the end of their group. */
export const FEATURES: ReadonlyMap<string, Feature> = new Map(
  [...callGroups, ...recordGroups.map(({ group }) => group)].flatMap(({ features }) => features.map((feature) => [feature.name, feature])),
)
