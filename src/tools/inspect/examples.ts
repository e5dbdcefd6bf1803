// Some records of the calls, as they stand in the files, half of them with label 1 where there are any.
import type { Field } from '../../records/fields.ts'
import { CALLS } from '../../records/tables.ts'
import { type ChunkColumns, NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Frame } from '../dataset/frame.ts'
import { tablesOf } from '../../records/tables.ts'

/** By field: digits of identifiers, times with their offset, null where there is nothing. */
export type Example = Readonly<Record<string, string | number | null>>

const EXAMPLES = 10

/** Of one day (after 1970-01-01), at equal distances: five records of each label, or ten where there is one label only. */
export async function readExamples(dataset: Dataset, day: number): Promise<Example[]> {
  const fields = tablesOf(dataset.manifest).find(({ path }) => path === CALLS.path)?.fields ?? []
  const found: { readonly label: number; readonly place: number; readonly example: Example }[] = []
  let place = 0
  await dataset.each(CALLS, { days: [day, day] }, (rows) => {
    const label = rows.has('label') ? rows.ints('label') : undefined
    for (const [wanted, every] of spread(label, rows.rows)) {
      for (const row of every) found.push({ label: wanted, place: place + row, example: exampleOf(rows, row, fields, dataset.frame) })
    }
    place += rows.rows
  })
  const relay = thinned(found.filter(({ label }) => label === 1), EXAMPLES / 2)
  const others = thinned(found.filter(({ label }) => label !== 1), EXAMPLES - relay.length)
  return [...relay, ...others].sort((a, b) => a.place - b.place).map(({ example }) => example)
}

/** Rows of each label at equal distances, ten at most. */
function spread(label: Int32Array | undefined, rows: number): [label: number, rows: number[]][] {
  const of = (wanted: number) => Array.from({ length: rows }, (_, row) => row).filter((row) => (label?.[row] ?? 0) === wanted)
  return [[0, thinned(of(0), EXAMPLES)], [1, thinned(of(1), EXAMPLES)]]
}

function thinned<T>(those: readonly T[], most: number): T[] {
  if (those.length <= most) return [...those]
  return Array.from({ length: most }, (_, i) => those[Math.floor(((i + 0.5) * those.length) / most)])
}

function exampleOf(rows: ChunkColumns, row: number, fields: readonly Field[], frame: Frame): Example {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(rows, row, field, frame)]))
}

function valueOf(rows: ChunkColumns, row: number, { name, type, nullable }: Field, frame: Frame): string | number | null {
  switch (type) {
    case 'identifier': case 'int64': case 'double': {
      const value = rows.floats(name)[row]
      if (nullable && value === 0) return null
      return type === 'identifier' ? String(value) : value
    }
    case 'time': {
      const value = rows.ints(name)[row]
      return value === NONE ? null : frame.text(value)
    }
    case 'category': case 'text': return rows.texts(name)[row] ?? null
    default: {
      const value = rows.ints(name)[row]
      return value === NONE ? null : value
    }
  }
}
