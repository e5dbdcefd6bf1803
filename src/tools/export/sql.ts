// Tables for databases: CREATE TABLE and the loading of CSV files, for PostgreSQL and ClickHouse.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Field, Table } from '../../records/fields.ts'
import { readTable } from '../../records/reader.ts'
import { tablesOf } from '../../records/tables.ts'
import { formats, prepareSinks } from '../../sinks/index.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { viewName } from '../inspect/sql.ts'
import type { Export } from './contract.ts'

const POSTGRES: Readonly<Record<Field['type'], string>> = {
  identifier: 'text', int64: 'bigint', int32: 'integer', time: 'timestamptz', date: 'date', category: 'text', text: 'text', double: 'double precision',
}
const CLICKHOUSE: Readonly<Record<Field['type'], string>> = {
  identifier: 'String', int64: 'Int64', int32: 'Int32', time: 'DateTime(\'UTC\')', date: 'Date', category: 'String', text: 'String', double: 'Float64',
}

export const sql: Export = {
  name: 'sql',
  description: 'postgresql.sql (psql -f) and clickhouse.sql (clickhouse-client --multiquery), with one CSV a table',
  async write(dataset, folder, onProgress) {
    await prepareSinks()
    const tables = tablesOf(dataset.manifest)
    const rows = tables.reduce((sum, table) => sum + dataset.rows(table), 0)
    let done = 0
    for (const table of tables) await writeCsv(dataset, table, folder, (more) => onProgress(done += more, rows))
    writeFileSync(join(folder, 'postgresql.sql'), head(dataset) + tables.map(forPostgres).join('\n'))
    writeFileSync(join(folder, 'clickhouse.sql'), `${head(dataset)}set date_time_input_format = 'best_effort';\n\n${tables.map(forClickHouse).join('\n')}`)
  },
}

async function writeCsv(dataset: Dataset, table: Table, folder: string, onRows: (rows: number) => void): Promise<void> {
  const csv = formats.find(({ name }) => name === 'csv')
  if (!csv) throw new Error('no CSV')
  const { ids, utcOffset } = dataset.manifest
  const sink = csv.open({ table, path: join(folder, `${viewName(table)}.csv`), ids, utcOffset, metadata: {} })
  for (const { entry, format } of dataset.of(table)) {
    await readTable(join(dataset.root, entry.path), { table, format }, (chunk) => {
      sink.write(chunk)
      onRows(chunk.rows)
    })
  }
  sink.close()
}

function head({ manifest }: Dataset): string {
  return `-- ${manifest.name}: patchcord ${manifest.version}, seed ${manifest.seed.replaceAll(/[\r\n]/g, ' ')}. Run it in this folder.\n`
}

function forPostgres(table: Table): string {
  const name = viewName(table)
  const fields = table.fields.map((field) => `  ${quoted(field.name)} ${POSTGRES[field.type]}${field.nullable ? '' : ' not null'}`)
  const key = table.key ? [`  primary key (${table.key.map(quoted).join(', ')})`] : []
  const comments = table.fields.map((field) => `comment on column ${name}.${quoted(field.name)} is ${text(field.description)};\n`)
  return `create table ${name} (\n${[...fields, ...key].join(',\n')}\n);\ncomment on table ${name} is ${text(table.description)};\n${comments.join('')}`
    + `\\copy ${name} from '${name}.csv' with (format csv, header true)\n`
}

function forClickHouse(table: Table): string {
  const name = viewName(table)
  const fields = table.fields.map((field) => {
    const type = field.nullable ? `Nullable(${CLICKHOUSE[field.type]})` : CLICKHOUSE[field.type]
    return `  ${quoted(field.name)} ${type} comment ${text(field.description)}`
  })
  const order = table.fields.filter(({ name: each, nullable }) => !nullable && (table.key ?? []).includes(each)).map((field) => quoted(field.name))
  return `create table ${name} (\n${fields.join(',\n')}\n) engine = MergeTree order by ${order.length > 0 ? `(${order.join(', ')})` : 'tuple()'} comment ${text(table.description)};\n`
    + `insert into ${name} from infile '${name}.csv' format CSVWithNames;\n`
}

/** Some names are words of SQL, such as end. */
function quoted(name: string): string {
  return `"${name}"`
}

function text(value: string): string {
  return `'${value.replaceAll('\'', '\'\'')}'`
}
