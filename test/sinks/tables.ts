// Random tables, as values row by row and as the chunks that sinks take.
import * as fc from 'fast-check'
import type { Chunk, Column, Field, FieldType, Table } from '../../src/records/fields.ts'

export type Cell = number | string | null

/** Values of a table column by column; times as Unix seconds, categories as texts. */
export interface Content {
  readonly table: Table
  readonly rows: number
  readonly values: readonly (readonly Cell[])[]
  /** Unix seconds from which chunks count. */
  readonly epoch: number
}

const EPOCH = 1_654_041_600
export const COLOURS = ['red', 'green', 'dark, "blue"', 'zł', '']

export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, type, description: `field ${name}`, source: 'test', ...more }
}

export function tableOf(fields: readonly Field[]): Table {
  return { path: 'data/test', description: 'A table for tests', daily: false, fields }
}

/** Whole numbers in one of the shapes that real columns have. */
function shaped(least: number, most: number): fc.Arbitrary<fc.Arbitrary<number>> {
  const any = fc.double({ min: least, max: most, noNaN: true }).map(value => Math.trunc(value) + 0)
  return fc.tuple(any, any, fc.integer({ min: 1, max: 5000 })).chain(([one, other, width]) => fc.constantFrom(
    fc.constant(one),
    fc.constantFrom(one, other),
    fc.integer({ min: 0, max: width }).map(step => Math.min(most, one + step)),
    fc.constantFrom(least, most, one),
    any
  ))
}

function cellsOf({ type, digits, values }: Field): fc.Arbitrary<fc.Arbitrary<Cell>> {
  switch (type) {
    case 'identifier': {
      const most = digits === undefined || digits === 16 ? Number.MAX_SAFE_INTEGER : Number(`1e${digits}`) - 1
      return shaped(digits === undefined ? 0 : Number(`1e${digits - 1}`), most)
    }
    case 'int64': return shaped(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    case 'int32': return shaped(-2147483648, 2147483647)
    case 'time': return shaped(EPOCH - 1e9, EPOCH + 1e9)
    case 'date': return shaped(-100_000, 1_000_000)
    case 'category': return fc.constant(fc.constantFrom(...values!))
    case 'text': return fc.constantFrom(
      fc.constantFrom('one', 'two', 'three, "3"'),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\uffee', '𝄞') })
    )
    case 'double': return fc.constantFrom(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 1.5, 31.230416)
    )
  }
}

const anyField: fc.Arbitrary<Field> = fc.record({
  type: fc.constantFrom<FieldType>('identifier', 'int64', 'int32', 'time', 'date', 'category', 'text', 'double'),
  digits: fc.option(fc.integer({ min: 1, max: 16 }), { nil: undefined }),
  nullable: fc.boolean()
}).map(({ type, digits, nullable }) => field('', type, {
  ...(nullable ? { nullable: true } : {}),
  ...(type === 'identifier' && digits !== undefined ? { digits } : {}),
  ...(type === 'category' ? { values: COLOURS } : {})
}))

function columnOf(one: Field, rows: number): fc.Arbitrary<readonly Cell[]> {
  const gaps = one.nullable ? fc.constantFrom(0, 1, 2, 100) : fc.constant(0)
  return fc.tuple(cellsOf(one), gaps).chain(([cells, nulls]) => {
    const cell = nulls === 100 ? fc.constant(null) : nulls === 0 ? cells : fc.option(cells, { freq: nulls })
    return fc.array(cell, { minLength: rows, maxLength: rows })
  })
}

/** A table of up to six fields and `most` rows, filled. */
export function contents(most: number): fc.Arbitrary<Content> {
  return fc.tuple(fc.array(anyField, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: most }))
    .chain(([fields, rows]) => {
      const named = fields.map((one, c) => ({ ...one, name: `${one.type}_${c}` }))
      return fc.tuple(...named.map(one => columnOf(one, rows)))
        .map(values => ({ table: tableOf(named), rows, values, epoch: EPOCH }))
    })
}

/** Rows `from` to `to` as a chunk. */
export function chunkOf(content: Content, from = 0, to = content.rows): Chunk {
  const columns = content.table.fields.map((one, c) => fill(one, content.values[c].slice(from, to), content.epoch))
  return { rows: to - from, columns }
}

function fill(one: Field, cells: readonly Cell[], epoch: number): Column {
  const valid = cells.includes(null) ? { valid: Uint8Array.from(cells, cell => (cell === null ? 0 : 1)) } : {}
  const doubles = (shift: number) => cells.map(cell => (cell === null ? 7 : (cell as number) - shift))
  switch (one.type) {
    case 'text': return { field: one, data: cells.map(cell => (cell ?? '') as string), ...valid }
    case 'category': return { field: one, data: Int32Array.from(cells, cell => codeOf(one, cell)), ...valid }
    case 'time': return { field: one, data: Int32Array.from(doubles(epoch)), epoch, ...valid }
    case 'int32':
    case 'date': return { field: one, data: Int32Array.from(doubles(0)), ...valid }
    default: return { field: one, data: Float64Array.from(doubles(0)), ...valid }
  }
}

function codeOf({ values }: Field, cell: Cell): number {
  return values!.indexOf(cell as string)
}

/** The values of chunks, as in `Content`. */
export function valuesOf(chunks: readonly Chunk[], fields: readonly Field[]): Cell[][] {
  return fields.map((_, c) => chunks.flatMap(({ rows, columns }) =>
    Array.from({ length: rows }, (__, row) => cellAt(columns[c], row))))
}

function cellAt({ field: one, data, valid, epoch }: Column, row: number): Cell {
  if (valid !== undefined && valid[row] === 0) return null
  if (one.type === 'category') return one.values![data[row] as number]
  return one.type === 'time' ? (data[row] as number) + epoch! : data[row]
}
