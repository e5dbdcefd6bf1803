// What responsible-AI documents ask of a dataset, answered from the run: for Croissant's RAI fields and the datasheet.
import { type Outline, many } from './outline.ts'

export interface Statements {
  readonly collection: string
  readonly limitations: string
  readonly biases: string
  readonly sensitive: string
  readonly uses: string
  readonly impact: string
  readonly annotation: string
  readonly maintenance: string
}

export function statementsOf({ manifest }: Outline): Statements {
  const { version, seed, counts, scenarioSha256 } = manifest
  const relay = counts.records['relay'] ?? 0
  const all = Object.values(counts.records).reduce((sum, n) => sum + n, 0)
  return {
    collection: `Nothing was collected. patchcord ${version} simulated every record event by event from scenario.resolved.yaml `
      + `(SHA-256 ${scenarioSha256}) and seed ${seed}; the same again gives the same bytes. Times are simulated, in the period of the scenario.`,
    limitations: 'Behaviour follows published statistics of other networks and assumptions, each named in the source of patchcord; '
      + 'it is not that of any operator. A score on this dataset compares detectors; it does not foretell their score on real records, '
      + 'where relay operations are rarer, change their ways and are known only in part.',
    biases: `${many(counts.relaySims)} of ${many(counts.subscribers)} SIMs and ${many(relay)} of ${many(all)} call records are of relay operations: `
      + 'shares that the scenario chose, not an estimate of prevalence. Ages, incomes and languages are not modelled, so fairness between '
      + 'groups of people cannot be studied; false alarms on lawful look-alikes can, by truth_sims and truth_operations.',
    sensitive: 'None. Nobody in it exists. Numbers lie in ranges that no one allocates: country code and mobile country code 999, '
      + 'handset numbers below a reporting body that there is not; places are on a map of nowhere.',
    uses: 'Testing and comparing detectors of relay phones (SIM-box-like fraud through paired handsets) on call records; teaching; '
      + 'tests in continuous integration. Not for: estimating how common such fraud is, judging real people, or tuning an operation: '
      + 'it holds nothing about how to run one that police, courts and papers have not published.',
    impact: 'Detectors can be compared without anybody\'s private records. A detector that is only tested on simulated records may '
      + 'bar lawful callers: look at its false alarms among lawful operations before it is used.',
    annotation: 'Labels were written with the records by the simulated hand that dialled: none was inferred, none is missing, none is noisy. '
      + 'Label 1 exactly for calls dialled by a relay operation, on the legs of both sides.',
    maintenance: 'The dataset does not change. Another version of patchcord may write other bytes from the same scenario; the version is part of the citation.',
  }
}
