// Reports and bars: as often, as late and as soon as the policy says.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/base/units.ts'
import { Reachability } from '../../src/network/reachability.ts'
import { Reports } from '../../src/network/reports.ts'
import { Z999, chiSquare } from '../laws/statistics.ts'

const policy = (more: object = {}) => ({ reportChance: 0.2, reportDelay: { median: 3600, sigma: 1.2 }, reportsToMark: 2, reportsToBar: 3, ...more })

describe('a report', () => {
  test('comes with the chance of the policy, a minute to two days later', () => {
    fc.assert(fc.property(fc.constantFrom(0, 0.01, 0.2, 1), fc.integer({ min: 1, max: 400_000 }), fc.double({ min: 0, max: 3, noNaN: true }), (chance, median, sigma) => {
      const reports = new Reports(policy({ reportChance: chance, reportDelay: { median, sigma } }), '1')
      const delays = Array.from({ length: 2000 }, (_, i) => reports.delay(i, 77)).filter((delay) => delay >= 0)
      for (const delay of delays) expect(delay >= 60_000 && delay <= 2 * DAY && delay % 1000 === 0).toBe(true)
      expect(Math.abs(delays.length - 2000 * chance)).toBeLessThan(Z999 * Math.sqrt(2000 * chance * (1 - chance)) + 1e-9)
    }), { numRuns: 25 })
  })

  test('comes after the median delay as often as before it', () => {
    const reports = new Reports(policy({ reportChance: 1 }), '1')
    const late = Array.from({ length: 10_000 }, (_, i) => reports.delay(i, i)).filter((delay) => delay > HOUR).length
    expect(Math.abs(late - 5000)).toBeLessThan(Z999 * 50)
  })

  test('marks from the marking number on, and bars once, at the barring number', () => {
    fc.assert(fc.property(fc.nat(5), fc.nat(5), (mark, bar) => {
      const reports = new Reports(policy({ reportsToMark: mark, reportsToBar: bar }), '1')
      for (let count = 1; count <= 8; count++) {
        expect(reports.report(5)).toBe(bar > 0 && count === bar)
        expect(reports.isMarked(5)).toBe(mark > 0 && count >= mark)
        expect(reports.isBarred(5)).toBe(bar > 0 && count >= bar)
        expect(reports.isMarked(6) || reports.isBarred(6)).toBe(false)
      }
    }))
  })
})

describe('reachability', () => {
  const reachability = new Reachability({ k0: 1, k1: 2 })

  /** Out of coverage, or switched off where a share of those who switch off at night do so at the moment. */
  const share = (nights: number) => 1 - 0.97 * (1 - nights * (0.8 / 8 + (7 / 8) * 0.02))

  test.each([[8, 0], [18.5, 1 / 6], [23, 1], [0, 1], [3, 0.5]])('%f h after the cut, out of coverage and %f of the night', (hour, nights) => {
    reachability.setDay(3)
    let absent = 0
    for (let line = 0; line < 20_000; line++) if (reachability.absent(line, hour * HOUR)) absent++
    const wanted = share(nights)
    expect(Math.abs(absent - 20_000 * wanted)).toBeLessThan(Z999 * Math.sqrt(20_000 * wanted * (1 - wanted)))
  })

  test('the answer stays the same until it says, and is the same from both sides of the cut', () => {
    fc.assert(fc.property(fc.nat(1e6), fc.integer({ min: -DAY, max: 2 * DAY }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (line, ms, share) => {
      reachability.setDay(3)
      const present = reachability.present(line, ms)
      const { until } = reachability
      expect(until).toBeGreaterThan(ms)
      expect(reachability.present(line, ms + Math.floor(share * (until - ms)))).toBe(present)
      reachability.setDay(4)
      expect(reachability.present(line, ms - DAY)).toBe(present)
    }), { numRuns: 5000 })
  })

  test('nobody comes or goes on the hour more than at any other moment', () => {
    reachability.setDay(9)
    const minutes = new Float64Array(60)
    for (let line = 0; line < 3000; line++) {
      for (let ms = 0; ms < DAY; ms = reachability.until) {
        const before = reachability.present(line, ms - 1)
        if (reachability.present(line, ms) !== before) minutes[Math.floor(ms / 60_000) % 60]++
      }
    }
    expect(Math.abs(chiSquare(minutes))).toBeLessThan(Z999)
  })

  test('a phone is lost where it is first absent', () => {
    reachability.setDay(2)
    for (let line = 0; line < 3000; line++) {
      const lost = reachability.lostAt(line, 9 * HOUR, 11 * HOUR)
      for (let ms = 9 * HOUR; ms < lost; ms += 60_000) if (reachability.absent(line, ms)) expect.fail(`line ${line} at ${ms}`)
      if (lost < 11 * HOUR && !reachability.absent(line, lost)) expect.fail(`line ${line} at ${lost}`)
    }
  })

  test('lines of other networks are engaged elsewhere in 3 of 100 minutes, whether absent or not', () => {
    reachability.setDay(4)
    let elsewhere = 0
    let both = 0
    for (let line = 0; line < 20_000; line++) {
      const busy = reachability.elsewhere(line, 8 * HOUR)
      if (busy) elsewhere++
      if (busy && reachability.absent(line, 8 * HOUR)) both++
    }
    expect(Math.abs(elsewhere - 600)).toBeLessThan(Z999 * 24.2)
    expect(Math.abs(both - 18)).toBeLessThan(Z999 * 4.3)
  })

  test('is the same again after other days, and another on another day', () => {
    const state = () => Array.from({ length: 3000 }, (_, line) => Number(reachability.absent(line, 8 * HOUR)))
    reachability.setDay(5)
    const once = state()
    reachability.setDay(6)
    expect(state()).not.toEqual(once)
    reachability.setDay(5)
    expect(state()).toEqual(once)
  })
})
