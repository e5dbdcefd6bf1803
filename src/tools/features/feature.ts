// A feature: one number about a SIM, with its unit and its meaning.
export interface Feature {
  /** Column name. */
  readonly name: string
  /** `s`, `km`, `h`, `share` (0 to 1), `bit`, `day`, `MB`, or `1` for counts and ratios. */
  readonly unit: string
  readonly meaning: string
  /** False where it tells how a SIM was sold or recorded and not what its holder did: a detector has no use for it. */
  readonly behavioural: boolean
}

/** Features that are measured together, on what a SIM did in one table. */
export interface FeatureGroup<Life> {
  readonly features: readonly Feature[]
  /** The values by name, NaN where there is none. */
  measure(life: Life): Readonly<Record<string, number>>
}

/** A feature without its name: unit, meaning, and whether it is no behaviour. */
type Told = readonly [unit: string, meaning: string, behaviour?: 'no behaviour']

/** The order of `told` is the order of the columns. */
export function group<Name extends string, Life>(
  told: Readonly<Record<Name, Told>>, measure: (life: Life) => Readonly<Record<NoInfer<Name>, number>>,
): FeatureGroup<Life> {
  const features = Object.entries<Told>(told).map(([name, [unit, meaning, behaviour]]) =>
    ({ name, unit, meaning, behavioural: behaviour === undefined }))
  return { features, measure }
}
