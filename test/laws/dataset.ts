// A whole dataset in memory: every table that a run writes, as plain rows.
import { vi } from 'vitest'
import { kinds } from '../../src/operations/kinds/index.ts'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { Dataset, type TableWriter } from '../../src/run/dataset.ts'
import { Studio } from '../../src/run/studio.ts'
import { type Job, jobsOf } from '../../src/run/yield.ts'
import type { Chunk } from '../../src/records/fields.ts'
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
export function datasetOf(scenario: Scenario, jobs: readonly Job[] = jobsOf(daysOf(scenario))): File[] {
  const files: File[] = []
  const open = vi.spyOn(Dataset.prototype, 'open').mockImplementation((table, { day = '', part }) => {
    const file: File = { table: table.path, day, part, rows: [] }
    files.push(file)
    const write = (chunk: Chunk): void => {
      for (const row of objectsOf(chunk)) file.rows.push(row)
    }
    return { write, close: () => {}, abort: () => {} } as unknown as TableWriter
  })
  try {
    const options = { root: '', formats: [], ids: 'string' as const, singleFile: false, utcOffset: 0, metadata: {} }
    const studio = new Studio(scenario, { profiles, kinds }, options)
    studio.receive(studio.pass(() => {}))
    for (const job of jobs) studio.do(job, () => {})
    studio.finish()
  } finally {
    open.mockRestore()
  }
  return files.sort((a, b) => order(a.table, b.table) || order(a.day, b.day) || a.part - b.part)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** All rows of a table. */
export function rowsOf(files: readonly File[], table: string): Row[] {
  return files.filter((file) => file.table === table).flatMap(({ rows }) => rows)
}
