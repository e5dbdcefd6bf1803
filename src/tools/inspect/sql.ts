// Questions in SQL over the tables of a dataset, answered by DuckDB where it is installed.
import { join } from 'node:path'
import type { Field, Table } from '../../records/fields.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { tablesOf } from '../../records/tables.ts'
import { formatsOf } from '../dataset/pieces.ts'

/** DuckDB is not installed, or did not understand. */
export class SqlError extends Error {
  override readonly name = 'SqlError'
}

export interface Answer {
  readonly columns: readonly string[]
  /** Values as DuckDB writes them in JSON: large numbers as texts. */
  readonly rows: readonly (readonly unknown[])[]
}

const PACKAGE = '@duckdb/node-api'
const TYPES: Readonly<Record<Field['type'], string>> = {
  identifier: 'VARCHAR', int64: 'BIGINT', int32: 'INTEGER', time: 'TIMESTAMPTZ', date: 'DATE', category: 'VARCHAR', text: 'VARCHAR', double: 'DOUBLE',
}

/** The view of a table: `data/calls` is `calls`, `truth/calls` is `truth_calls`. */
export function viewName({ path }: Table): string {
  return path.replace('data/', '').replace('/', '_')
}

/** `duckdb` is the package that is looked for. @throws {SqlError} where it is not there, or has an objection. */
export async function ask(dataset: Dataset, question: string, duckdb = PACKAGE): Promise<Answer> {
  const { DuckDBInstance } = await load(duckdb)
  const connection = await (await DuckDBInstance.create()).connect()
  try {
    for (const table of tablesOf(dataset.manifest)) {
      const files = dataset.of(table).map(({ entry }) => text(join(dataset.root, entry.path)))
      if (files.length === 0) continue
      await connection.run(`create view ${viewName(table)} as select * from ${source(table, formatsOf(dataset.manifest)[0], files)}`)
    }
    const reader = await connection.runAndReadAll(question)
    return { columns: reader.columnNames(), rows: reader.getRowsJson() }
  } catch (error) {
    throw new SqlError(error instanceof Error ? error.message : String(error), { cause: error })
  } finally {
    connection.closeSync()
  }
}

async function load(duckdb: string): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import(duckdb) as typeof import('@duckdb/node-api')
  } catch (error) {
    throw new SqlError(`--sql needs DuckDB, which is not installed: npm install ${duckdb}`, { cause: error })
  }
}

function source({ fields }: Table, format: 'csv' | 'parquet', files: readonly string[]): string {
  const list = `[${files.join(', ')}]`
  if (format === 'parquet') return `read_parquet(${list}, hive_partitioning = true)`
  const types = fields.map(({ name, type }) => `${text(name)}: ${text(TYPES[type])}`).join(', ')
  return `read_csv(${list}, header = true, hive_partitioning = true, columns = {${types}})`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
