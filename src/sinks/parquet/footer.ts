// The footer of a Parquet file: what it holds, and where each column chunk lies (parquet.thrift of the Parquet format).
import { boundOf } from './bounds.ts'
import { ENCODINGS, type Encoding } from './encodings.ts'
import type { Bound } from './column-pages.ts'
import type { Element } from './schema.ts'
import { Scratch } from './scratch.ts'
import { BINARY, I32, STRUCT, Thrift } from './thrift.ts'

/** Numbers of the format for what is used of it. */
const TYPES = { INT32: 1, INT64: 2, DOUBLE: 5, BYTE_ARRAY: 6 } as const
const CONVERTED = { text: 0, date: 6, time: 9 } as const
const LOGICAL = { text: 1, date: 6, time: 8 } as const
const UNCOMPRESSED = 0
const ZSTD = 6

const encoder = new TextEncoder()

/** A column of one row group; offsets and sizes in bytes, with headers. */
export interface ChunkFacts {
  readonly encodings: readonly Encoding[]
  readonly compressed: boolean
  readonly rows: number
  readonly nulls: number
  readonly bounds: { readonly least: Bound; readonly most: Bound } | undefined
  readonly size: number
  readonly uncompressedSize: number
  readonly dataPage: number
  /** Absent where there is no dictionary. */
  readonly dictionaryPage: number | undefined
}

export interface FooterOptions {
  readonly version: 1 | 2
  readonly createdBy: string
  readonly metadata: Readonly<Record<string, string>>
}

/** Gathers row groups as bytes, so that a file of many is no heap of objects. */
export class Footer {
  readonly #schema: readonly Element[]
  readonly #groups = new Scratch()
  readonly #thrift = new Thrift(this.#groups)
  #count = 0
  #rows = 0
  /** Of the group at hand. */
  #columns = 0
  #start = 0
  #size = 0
  #uncompressedSize = 0

  constructor(schema: readonly Element[]) {
    this.#schema = schema
  }

  /** The next column of a group. */
  addColumn(facts: ChunkFacts): void {
    const thrift = this.#thrift
    if (this.#columns === 0) {
      thrift.begin().list(1, STRUCT, this.#schema.length)
      this.#start = facts.dictionaryPage ?? facts.dataPage
    }
    const { name, type } = this.#schema[this.#columns++]
    thrift.begin().i64(2, 0).begin(3)
    thrift.i32(1, TYPES[type]).list(2, I32, facts.encodings.length)
    for (const encoding of facts.encodings) thrift.item(ENCODINGS[encoding])
    thrift.list(3, BINARY, 1).item(encoder.encode(name)).i32(4, facts.compressed ? ZSTD : UNCOMPRESSED)
    thrift.i64(5, facts.rows).i64(6, facts.uncompressedSize).i64(7, facts.size).i64(9, facts.dataPage)
    if (facts.dictionaryPage !== undefined) thrift.i64(11, facts.dictionaryPage)
    this.#statistics(type, facts)
    thrift.end().end()
    this.#size += facts.size
    this.#uncompressedSize += facts.uncompressedSize
  }

  endGroup(rows: number): void {
    this.#thrift.i64(2, this.#uncompressedSize).i64(3, rows).i64(5, this.#start).i64(6, this.#size).end()
    this.#columns = this.#size = this.#uncompressedSize = 0
    this.#rows += rows
    this.#count++
  }

  /** Appends the footer and its length. */
  write(out: Scratch, { version, createdBy, metadata }: FooterOptions): void {
    const start = out.end
    const thrift = new Thrift(out)
    thrift.begin().i32(1, version).list(2, STRUCT, 1 + this.#schema.length)
    thrift.begin().binary(4, encoder.encode('schema')).i32(5, this.#schema.length).end()
    for (const element of this.#schema) describe(thrift, element)
    thrift.i64(3, this.#rows).list(4, STRUCT, this.#count)
    out.append(this.#groups.written())
    const pairs = Object.entries(metadata)
    if (pairs.length > 0) thrift.list(5, STRUCT, pairs.length)
    for (const [key, value] of pairs) thrift.begin().binary(1, encoder.encode(key)).binary(2, encoder.encode(value)).end()
    thrift.binary(6, encoder.encode(createdBy)).list(7, STRUCT, this.#schema.length)
    for (let column = 0; column < this.#schema.length; column++) thrift.begin().begin(1).end().end() // in the order of its type
    thrift.end()
    out.int32(out.end - start)
  }

  #statistics(type: Element['type'], { nulls, bounds }: ChunkFacts): void {
    const thrift = this.#thrift.begin(12).i64(3, nulls)
    if (bounds) {
      const [most, least] = [boundOf(type, bounds.most, true), boundOf(type, bounds.least, false)]
      thrift.binary(5, most.bytes).binary(6, least.bytes)
      if (!most.exact) thrift.bool(7, false)
      if (!least.exact) thrift.bool(8, false)
    }
    thrift.end()
  }
}

/** A column in the schema. */
function describe(thrift: Thrift, { name, nullable, type, meaning }: Element): void {
  thrift.begin().i32(1, TYPES[type]).i32(3, nullable ? 1 : 0).binary(4, encoder.encode(name))
  if (meaning) {
    thrift.i32(6, CONVERTED[meaning]).begin(10).begin(LOGICAL[meaning])
    if (meaning === 'time') thrift.bool(1, true).begin(2).begin(1).end().end() // UTC, milliseconds
    thrift.end().end()
  }
  thrift.end()
}
