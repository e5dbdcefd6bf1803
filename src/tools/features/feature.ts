// A feature: one number about a SIM, with its unit and its meaning.
import type { SimCalls } from './sim-calls.ts'

export interface Feature {
  /** Column name. */
  readonly name: string
  /** `s`, `km`, `h`, `share` (0 to 1), `bit`, `day`, or `1` for counts and ratios. */
  readonly unit: string
  readonly meaning: string
  /** False where it tells how a SIM was sold or recorded and not what its holder did: a detector has no use for it. */
  readonly behavioural: boolean
}

/** Features that are measured together. */
export interface FeatureGroup {
  readonly features: readonly Feature[]
  /** The values by name, NaN where there is none. */
  measure(calls: SimCalls): Readonly<Record<string, number>>
}

/** A feature without its name: unit, meaning, and whether it is no behaviour. */
type Told = readonly [unit: string, meaning: string, behaviour?: 'no behaviour']

/** The order of `told` is the order of the columns. */
export function group<Name extends string>(
  told: Readonly<Record<Name, Told>>, measure: (calls: SimCalls) => Readonly<Record<NoInfer<Name>, number>>,
): FeatureGroup {
  const features = Object.entries<Told>(told).map(([name, [unit, meaning, behaviour]]) =>
    ({ name, unit, meaning, behavioural: behaviour === undefined }))
  return { features, measure }
}
