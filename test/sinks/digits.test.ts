// Digits against the language's own.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDigits, writeDigits } from '../../src/sinks/digits.ts'

test('a number has as many digits as its text has characters', () => {
  fc.assert(fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(), fc.nat(20)), value => {
    expect(countDigits(value)).toBe(String(value).length)
  }))
  for (let power = 1; power <= 15; power++) {
    expect(countDigits(Number(`1e${power}`))).toBe(power + 1)
    expect(countDigits(Number(`1e${power}`) - 1)).toBe(power)
  }
})

test('digits are those of the text, with zeros in front and at most three bytes behind', () => {
  const at = 3
  fc.assert(fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(), fc.nat(20)), fc.nat(16), (value, more) => {
    const width = Math.min(16, String(value).length + more)
    const bytes = Buffer.alloc(32, 'x')
    writeDigits(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at, value, width)
    expect(bytes.toString('latin1', 0, at + width)).toBe(`xxx${String(value).padStart(width, '0')}`)
    expect(bytes.toString('latin1', at + width + 3)).toMatch(/^x+$/)
  }))
})

test('digits are right next to every multiple of 10^8', () => {
  const bytes = Buffer.alloc(32)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let k = 1; k < 90_071_992; k += 12_345) {
    writeDigits(view, 0, k * 1e8 - 1, 16)
    expect(bytes.toString('latin1', 0, 16)).toBe(String(k * 1e8 - 1).padStart(16, '0'))
  }
})
