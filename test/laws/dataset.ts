// A whole dataset in memory: every table that a run writes, as plain rows.
import { kinds } from '../../src/operations/kinds/index.ts'
import type { Profile } from '../../src/crowd/profile.ts'
import { profiles as everybody } from '../../src/crowd/profiles/index.ts'
import { Told } from '../../src/run/told.ts'
import { Studio } from '../../src/run/studio.ts'
import { type Job, jobsOf } from '../../src/run/yield.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { daysOf, objectsOf } from './simulate.ts'

export type Row = Readonly<Record<string, number | string | null>>

/** What one file would hold. */
export interface File {
  readonly table: string
  /** `2022-06-01`, empty for tables that are not cut into days. */
  readonly day: string
  readonly part: number
  readonly rows: Row[]
}

/** All files of a run, whose jobs are done in this order by one thread. */
export function datasetOf(
  scenario: Scenario, jobs: readonly Job[] = jobsOf(daysOf(scenario)), profiles: readonly Profile[] = everybody,
): File[] {
  const files: File[] = []
  const told = new Told((table, { day = '', part }) => {
    const own: File = { table: table.path, day, part, rows: [] }
    files.push(own)
    return (chunk) => {
      for (const row of objectsOf(chunk)) own.rows.push(row)
    }
  })
  const studio = new Studio(scenario, { profiles, kinds }, told)
  studio.receive(studio.pass(() => {}))
  for (const job of jobs) studio.do(job, () => {})
  studio.finish()
  return files.sort((a, b) => order(a.table, b.table) || order(a.day, b.day) || a.part - b.part)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** All rows of a table. */
export function rowsOf(files: readonly File[], table: string): Row[] {
  return files.filter((file) => file.table === table).flatMap(({ rows }) => rows)
}
