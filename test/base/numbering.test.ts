// Numbers: undialable, of fixed length, one to one, with a check digit that others compute alike.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { luhnDigit } from '../../src/base/imei.ts'
import { IMEI_DIGITS, IMSI_DIGITS, MSISDN_DIGITS, Numbering, REFERENCE_DIGITS } from '../../src/base/numbering.ts'

/** Luhn's formula as ISO/IEC 7812-1 annex B tells it, digit by digit. */
function luhn(body: string): number {
  const sum = Array.from(body).toReversed().reduce((all, digit, i) => {
    const value = i % 2 === 0 ? 2 * Number(digit) : Number(digit)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

describe('the check digit', () => {
  test.each([
    [49_015_420_323_751, 8], // the usual example of an IMEI
    [35_209_900_176_148, 1], // IMEI 35-209900-176148-1, in many manuals
    [26_053_179_311_383, 7],
    [0, 0],
  ])('of %i is %i', (body, digit) => {
    expect(luhnDigit(body)).toBe(digit)
  })

  test('is Luhn\'s for every body of 14 digits', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{14}$/), (body) => {
      expect(luhnDigit(Number(body))).toBe(luhn(body))
    }))
  })
})

describe('numbering', () => {
  const numbering = new Numbering('1')
  const index = fc.integer({ min: 0, max: 2 ** 28 - 1 })

  test('has numbers of fixed length that begin as undialable ones do', () => {
    fc.assert(fc.property(index, (i) => {
      expect(String(numbering.msisdn(i))).toMatch(/^99913[123]\d{8}$/)
      expect(String(numbering.msisdn(i))).toHaveLength(MSISDN_DIGITS)
      expect(String(numbering.offNetNumber(i))).toHaveLength(MSISDN_DIGITS)
      expect(String(numbering.offNetNumber(i))).toMatch(/^99915[123]\d{8}$/)
      expect(String(numbering.imsi(i))).toMatch(/^99946\d{10}$/)
      expect(String(numbering.imsi(i))).toHaveLength(IMSI_DIGITS)
      expect(String(numbering.imei(i))).toMatch(/^77\d{13}$/)
      expect(String(numbering.imei(i))).toHaveLength(IMEI_DIGITS)
    }))
  })

  test('has IMEIs with their check digit', () => {
    fc.assert(fc.property(index, (i) => {
      const imei = String(numbering.imei(i))
      expect(Number(imei.slice(14))).toBe(luhn(imei.slice(0, 14)))
    }))
  })

  test('never gives a number twice, also not to a line of another network', () => {
    const some = Array.from({ length: 50_000 }, (_, i) => (i * 5369) % 2 ** 28)
    for (const number of ['msisdn', 'imsi', 'imei', 'offNetNumber'] as const) {
      expect(new Set(some.map((i) => numbering[number](i))).size, number).toBe(some.length)
    }
    const own = new Set(some.map((i) => numbering.msisdn(i)))
    for (const i of some) if (own.has(numbering.offNetNumber(i))) expect.fail(`line ${i}`)
  })

  test('has exact record ids and references of 16 digits for all keys below 2^52', () => {
    const word = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((share) => Math.floor(share * 2 ** 52))
    fc.assert(fc.property(fc.oneof(word, fc.constantFrom(0, 2 ** 52 - 1)), (key) => {
      const id = numbering.recordId(key)
      expect(Number.isSafeInteger(id) && id >= 0 && id < 2 ** 52).toBe(true)
      expect(String(numbering.callReference(key))).toHaveLength(REFERENCE_DIGITS)
      expect(Number.isSafeInteger(numbering.callReference(key))).toBe(true)
    }))
  })

  test('is another one with another seed', () => {
    const other = new Numbering('2')
    for (const number of ['msisdn', 'imsi', 'imei', 'offNetNumber', 'recordId', 'callReference'] as const) {
      const same = Array.from({ length: 1000 }, (_, i) => i).filter((i) => numbering[number](i) === other[number](i))
      expect(same.length, number).toBeLessThan(3)
    }
  })
})
