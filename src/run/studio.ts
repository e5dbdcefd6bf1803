// The studio: one thread's share of a run. It holds a scenario's world and does what it is asked, task by task.
import { CUT, DAY, SECOND } from '../base/units.ts'
import { Crowd } from '../crowd/crowd.ts'
import type { Profile } from '../crowd/profile.ts'
import { makeErrands } from '../operations/errands.ts'
import type { Kind } from '../operations/kind.ts'
import type { PassLog } from '../operations/log.ts'
import { runPass } from '../operations/pass.ts'
import { type Holding, Holdings, type Sale } from '../population/holdings.ts'
import { type Population, makePopulation } from '../population/population.ts'
import { TRUTH_MEMBERS, TRUTH_PAIRS, TRUTH_SIM_LIVES, TRUTH_SITES, TRUTH_TARGETS } from '../records/account-tables.ts'
import type { Table } from '../records/fields.ts'
import { CELLS, SUBSCRIBERS, TRUTH_EVENTS, TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_SIMS } from '../records/tables.ts'
import type { Rows } from '../records/rows.ts'
import type { Scenario } from '../scenario/settings.ts'
import { memberRows, pairRows, simLifeRows, siteRows, targetRows } from '../traffic/accounts.ts'
import { handsetRows, holdingRows } from '../traffic/held-handsets.ts'
import { cellRows, subscriberRows } from '../traffic/standing.ts'
import { type Stage, eventRows, operationRows, simRows } from '../traffic/truth.ts'
import type { Desk } from './dataset.ts'
import { UnitRunner } from './unit.ts'
import { type Job, type TableCounts, type Written, type Yield, sum } from './yield.ts'

/** What can be simulated. */
export interface Repertoire {
  readonly profiles: readonly Profile[]
  readonly kinds: readonly Kind[]
}

/** What the pass leaves for everybody: plain data, for other threads. */
export interface Playbook {
  readonly log: PassLog
  readonly sales: readonly Sale[]
  readonly holdings: readonly Holding[]
}

export class Studio {
  readonly #scenario: Scenario
  readonly #repertoire: Repertoire
  readonly #population: Population
  readonly #crowd: Crowd
  readonly #desk: Desk
  #stage: Stage | null = null
  #runner: UnitRunner | null = null

  constructor(scenario: Scenario, repertoire: Repertoire, desk: Desk) {
    this.#scenario = scenario
    this.#repertoire = repertoire
    this.#population = makePopulation(scenario)
    this.#crowd = new Crowd(scenario, this.#population, repertoire.profiles, new Holdings(this.#population.lines.addresses))
    this.#desk = desk
  }

  /** Lets the operations live. `onDay` is told the share of days done. */
  pass(onDay: (share: number) => void): Playbook {
    const crowd = this.#crowd
    const days = daysOf(this.#scenario)
    const log = runPass(this.#scenario, crowd, (day) => onDay(day / days))
    return { log, sales: crowd.holdings.sales(), holdings: [...crowd.holdings.all()] }
  }

  /** Takes over what the pass has left; before units and tables. */
  receive({ log, sales, holdings }: Playbook): void {
    const scenario = this.#scenario
    const crowd = this.#crowd
    crowd.holdings.takeOver(sales, holdings)
    crowd.holdings.hours = log.members.map(({ hours }) => hours)
    const kinds = log.operations.map(({ kind }) => this.#repertoire.kinds.find(({ name }) => name === kind))
    const labels = Uint8Array.from(kinds, (kind) => kind?.label ?? 0)
    const sorts = kinds.map((kind) => kind?.sort ?? '')
    const midnight = scenario.period.from * (DAY / SECOND) - scenario.period.utcOffset * 60
    const end = midnight + (daysOf(scenario) * DAY) / SECOND
    this.#stage = { crowd, log, labels, sorts, midnight, cut: midnight + CUT / SECOND, end }
    this.#runner = new UnitRunner({ scenario, log, errands: makeErrands(copies(scenario), scenario.groups), labels }, crowd, this.#desk)
  }

  /** Does a job after the pass. `onShare` is told how much of a unit is done and how many records it has so far. */
  do(job: Job, onShare: (share: number, records: number) => void): Yield {
    if (typeof job === 'string') return this.#standing(job)
    const runner = this.#runner
    if (!runner) throw new Error('a unit before the pass')
    runner.run(job, (share) => onShare(share, sum(runner.roles)))
    return { roles: [...runner.roles], written: this.#desk.take() }
  }

  #standing(job: Job & string): Yield {
    const stage = this.#staged()
    switch (job) {
      case 'subscribers': this.#write(SUBSCRIBERS, (hand) => subscriberRows(this.#scenario, stage.crowd, hand)); break
      case 'handsets': this.#write(TRUTH_HANDSETS, (hand) => handsetRows(stage, hand)); break
      case 'holdings': this.#write(TRUTH_HOLDINGS, (hand) => holdingRows(stage, hand)); break
      case 'tables': return { counts: this.#tables(stage), roles: [], written: this.#desk.take() }
    }
    return { roles: [], written: this.#desk.take() }
  }

  /** Writes those that are no pieces of work by themselves. */
  #tables(stage: Stage): TableCounts {
    const { lines, places } = this.#population
    this.#write(CELLS, (hand) => cellRows(this.#population, hand))
    this.#write(TRUTH_OPERATIONS, (hand) => operationRows(stage, hand))
    this.#write(TRUTH_EVENTS, (hand) => eventRows(stage, hand))
    this.#write(TRUTH_SITES, (hand) => siteRows(stage, hand))
    this.#write(TRUTH_MEMBERS, (hand) => memberRows(stage, hand))
    this.#write(TRUTH_PAIRS, (hand) => pairRows(stage, hand))
    this.#write(TRUTH_SIM_LIVES, (hand) => simLifeRows(stage, hand))
    this.#write(TRUTH_TARGETS, (hand) => targetRows(stage, hand))
    const { relaySims, profiles } = this.#write(TRUTH_SIMS, (hand) => simRows(stage, hand))
    return {
      subscribers: lines.subscribers, lines: lines.count, cells: places.map.cells, days: daysOf(this.#scenario),
      operations: stage.log.operations.length, relaySims, sims: profiles,
    }
  }

  #staged(): Stage {
    if (!this.#stage) throw new Error('tables before the pass')
    return this.#stage
  }

  /** Closes what is still open after all jobs: the files of a dataset of single files. */
  finish(): Written {
    this.#desk.finish()
    return this.#desk.take()
  }

  #write<T>(table: Table, fill: (hand: (rows: Rows) => void) => T): T {
    const writer = this.#desk.open(table, { part: 1, parts: 1 })
    const result = fill((rows) => writer.write(rows.chunk()))
    this.#desk.close(writer)
    return result
  }
}

/** The settings of each operation of the log: one entry a copy. */
export function copies({ operations }: Scenario): Scenario['operations'] {
  return operations.flatMap((operation) => Array.from({ length: operation.count }, () => operation))
}

export function daysOf({ period }: Scenario): number {
  return period.to - period.from + 1
}
