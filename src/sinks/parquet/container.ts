// The Parquet format around encoded pages: headers in front of them, the footer behind.
import { compress } from '../../records/zstd.ts'
import type { ColumnPages } from './column-pages.ts'
import { ENCODINGS, type Encoding } from './encodings.ts'
import { Footer } from './footer.ts'
import type { Element } from './schema.ts'
import { Scratch } from './scratch.ts'
import { Thrift } from './thrift.ts'
import { compressDigits } from './zstd-digits.ts'

/** `PAR1`, little-endian. */
const MAGIC = 0x31524150
/** Numbers of the format for kinds of pages. */
const DATA_PAGE = 0
const DICTIONARY_PAGE = 2
const DATA_PAGE_V2 = 3
/** Smaller pages are not worth a frame. */
const LEAST_COMPRESSED = 128

const digits = new Scratch(1 << 20)
/** What is not taken yet: of one file at a time, so that all share memory that the system has given already; as much as a group of rows takes. */
const out = new Scratch(1 << 22)
const thrift = new Thrift(out)

export interface ContainerOptions {
  readonly schema: readonly Element[]
  /** Version 1 of format and data pages, nothing compressed. */
  readonly plain: boolean
  readonly createdBy: string
  readonly metadata: Readonly<Record<string, string>>
}

export class Container {
  readonly #options: ContainerOptions
  readonly #footer: Footer
  /** Bytes that were taken. */
  #taken = 0

  constructor(options: ContainerOptions) {
    this.#options = options
    this.#footer = new Footer(options.schema)
  }

  /** Begins a row group, or what follows them: all must be taken before anything of another file. */
  begin(): void {
    out.end = 0
    if (this.#taken === 0) out.int32(MAGIC)
  }

  get #offset(): number {
    return this.#taken + out.end
  }

  addColumn(pages: ColumnPages): void {
    const values = this.#options.plain ? undefined : compressed(pages)
    const start = this.#offset
    if (pages.entries > 0) this.#dictionaryPage(pages)
    const dataPage = this.#offset
    const saved = this.#options.plain ? this.#dataPage(pages) : this.#dataPageV2(pages, values)
    const size = this.#offset - start
    this.#footer.addColumn({
      encodings: encodingsOf(pages), compressed: values !== undefined, rows: pages.rows, nulls: pages.nulls, bounds: pages.bounds,
      size, uncompressedSize: size + saved, dataPage, dictionaryPage: pages.entries > 0 ? start : undefined,
    })
  }

  endRowGroup(rows: number): void {
    this.#footer.endGroup(rows)
  }

  addFooter(): void {
    this.begin()
    const { plain, createdBy, metadata } = this.#options
    this.#footer.write(out, { version: plain ? 1 : 2, createdBy, metadata })
    out.int32(MAGIC)
  }

  /** Bytes since `begin`, good until another begins. */
  take(): Uint8Array {
    const bytes = out.written()
    this.#taken += bytes.length
    return bytes
  }

  #dictionaryPage(pages: ColumnPages): void {
    const bytes = pages.dictionary.written()
    this.#pageHeader(DICTIONARY_PAGE, bytes.length, bytes.length)
      .begin(7).i32(1, pages.entries).i32(2, ENCODINGS.PLAIN).end().end()
    out.append(bytes)
  }

  /** Returns how many bytes compression has saved. */
  #dataPageV2(pages: ColumnPages, squeezed: Uint8Array | undefined): number {
    const size = pages.frameSize > 0 ? pages.frameSize : pages.values.end
    const stored = squeezed ?? pages.values.written()
    const levels = pages.levels.written()
    const header = this.#pageHeader(DATA_PAGE_V2, levels.length + size, levels.length + stored.length)
    header.begin(8).i32(1, pages.rows).i32(2, pages.nulls).i32(3, pages.rows).i32(4, ENCODINGS[pages.encoding]).i32(5, levels.length).i32(6, 0)
    if (squeezed === undefined) header.bool(7, false)
    header.end().end()
    out.append(levels)
    out.append(stored)
    return size - stored.length
  }

  #dataPage(pages: ColumnPages): number {
    const values = pages.values.written()
    const levels = pages.levels.written()
    const size = values.length + (levels.length > 0 ? 4 + levels.length : 0)
    this.#pageHeader(DATA_PAGE, size, size)
      .begin(5).i32(1, pages.rows).i32(2, ENCODINGS[pages.encoding]).i32(3, ENCODINGS.RLE).i32(4, ENCODINGS.RLE).end().end()
    if (levels.length > 0) out.int32(levels.length)
    out.append(levels)
    out.append(values)
    return 0
  }

  /** Begins a page with its sizes, apart from its header; what is said of its kind follows, and the end. */
  #pageHeader(kind: number, uncompressedSize: number, size: number): Thrift {
    return thrift.begin().i32(1, kind).i32(2, uncompressedSize).i32(3, size)
  }
}

/** A frame of zstd with the values of a column, good until the next call; undefined if it is not worth it. */
function compressed({ values, compressible, digitsFrom, frame, frameSize }: ColumnPages): Uint8Array | undefined {
  if (frameSize > 0) return frame.written()
  const bytes = values.written()
  if (!compressible || bytes.length < LEAST_COMPRESSED) return undefined
  const packed = digitsFrom === undefined ? compress(bytes) : digitsFrame(bytes, digitsFrom)
  return packed.length < bytes.length ? packed : undefined
}

function digitsFrame(bytes: Uint8Array, digitsFrom: number): Uint8Array {
  digits.end = 0
  compressDigits(digits, bytes, digitsFrom)
  return digits.written()
}

function encodingsOf(pages: ColumnPages): Encoding[] {
  const encodings: Encoding[] = pages.levels.end > 0 ? ['RLE'] : []
  if (pages.entries > 0) encodings.push('PLAIN')
  encodings.push(pages.encoding)
  return encodings
}
