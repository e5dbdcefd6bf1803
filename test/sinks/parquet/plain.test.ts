// The plain profile serves readers as old as parquetjs.
import { join } from 'node:path'
import * as fc from 'fast-check'
import { ParquetReader } from 'parquetjs'
import { beforeAll, expect, test } from 'vitest'
import { prepareSinks } from '../../../src/sinks/index.ts'
import { temporaryFolder } from '../folder.ts'
import { contents, field, tableOf } from '../tables.ts'
import type { Cell, Content } from '../tables.ts'
import { writeContent } from '../writing.ts'

const path = join(temporaryFolder(), 'file.parquet')

beforeAll(prepareSinks)

async function rowsOf(file: string): Promise<Record<string, unknown>[]> {
  const reader = await ParquetReader.openFile(file)
  const cursor = reader.getCursor()
  const rows: Record<string, unknown>[] = []
  for (let row = await cursor.next(); row; row = await cursor.next()) rows.push(row)
  await reader.close()
  return rows
}

/** parquetjs leaves out nulls, and gives dates and times as `Date`. */
function expected({ table, rows, values }: Content): Record<string, unknown>[] {
  return Array.from({ length: rows }, (_, row) => Object.fromEntries(table.fields
    .map(({ name, type }, c) => [name, type, values[c][row]] as const)
    .filter(([, , cell]) => cell !== null)
    .map(([name, type, cell]) => [name, asParquetjs(type, cell)])))
}

function asParquetjs(type: string, cell: Cell): unknown {
  if (type === 'time') return new Date((cell as number) * 1000)
  if (type === 'date') return new Date((cell as number) * 86_400_000)
  return type === 'identifier' ? String(cell) : cell
}

test('parquetjs reads every table of the plain profile', async () => {
  await fc.assert(fc.asyncProperty(contents(100), async content => {
    writeContent('parquet-plain', path, content)
    expect(await rowsOf(path)).toEqual(expected(content))
  }), { numRuns: 60 })
})

test('parquetjs reads identifiers as integers, too', async () => {
  const table = tableOf([field('imsi', 'identifier', { digits: 15, nullable: true })])
  writeContent('parquet-plain', path, { table, rows: 2, values: [[999461234567890, null]], epoch: 0 }, { ids: 'int64' })
  expect(await rowsOf(path)).toEqual([{ imsi: 999461234567890 }, {}])
})
