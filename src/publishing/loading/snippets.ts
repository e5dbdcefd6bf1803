// Snippets: how to load the calls in each tool, from the dataset's folder.
import { type Outline, callsOf } from '../outline.ts'
import { DUCKDB, R_ARROW, SPARK, loadedAs } from './types.ts'

export interface Snippet {
  readonly tool: string
  readonly language: string
  readonly code: string
}

export function snippetsOf(outline: Outline): Snippet[] {
  const calls = callsOf(outline)
  const [{ format, pattern, files }] = calls.shelves
  const types = calls.table.fields.map((field) => [field.name, loadedAs(field, format, outline.manifest.ids)] as const)
  const folder = files.length === 1 ? pattern : pattern.slice(0, pattern.indexOf('*') - 1)
  const told = { pattern, folder, types }
  return format === 'csv' ? fromCsv(told) : fromParquet(told)
}

interface Told {
  readonly pattern: string
  /** The table's folder, or its only file. */
  readonly folder: string
  readonly types: readonly (readonly [string, ReturnType<typeof loadedAs>])[]
}

function fromParquet(told: Told): Snippet[] {
  const { pattern, folder } = told
  return [
    { tool: 'pandas', language: 'python', code: `import pandas as pd\ncalls = pd.read_parquet("${folder}", dtype_backend="numpy_nullable")` },
    { tool: 'Polars', language: 'python', code: `import polars as pl\ncalls = pl.read_parquet("${pattern}")` },
    { tool: 'DuckDB', language: 'sql', code: `from read_parquet('${pattern}')` },
    { tool: 'Spark', language: 'python', code: `calls = spark.read.parquet("${folder}")` },
    { tool: 'R', language: 'r', code: `library(arrow)\ncalls <- open_dataset("${folder}")` },
    HUGGING_FACE,
    { tool: 'Node', language: 'js', code: nodeParquet(told) },
  ]
}

function fromCsv(told: Told): Snippet[] {
  const { pattern, folder, types } = told
  const columns = types.map(([name, type]) => `'${name}': '${DUCKDB[type]}'`).join(', ')
  const schema = types.map(([name, type]) => `${name} ${SPARK[type]}`).join(', ')
  const fields = types.map(([name, type]) => `${name} = ${R_ARROW[type]}`).join(', ')
  return [
    { tool: 'pandas', language: 'python', code: 'import load\ncalls = load.pandas("calls")' },
    { tool: 'Polars', language: 'python', code: 'import load\ncalls = load.polars("calls").collect()' },
    { tool: 'DuckDB', language: 'sql', code: `from read_csv('${pattern}', columns = {${columns}})` },
    { tool: 'Spark', language: 'python', code: `calls = spark.read.csv("${folder}", header=True, recursiveFileLookup=True,\n  schema="${schema}")` },
    { tool: 'R', language: 'r', code: `library(arrow)\ncalls <- open_dataset("${folder}", format = "csv", skip = 1,\n  schema = schema(${fields}))` },
    { ...HUGGING_FACE, code: HUGGING_FACE.code.replace('"calls"', '"calls", dtype=str') },
    { tool: 'Node', language: 'js', code: nodeCsv(told) },
  ]
}

const HUGGING_FACE: Snippet = { tool: 'Hugging Face', language: 'python', code: 'from os import getcwd\nfrom datasets import load_dataset\ncalls = load_dataset(getcwd(), "calls", split="train")' }

function nodeParquet(told: Told): string {
  return `${filesInNode(told, 'parquet')}
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
for (const path of files) {
  const calls = await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors })
  console.log(path, calls.length, calls[0])
}`
}

/** Identifiers are text in Node as everywhere: a number beyond 2^53 would lose digits. */
function nodeCsv(told: Told): string {
  return `${filesInNode(told, 'csv')}
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
for (const path of files) {
  let names
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const values = line.split(',').map((text) => (text === '' ? null : text))
    if (!names) names = values
    else console.log(Object.fromEntries(names.map((name, i) => [name, values[i]])))
  }
}`
}

function filesInNode({ folder, pattern }: Told, ending: string): string {
  if (folder === pattern) return `const files = ['${folder}']`
  return `import { readdirSync } from 'node:fs'
const files = readdirSync('${folder}', { recursive: true }).filter((name) => name.endsWith('.${ending}')).sort().map((name) => \`${folder}/\${name}\`)`
}
