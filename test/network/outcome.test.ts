// The outcome of an attempt: within its bounds, and as often as it is said.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MAX_RING, MAX_SETUP, MAX_TALK, SECOND } from '../../src/base/units.ts'
import { Ending, type Errand, Outcome, View, wasAnswered } from '../../src/network/outcome.ts'
import { Z999 } from '../laws/statistics.ts'

const KEY = { k0: 11, k1: 22 }
const NOON = 8 * HOUR
const views = [View.known, View.expected, View.unknown, View.marked]
const answers = [0.78, 0.53, 0.24, 0.09]
const UNBOUND = DAY

function many(n: number, view: View, more: Partial<{ ms: number; answering: number; errand: Errand; pickUp: number }> = {}): Outcome[] {
  const { ms = NOON, answering = 1, errand = null, pickUp = -1 } = more
  return Array.from({ length: n }, (_, i) => {
    const outcome = new Outcome(answers, KEY)
    outcome.alert(Math.imul(i, 0x9e3779b1), 5, ms, view, answering, 1, 1, 3, errand, pickUp, UNBOUND)
    return outcome
  })
}

/** Whether a share of n fair draws is within its 99.9 % band. */
function expectShare(count: number, n: number, share: number): void {
  expect(Math.abs(count - n * share), `${count} of ${n}`).toBeLessThan(Z999 * Math.sqrt(n * share * (1 - share)) + 1e-9)
}

describe('an alerted callee', () => {
  test.each(views)('answers as often as the view %i says', (view) => {
    expectShare(many(20_000, view).filter(({ ending }) => wasAnswered(ending)).length, 20_000, answers[view])
    expectShare(many(20_000, view, { answering: 0.5 }).filter(({ ending }) => wasAnswered(ending)).length, 20_000, answers[view] / 2)
    expectShare(many(20_000, view, { pickUp: 0.3 }).filter(({ ending }) => wasAnswered(ending)).length, 20_000, 0.3)
  })

  test('answers less at night', () => {
    const night = many(20_000, View.known, { ms: 22.5 * HOUR }).filter(({ ending }) => wasAnswered(ending)).length // 02:30
    expectShare(night, 20_000, answers[View.known] * 0.4)
  })

  test('rejects the unknown more often than friends, and the marked most', () => {
    const rejected = views.map((view) => many(20_000, view, { pickUp: 0 }).filter(({ ending }) => ending === Ending.rejected).length)
    const shares = [0.12, 0.12, 0.3, 0.5]
    rejected.forEach((count, view) => expectShare(count, 20_000, shares[view]))
  })

  test('talks as long as a log-normal says, and either hangs up as often', () => {
    const talks = many(20_000, View.known, { pickUp: 1 })
    expect(talks.every(({ ending, talk }) => wasAnswered(ending) && talk >= 1)).toBe(true)
    expectShare(talks.filter(({ talk }) => talk < 40).length, 20_000, 0.5 - 0.009 / 2) // the median; 39.5 and more count as 40
    expectShare(talks.filter(({ calleeReleases }) => calleeReleases).length, 20_000, 0.5)
    expectShare(talks.filter(({ ending }) => ending === Ending.dropped).length, 20_000, 0.004)
  })

  test('talks as the errand says, where there is one', () => {
    const errand = { seconds: new Float64Array(4096).fill(60), calleeReleases: new Float64Array(4096).fill(0.9) }
    const talks = many(5000, View.unknown, { pickUp: 1, errand })
    expect(talks.every(({ talk }) => talk === 60)).toBe(true)
    expectShare(talks.filter(({ calleeReleases }) => calleeReleases).length, 5000, 0.9)
  })
})

describe('any outcome', () => {
  const settings = fc.record({
    key: fc.integer(), caller: fc.nat(2 ** 28 - 1), ms: fc.integer({ min: 0, max: DAY - 1 }), view: fc.constantFrom(...views),
    answering: fc.double({ min: 0, max: 1.2, noNaN: true }), patience: fc.double({ min: 0.2, max: 5, noNaN: true }),
    talkative: fc.double({ min: 0.2, max: 5, noNaN: true }), uneven: fc.integer({ min: 0, max: 6 }), median: fc.constantFrom(0, 5, 5000, 50_000),
    pickUp: fc.constantFrom(-1, 0, 0.5, 1), rest: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 86_400 })),
  })

  function decide(given: typeof settings extends fc.Arbitrary<infer T> ? T : never): { outcome: Outcome; limit: number } {
    const { key, caller, ms, view, answering, patience, talkative, uneven, median, pickUp, rest } = given
    const outcome = new Outcome(answers, KEY)
    const errand = median === 0 ? null : { seconds: new Float64Array(4096).fill(median), calleeReleases: new Float64Array(4096).fill(0.5) }
    const limit = Math.min(DAY, ms + rest * SECOND)
    outcome.alert(key, caller, ms, view, answering, patience, talkative, uneven, errand, pickUp, limit)
    return { outcome, limit }
  }

  test('keeps to the bounds that let looking back end, and to its limit', () => {
    fc.assert(fc.property(settings, (given) => {
      const { outcome: { ending, setup, ring, talk, hold }, limit } = decide(given)
      for (const seconds of [setup, ring, talk, hold]) expect(Number.isInteger(seconds) && seconds >= 0).toBe(true)
      expect(setup).toBeLessThanOrEqual(MAX_SETUP)
      expect(ring).toBeLessThanOrEqual(MAX_RING)
      expect(talk).toBeLessThanOrEqual(MAX_TALK)
      expect(hold).toBe(setup + ring + talk)
      expect(talk > 0).toBe(wasAnswered(ending))
      expect(given.ms + hold * SECOND).toBeLessThanOrEqual(Math.max(limit, given.ms))
      expect(ending === Ending.none).toBe(hold === 0)
    }), { numRuns: 2000 })
  })

  test('follows from the attempt alone', () => {
    fc.assert(fc.property(settings, (given) => {
      const once = { ...decide(given).outcome }
      expect({ ...decide(given).outcome }).toEqual(once)
    }))
  })

  test('ends at any moment of the talk where the limit cuts it: nothing piles up there', () => {
    const errand = { seconds: new Float64Array(4096).fill(6000), calleeReleases: new Float64Array(4096).fill(0.5) }
    const left = Array.from({ length: 10_000 }, (_, i) => {
      const outcome = new Outcome(answers, KEY)
      outcome.alert(Math.imul(i, 0x9e3779b1), 9, NOON, View.known, 1, 1, 1, 3, errand, 1, NOON + 1000 * SECOND)
      return outcome.talk / (1000 - outcome.setup - outcome.ring)
    })
    for (const part of [0.25, 0.5, 0.75, 0.99]) expectShare(left.filter((share) => share <= part).length, 10_000, part)
  })
})
