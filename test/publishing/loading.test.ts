// Loading: what a dataset's README says about loading it is run as it is written, where the tool is there.
import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/records/manifest.ts'
import { written } from '../written.ts'
import { TEXT, python, pythonHas } from './dataset.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CASES = { parquet: [], csv: ['output.formats=[csv]'], numbers: ['output.ids=int64'], single: ['output.single-file=true'] }
const datasets: Record<string, { root: string; manifest: Manifest }> = {}

beforeAll(async () => {
  for (const [name, set] of Object.entries(CASES)) {
    datasets[name] = await written(TEXT, set)
    symlinkSync(join(ROOT, 'node_modules'), join(datasets[name].root, 'node_modules'))
  }
})

/** The snippet for a tool. */
function snippet(root: string, tool: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, code] = new RegExp(`^#### ${tool}\n\`\`\`\\w+\n([\\s\\S]*?)\n\`\`\`$`, 'm').exec(readme) ?? []
  if (!code) throw new Error(`no snippet for ${tool}`)
  return code
}

describe.each(Object.keys(CASES))('the README of a dataset written as %s', (name) => {
  const ids = name === 'numbers' ? 'BIGINT' : 'VARCHAR'

  it('loads it in DuckDB', async () => {
    const { root, manifest } = datasets[name]
    const connection = await (await DuckDBInstance.create()).connect()
    const sql = snippet(root, 'DuckDB').replace("('", `('${root}/`)
    const found = await connection.runAndReadAll(`select count(*), typeof(any_value(served_imsi)), typeof(any_value(record_id)), typeof(any_value(diagnostics)), typeof(any_value(answer_time)) ${sql}`)
    expect(found.getRowsJson()[0]).toEqual([String(manifest.tables['data/calls'].rows), ids, 'BIGINT', 'INTEGER', 'TIMESTAMP WITH TIME ZONE'])
    connection.closeSync()
  })

  it('loads it in Node', () => {
    const { root, manifest } = datasets[name]
    const file = join(root, 'load.mjs')
    const counting = name === 'csv' ? snippet(root, 'Node').replace('console.log(', 'globalThis.n = (globalThis.n ?? 0) + 1; void (') + '\nconsole.log(globalThis.n)'
      : `${snippet(root, 'Node').replace('console.log(', 'globalThis.n = (globalThis.n ?? 0) + calls.length; void (')}\nconsole.log(globalThis.n)`
    writeFileSync(file, counting)
    const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: root, encoding: 'utf8' })
    expect(stdout.trim(), stderr).toBe(String(manifest.tables['data/calls'].rows))
  })

  it.skipIf(!pythonHas('pandas', 'pyarrow'))('loads it in pandas', () => {
    const { root, manifest } = datasets[name]
    const program = `${snippet(root, 'pandas')}\nprint(len(calls), calls.served_imsi.dtype.kind, calls.diagnostics.dtype, calls.answer_time.dtype)`
    const text = name === 'numbers' ? 'i' : 'O'
    expect(python(program, root)).toMatch(new RegExp(`^${manifest.tables['data/calls'].rows} ${text} Int32 datetime64\\[ms, UTC\\]$`))
  })

  it.skipIf(!pythonHas('polars'))('loads it in Polars', () => {
    const { root, manifest } = datasets[name]
    const program = `${snippet(root, 'Polars')}\nprint(len(calls), calls["served_imsi"].dtype, calls["diagnostics"].dtype, calls["answer_time"].dtype)`
    expect(python(program, root)).toBe(`${manifest.tables['data/calls'].rows} ${ids === 'BIGINT' ? 'Int64' : 'String'} Int32 Datetime(time_unit='ms', time_zone='UTC')`)
  })

  it.skipIf(!pythonHas('datasets'))('loads it in Hugging Face datasets', () => {
    const { root, manifest } = datasets[name]
    const program = `${snippet(root, 'Hugging Face')}\nprint(len(calls), calls.features["served_imsi"].dtype)`
    expect(python(program, root).split('\n').at(-1)).toBe(`${manifest.tables['data/calls'].rows} ${ids === 'BIGINT' ? 'int64' : name === 'csv' ? 'string' : 'string'}`)
  })

  it.skipIf(!pythonHas('pandas', 'polars', 'duckdb', 'pyarrow'))('loads every table alike in pandas, Polars and DuckDB by load.py', () => {
    const { root, manifest } = datasets[name]
    const program = [
      'import load, json', 'c = load.duckdb()',
      'print(json.dumps({t: [len(load.pandas(t)), load.polars(t).collect().height, c.execute(f"select count(*) from {t}").fetchone()[0]] for t in load.TABLES}))',
    ].join('\n')
    for (const [table, rows] of Object.entries(JSON.parse(python(program, root)) as Record<string, number[]>)) {
      const told = manifest.tables[table.startsWith('truth_') ? table.replace('truth_', 'truth/') : `data/${table}`].rows
      expect(rows, table).toEqual([told, told, told])
    }
  })

  it('names columns and folders that there are in the tools that are not here', () => {
    const { root } = datasets[name]
    for (const tool of ['Spark', 'R']) {
      const code = snippet(root, tool)
      expect(code).toContain(name === 'single' ? '"data/calls.parquet"' : '"data/calls"')
      if (name === 'csv') expect(code).toMatch(/served_imsi(?: = | )string/)
    }
  })
})

it.skipIf(!pythonHas('sys'))('load.py is Python', () => {
  const { root } = datasets['csv']
  expect(python('import ast; print(len(ast.parse(open("load.py").read()).body) > 8)', root)).toBe('True')
})
