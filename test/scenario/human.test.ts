// Human notation is read as what it says, and what is written reads as the same number.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readCount, readDuration, readDurationRange, readShare, writeCount, writeDuration, writeDurationRange, writeShare,
} from '../../src/scenario/human.ts'
import { readHours, readMoment, readOffset, writeHours, writeMoment, writeOffset } from '../../src/scenario/times.ts'

describe('human notation', () => {
  it.each([
    [readDuration, '20 s', 20], [readDuration, '2 min', 120], [readDuration, '2 h', 7200],
    [readDuration, '1 d', 86_400],
    [readDuration, '20s', 20], [readDuration, '1.1 min', 66], [readDuration, '0.29 h', 1044],
    [readDuration, '.5 s', 0.5],
    [readShare, '30 %', 0.3], [readShare, '30%', 0.3], [readShare, '0.1 %', 0.001], [readShare, 0.3, 0.3],
    [readShare, '1/75', 1 / 75],
    [readCount, 50_000, 50_000], [readCount, '50_000', 50_000], [readCount, '50 000', 50_000],
    [readCount, '50k', 50_000],
    [readCount, '1.5 M', 1_500_000], [readCount, '1.1 M', 1_100_000], [readCount, '2.3k', 2300],
    [readHours, '09:00-12:00', { from: 32_400, to: 43_200 }], [readHours, '04:00-28:00', { from: 14_400, to: 100_800 }],
    [readHours, '9:00 - 24:00', { from: 32_400, to: 86_400 }], [readDurationRange, '0 s-0 s', { from: 0, to: 0 }],
    [readOffset, 'Z', 0], [readOffset, '+08:00', 480], [readOffset, '-03:30', -210], [readOffset, '-00:00', 0],
    [readMoment, '1970-01-02 00:01', 86_460], [readMoment, '1970-01-02T00:01:01', 86_461],
  ])('%o reads %o as %o', (read: (value: unknown) => unknown, text, expected) => expect(read(text)).toEqual(expected))

  it.each([
    [readDuration, '20'], [readDuration, 20], [readDuration, '20 S'], [readDuration, '-20 s'], [readDuration, '1e3 s'],
    [readDuration, '1 h 30 min'], [readDuration, ' 20 s'], [readDuration, '. s'], [readDuration, null],
    [readShare, '30'], [readShare, '30 %%'], [readShare, '1/2/3'], [readShare, '1.5/2'], [readShare, true],
    [readCount, '50,000'], [readCount, '50 00'], [readCount, '5__0'], [readCount, '1 m'], [readCount, ''],
    [readCount, '0x10'],
    [readHours, '09:00'], [readHours, '09:00-09:00'], [readHours, '03:59-12:00'], [readHours, '09:00-28:00:01'],
    [readOffset, '+24:60'], [readOffset, '+8'], [readOffset, '08:00'], [readOffset, 'z'],
    [readMoment, '1970-01-02'], [readMoment, '1970-01-02 24:00'], [readMoment, '1970-01-02 0:01'],
    [readMoment, '1970-02-30 00:01'],
    [readDurationRange, '3 s-2 s'], [readDurationRange, '3 s'],
  ])('%o does not read %o', (read: (value: unknown) => unknown, text) => expect(read(text)).toBeUndefined())

  it('reads what it writes', () => {
    const same = <T>(values: fc.Arbitrary<T>, write: (value: T) => unknown, read: (value: unknown) => unknown) =>
      fc.assert(fc.property(values, (value) => {
        expect(read(write(value))).toEqual(value)
      }), { numRuns: 300 })
    const seconds = fc.oneof(fc.nat(172_800), fc.nat(1e9).map((microseconds) => microseconds / 1e6))
    same(seconds, writeDuration, readDuration)
    same(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1000).map((n) => n / 1000)), writeShare, readShare)
    same(fc.oneof(fc.nat(), fc.nat(20_000).map((n) => n * 1000)), writeCount, readCount)
    same(fc.integer({ min: -720, max: 840 }), writeOffset, readOffset)
    same(fc.integer({ min: 0, max: 4e9 }), writeMoment, readMoment)
    const range = fc.tuple(fc.nat(86_400), fc.nat(86_400)).map(([from, more]) => ({ from, to: from + more }))
    same(range, writeDurationRange, readDurationRange)
    const hours = fc.tuple(fc.integer({ min: 14_400, max: 50_000 }), fc.integer({ min: 50_001, max: 100_800 }))
    same(hours.map(([from, to]) => ({ from, to })), writeHours, readHours)
  })

  it('writes round numbers shortly', () => {
    expect([16, 120, 90, 5400, 7200, 86_400, 0, 0.5].map(writeDuration)).toEqual([
      '16 s', '2 min', '90 s', '90 min', '2 h', '1 d', '0 s', '0.5 s'])
    expect([0, 0.3, 0.07, 1, 1 / 75].map(writeShare)).toEqual(['0 %', '30 %', '7 %', '100 %', 1 / 75])
    expect([5000, 12_345, 50_000, 1_500_000, 1_234_567].map(writeCount)).toEqual([
      5000, '12_345', '50k', '1.5 M', '1_234_567'])
  })
})
