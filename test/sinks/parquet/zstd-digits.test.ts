// Frames that the library did not write, read by the library and by another.
import * as fc from 'fast-check'
import { compressors } from 'hyparquet-compressors'
import { beforeAll, describe, expect, test } from 'vitest'
import { decompress, prepareZstd } from '../../../src/records/zstd.ts'
import { Scratch } from '../../../src/sinks/parquet/scratch.ts'
import { compressDigits } from '../../../src/sinks/parquet/zstd-digits.ts'

beforeAll(prepareZstd)

/** Any bytes, with runs of zeros, as lists of lengths have them. */
const heads = fc.array(fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.integer({ min: 1, max: 300 }).map(length => new Uint8Array(length))
), { maxLength: 8 }).map(parts => Buffer.concat(parts))

const readers: Record<string, (frame: Uint8Array, size: number) => Uint8Array> = {
  'zstd itself': decompress,
  fzstd: (frame, size) => compressors.ZSTD!(frame, size)
}

const tails = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 3000 }).map(text => Buffer.from(text))

function scatteredDigits(count: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: count }, (_, k) => 48 + ((Math.imul(k, 0x9e3779b1) >>> 16) % 10)))
}

function frameOf(head: Uint8Array, digits: Uint8Array): Uint8Array {
  const out = new Scratch(1)
  compressDigits(out, Buffer.concat([head, digits]), head.length)
  return out.written().slice()
}

for (const [reader, read] of Object.entries(readers)) {
  describe(reader, () => {
    test('reads any bytes before any digits', () => {
      fc.assert(fc.property(heads, tails, (head, tail) => {
        const bytes = Buffer.concat([head, tail])
        expect(Buffer.compare(read(frameOf(head, tail), bytes.length), bytes)).toBe(0)
      }), { numRuns: 300 })
    })

    test('reads frames of one block and of many, and of long heads', () => {
      for (const [head, count] of [[5, 131_071], [0, 131_072], [7, 131_073], [3, 131_072 + 255], [300_000, 400_001]]) {
        for (const fill of [0, 1, 77]) {
          const start = Uint8Array.from({ length: head }, (_, k) => (fill === 77 ? k & 255 : fill))
          const bytes = Buffer.concat([start, scatteredDigits(count)])
          const frame = frameOf(start, scatteredDigits(count))
          expect(Buffer.compare(read(frame, bytes.length), bytes)).toBe(0)
        }
      }
    })
  })
}

test('scattered digits take less than 3.5 bits each', () => {
  const digits = scatteredDigits(1_000_000)
  expect(frameOf(new Uint8Array(0), digits).length * 8).toBeLessThan(3.5 * digits.length)
})

test('digits take at most half their bytes, whichever they are', () => {
  for (const digit of '0123456789') {
    const digits = Buffer.alloc(100_000, digit)
    expect(frameOf(new Uint8Array(0), digits).length).toBeLessThan(digits.length / 2 + 64)
  }
})
