// A run: the operations' pass, then the days, then the tables that stand, and last the manifest.
import { CUT, DAY, SECOND } from '../base/units.ts'
import { Crowd } from '../crowd/crowd.ts'
import type { Profile } from '../crowd/profile.ts'
import { makeErrands } from '../operations/errands.ts'
import type { Kind } from '../operations/kind.ts'
import { runPass } from '../operations/pass.ts'
import { Holdings } from '../population/holdings.ts'
import { type Population, makePopulation } from '../population/population.ts'
import type { Table } from '../records/fields.ts'
import { ROLES, CELLS, SUBSCRIBERS, TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../records/tables.ts'
import type { Rows } from '../records/rows.ts'
import type { Counts } from '../records/manifest.ts'
import type { Scenario } from '../scenario/settings.ts'
import { cellRows, subscriberRows } from '../traffic/standing.ts'
import { type Stage, eventRows, handsetRows, holdingRows, operationRows, simRows } from '../traffic/truth.ts'
import type { Dataset } from './dataset.ts'
import { type Cast, UnitRunner } from './unit.ts'

/** What can be simulated. */
export interface Repertoire {
  readonly profiles: readonly Profile[]
  readonly kinds: readonly Kind[]
}

/** How far a run is. */
export interface Progress {
  readonly phase: 'operations' | 'days' | 'tables'
  /** 0 to 1 within the phase. */
  readonly share: number
  /** Call records so far. */
  readonly records: number
}

/** Writes everything but the manifest; gives the counts for it. Throws what the file system throws; then `dataset.abort`. */
export function run(scenario: Scenario, { profiles, kinds }: Repertoire, dataset: Dataset, onProgress: (progress: Progress) => void): Counts {
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, profiles, new Holdings(population.lines.addresses))
  const days = scenario.period.to - scenario.period.from + 1
  const log = runPass(scenario, crowd, (day) => onProgress({ phase: 'operations', share: day / days, records: 0 }))
  const labels = Uint8Array.from(log.operations, ({ kind }) => kinds.find(({ name }) => name === kind)?.label ?? 0)
  const cast: Cast = { scenario, log, errands: makeErrands(copies(scenario)), labels }
  const runner = new UnitRunner(cast, crowd, dataset)
  for (let unit = -1; unit < days; unit++) {
    runner.run(unit, (share) => onProgress({ phase: 'days', share: (unit + 1 + share) / (days + 1), records: sum(runner.roles) }))
  }
  onProgress({ phase: 'tables', share: 0, records: sum(runner.roles) })
  const midnight = scenario.period.from * (DAY / SECOND) - scenario.period.utcOffset * 60
  const stage: Stage = { crowd, log, labels, midnight, cut: midnight + CUT / SECOND, end: midnight + (days * DAY) / SECOND }
  const { relaySims, profiles: sims } = writeTables(scenario, population, stage, dataset)
  dataset.finish()
  return {
    subscribers: population.lines.subscribers, lines: population.lines.count, cells: population.places.cells, days,
    operations: log.operations.length, relaySims, sims,
    records: Object.fromEntries(ROLES.map((role, i) => [role, runner.roles[i]])),
  }
}

/** The settings of each operation of the log: one entry a copy. */
export function copies({ operations }: Scenario): Scenario['operations'] {
  return operations.flatMap((operation) => Array.from({ length: operation.count }, () => operation))
}

function writeTables(scenario: Scenario, population: Population, stage: Stage, dataset: Dataset): ReturnType<typeof simRows> {
  const into = <T>(table: Table, fill: (hand: (rows: Rows) => void) => T): T => {
    const writer = dataset.open(table, { part: 1, parts: 1 })
    const result = fill((rows) => writer.write(rows.chunk()))
    dataset.close(writer)
    return result
  }
  into(SUBSCRIBERS, (hand) => subscriberRows(scenario, population, hand))
  into(CELLS, (hand) => cellRows(population, hand))
  into(TRUTH_HANDSETS, (hand) => handsetRows(stage, hand))
  into(TRUTH_HOLDINGS, (hand) => holdingRows(stage, hand))
  into(TRUTH_OPERATIONS, (hand) => operationRows(stage, hand))
  into(TRUTH_EVENTS, (hand) => eventRows(stage, hand))
  return into(TRUTH_SIMS, (hand) => simRows(stage, hand))
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
