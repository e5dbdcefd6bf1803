// Encoders against slow twins written from the specification, one value and one bit at a time.
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { definitionLevels } from '../../../src/sinks/parquet/definition-levels.ts'
import { placeValues } from '../../../src/kernels/arena.ts'
import { ColumnPages } from '../../../src/sinks/parquet/column-pages.ts'
import { deltaDoubles, deltaInts, deltaSteady } from '../../../src/sinks/parquet/delta-binary-packed.ts'
import { deltaByteArrayDigits } from '../../../src/sinks/parquet/delta-byte-array.ts'
import { plainInt64 } from '../../../src/sinks/parquet/plain.ts'
import { bitWidth, rleBitPackedHybrid } from '../../../src/sinks/parquet/rle-bit-packed-hybrid.ts'
import { Scratch } from '../../../src/sinks/parquet/scratch.ts'
import { decompress, prepareZstd } from '../../../src/records/zstd.ts'

beforeAll(prepareZstd)

/** Reads what an encoder wrote, bit by bit. */
class SlowReader {
  readonly #bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.at
  }

  byte(): number {
    expect(this.left).toBeGreaterThan(0)
    return this.#bytes[this.at++]
  }

  varint(): bigint {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }

  zigzag(): bigint {
    const value = this.varint()
    return value & 1n ? -(value + 1n) / 2n : value / 2n
  }

  packed(count: number, width: number): bigint[] {
    const bits: bigint[] = []
    for (let k = 0; k < (count * width) / 8; k++) {
      const byte = this.byte()
      for (let bit = 0; bit < 8; bit++) bits.push(BigInt((byte >> bit) & 1))
    }
    return Array.from({ length: count }, (_, k) =>
      bits.slice(k * width, (k + 1) * width).reduceRight((value, bit) => value * 2n + bit, 0n))
  }

  deltaBinaryPacked(): number[] {
    const block = Number(this.varint())
    const miniblocks = Number(this.varint())
    const count = Number(this.varint())
    let value = this.zigzag()
    const values = count > 0 ? [value] : []
    while (values.length < count) {
      const least = this.zigzag()
      const widths = Array.from({ length: miniblocks }, () => this.byte())
      for (const width of widths) {
        if (values.length >= count) expect(width).toBe(0)
        for (const rest of this.packed(block / miniblocks, width)) {
          value += least + rest
          values.push(value)
        }
      }
    }
    return values.slice(0, count).map(Number)
  }

  hybrid(count: number, width: number): number[] {
    const values: number[] = []
    while (values.length < count) {
      const header = Number(this.varint())
      if (header & 1) {
        values.push(...this.packed((header >> 1) * 8, width).map(Number))
      } else {
        let value = 0
        for (let k = 0; k < Math.ceil(width / 8); k++) value += this.byte() * 256 ** k
        for (let k = 0; k < header >> 1; k++) values.push(value)
      }
    }
    return values.slice(0, count)
  }
}

function written(write: (out: Scratch) => void): SlowReader {
  const out = new Scratch(1)
  write(out)
  return new SlowReader(out.written())
}

/** Arrays with runs in them. */
function runs(value: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
  const run = fc.tuple(value, fc.constantFrom(1, 1, 1, 2, 7, 8, 9, 15, 16, 17, 40, 300))
  return fc.array(run, { maxLength: 60 }).map(all => all.flatMap(([one, length]) => Array<number>(length).fill(one)))
}

describe('DELTA_BINARY_PACKED', () => {
  test('gives back 32-bit values less than 2^31 apart', () => {
    const near = fc.tuple(fc.integer(), fc.integer({ min: 0, max: 31 }))
    fc.assert(fc.property(near, fc.array(fc.nat(), { maxLength: 400 }), ([base, bits], rests) => {
      const values = Int32Array.from(rests, rest => Math.min(2147483647, base + (rest >>> (31 - bits))))
      const reader = written(out => deltaInts(out, placeValues(values), values.length))
      expect(reader.deltaBinaryPacked()).toEqual([...values])
      expect(reader.left).toBe(0)
    }))
  })

  test('gives back times in milliseconds', () => {
    fc.assert(fc.property(fc.integer({ min: -2e9, max: 4e9 }), fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 400 }), (epoch, seconds) => {
      const values = Int32Array.from(seconds)
      const reader = written(out => deltaInts(out, placeValues(values), values.length, epoch, 1000))
      expect(reader.deltaBinaryPacked()).toEqual(seconds.map(second => (epoch + second) * 1000 + 0))
      expect(reader.left).toBe(0)
    }))
  })

  test('gives back whole numbers less than 2^51 apart', () => {
    const shift = fc.integer({ min: 0, max: 51 })
    const rests = fc.array(fc.maxSafeNat(), { maxLength: 400 })
    fc.assert(fc.property(fc.integer({ min: -4e15, max: 4e15 }), shift, rests, (base, bits, wide) => {
      const values = Float64Array.from(wide, rest => base + Math.floor(rest / 2 ** (53 - bits)))
      const reader = written(out => deltaDoubles(out, placeValues(values), values.length))
      expect(reader.deltaBinaryPacked()).toEqual([...values])
      expect(reader.left).toBe(0)
    }))
  })

  test('writes one value and a steady rest as the general encoder does', () => {
    fc.assert(fc.property(fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 1000 }), (first, rest, count) => {
      const values = new Int32Array(count).fill(rest)
      values[0] = first
      const steady = new Scratch()
      const general = new Scratch()
      deltaSteady(steady, first, rest, count)
      deltaInts(general, placeValues(values), count)
      expect(steady.written()).toEqual(general.written())
    }))
  })
})

describe('the RLE / bit-packed hybrid', () => {
  test('gives back values of every width', () => {
    const cases = fc.integer({ min: 0, max: 31 }).chain(width =>
      fc.tuple(fc.constant(width), runs(fc.integer({ min: 0, max: 2 ** width - 1 }))))
    fc.assert(fc.property(cases, ([width, values]) => {
      const reader = written(out => rleBitPackedHybrid(out, placeValues(Int32Array.from(values)), values.length, width))
      expect(reader.hybrid(values.length, width)).toEqual(values)
      expect(reader.left).toBe(0)
    }))
  })

  test('writes a long run in a few bytes', () => {
    expect(written(out => rleBitPackedHybrid(out, placeValues(new Int32Array(60_000).fill(5)), 60_000, 3)).left).toBe(4)
  })

  test('needs as many bits as the largest value has', () => {
    expect([0, 1, 2, 3, 4, 255, 256, 2147483647].map(bitWidth)).toEqual([0, 1, 2, 2, 3, 8, 9, 31])
  })
})

test('definition levels give back which rows have a value, and how many', () => {
  fc.assert(fc.property(runs(fc.constantFrom(0, 1)), fc.nat(3), (bits, skipped) => {
    const valid = Uint8Array.from(bits).subarray(Math.min(skipped, bits.length))
    let ones = -1
    const reader = written(out => {
      ones = definitionLevels(out, valid, valid.length)
    })
    expect(reader.hybrid(valid.length, 1)).toEqual([...valid])
    expect(ones).toBe(valid.filter(bit => bit === 1).length)
  }))
  const all = written(out => definitionLevels(out, undefined, 1234))
  expect(all.hybrid(1234, 1)).toEqual(Array(1234).fill(1))
})

/** The bytes of a page of digits, out of its frame if it is in one. */
function digitsPage(values: Float64Array): Uint8Array {
  const pages = new ColumnPages()
  pages.start(values.length)
  const least = values.reduce((a, b) => Math.min(a, b))
  const most = values.reduce((a, b) => Math.max(a, b))
  deltaByteArrayDigits(pages, placeValues(values), values.length, least, most)
  return pages.frameSize > 0 ? decompress(pages.frame.written(), pages.frameSize) : pages.values.written()
}

function digitsIn(page: Uint8Array): string[] {
  const reader = new SlowReader(page)
  const prefixes = reader.deltaBinaryPacked()
  const rests = reader.deltaBinaryPacked()
  let before = ''
  const texts = prefixes.map((prefix, k) => {
    expect(prefix).toBeLessThanOrEqual(before.length)
    const rest = Array.from({ length: rests[k] }, () => reader.byte())
    before = before.slice(0, prefix) + String.fromCharCode(...rest)
    return before
  })
  expect(reader.left).toBe(0)
  return texts
}

describe('DELTA_BYTE_ARRAY', () => {
  test('gives back digits of equal and of different lengths', () => {
    const identifier = fc.oneof(
      fc.integer({ min: 99913100000000, max: 99913368435456 }),
      fc.integer({ min: 200_000, max: 299_999 }),
      fc.maxSafeNat()
    )
    const sorts = fc.constantFrom<(value: number) => boolean>(() => true, value => value > 9e13 && value < 1e14)
    fc.assert(fc.property(fc.array(identifier, { minLength: 1, maxLength: 400 }), sorts, (all, wanted) => {
      const values = Float64Array.from(all.filter(wanted))
      fc.pre(values.length > 0)
      expect(digitsIn(digitsPage(values))).toEqual(Array.from(values, String))
    }))
  })

  test('gives back many digits of one length, straight from their frame', () => {
    const kinds = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1024, max: 3000 }), fc.nat())
    fc.assert(fc.property(kinds, ([digits, shared, count, start]) => {
      const rest = Math.max(1, digits - shared)
      const stem = digits > rest ? 7 * 10 ** (digits - 1) : 0
      const values = Float64Array.from({ length: count }, (_, k) => {
        const scattered = (Math.imul(k ^ start, 0x9e3779b1) >>> 0) * 2 ** 21 + (Math.imul(k, 0x85ebca6b) >>> 11)
        return stem + (stem === 0 ? 10 ** (rest - 1) : 0) + scattered % (9 * 10 ** (rest - 1))
      })
      expect(digitsIn(digitsPage(values))).toEqual(Array.from(values, String))
    }), { numRuns: 60 })
  })
})

test('PLAIN INT64 gives back whole numbers up to 2^53 either way', () => {
  fc.assert(fc.property(fc.array(fc.maxSafeInteger()), values => {
    const out = new Scratch(1)
    plainInt64(out, Float64Array.from(values), values.length)
    const bytes = out.written().slice()
    expect(Array.from(new BigInt64Array(bytes.buffer), Number)).toEqual(values.map(value => value + 0))
  }))
})
