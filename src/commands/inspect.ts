// patchcord inspect: the first look at a dataset, in a terminal.
import { Dataset } from '../tools/dataset/dataset.ts'
import { inspectionJson } from '../tools/inspect/as-json.ts'
import { grid } from '../tools/inspect/grid.ts'
import { inspect as look } from '../tools/inspect/inspect.ts'
import { ask } from '../tools/inspect/sql.ts'
import { inspectionText } from '../tools/inspect/text.ts'
import { Exit } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { print } from './terminal.ts'

export interface InspectOptions {
  readonly dataset: string
  readonly sql?: string | undefined
  readonly json: boolean
  readonly quiet: boolean
}

/** Rows of an answer that are printed; all of them with --json. */
const SHOWN = 200

export async function inspect({ dataset: root, sql, json, quiet }: InspectOptions): Promise<number> {
  const dataset = Dataset.open(root)
  if (sql !== undefined) return answer(dataset, sql, json)
  const line = new ReadingLine(quiet)
  const found = await look(dataset, (done, of) => line.show('data/calls', done, of)).finally(() => line.end())
  print(json ? JSON.stringify(inspectionJson(found, dataset.frame)) : inspectionText(found, dataset.frame))
  return Exit.ok
}

async function answer(dataset: Dataset, sql: string, json: boolean): Promise<number> {
  const { columns, rows } = await ask(dataset, sql)
  if (json) {
    print(JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])))))
    return Exit.ok
  }
  const written = rows.slice(0, SHOWN).map((row) => row.map((value) => (value === null ? '-' : typeof value === 'object' ? JSON.stringify(value) : String(value))))
  const numeric = columns.flatMap((_, i) => (rows.length > 0 && rows.every((row) => row[i] === null || Number.isFinite(Number(row[i]))) ? [i] : []))
  print(grid([[...columns], ...written], numeric).join('\n'))
  if (rows.length > SHOWN) print(`… and ${rows.length - SHOWN} more rows; --json prints all`)
  return Exit.ok
}
