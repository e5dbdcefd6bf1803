// Shifts, errands and lists: what an operation works through, and when.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CUT, DAY, SECOND } from '../../src/base/units.ts'
import { makeErrands } from '../../src/operations/errands.ts'
import { kinds } from '../../src/operations/kinds/index.ts'
import { stretchesOf } from '../../src/operations/shift.ts'
import { Targets } from '../../src/operations/targets.ts'
import { makeGroups } from '../../src/population/groups.ts'
import { Lines } from '../../src/population/lines.ts'
import { crew, operation } from '../laws/scenarios.ts'
import { Z999, mean } from '../laws/statistics.ts'

const period = { from: 19_142, to: 19_152, utcOffset: 0 }

describe('a shift', () => {
  test('is worked within its hours, at most five minutes late, stretch after stretch', () => {
    fc.assert(fc.property(operation(period), fc.nat(20), fc.record({ k0: fc.integer(), k1: fc.integer() }), (settings, member, key) => {
      const stretches = stretchesOf(settings, member, key, period.from)
      stretches.forEach(({ from, to }, i) => {
        expect(from).toBeLessThan(to)
        if (i > 0) expect(from).toBeGreaterThanOrEqual(stretches[i - 1].to)
        const day = Math.floor(from / DAY)
        const [begin, end] = [from, to].map((moment) => (moment - day * DAY + CUT) / SECOND)
        const hours = settings.shift.hours.find((each) => begin >= each.from && begin < each.to)
        expect(hours?.to).toBe(end)
        expect(begin - (hours?.from ?? 0)).toBeLessThanOrEqual(300)
        expect(period.from + day >= settings.from && period.from + day <= settings.to).toBe(true)
      })
    }))
  })

  test('is worked on each weekday as often as it says, Monday first', () => {
    const weekdays = [1, 0.9, 0.5, 0.25, 0.1, 0, 1]
    const settings = crew('relay-pair', 'x', 'y', 7, { to: 19_142 + 699, shift: { hours: [{ from: 9 * 3600, to: 18 * 3600 }], weekdays } })
    const worked = new Float64Array(7)
    for (let member = 0; member < 20; member++) {
      for (const { from } of stretchesOf(settings, member, { k0: 1, k1: 2 }, 19_142)) worked[Math.floor(from / DAY) % 7]++ // 19,142 is a Monday
    }
    weekdays.forEach((share, day) => {
      expect(Math.abs(worked[day] - 2000 * share)).toBeLessThan(Z999 * Math.sqrt(2000 * share * (1 - share)) + 1e-9)
    })
  })
})

describe('an errand', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('of %s has talks in their shares, to the last place', (name) => {
    const settings = crew(name, 'x', 'y', 1)
    const [{ seconds, calleeReleases }] = makeErrands([settings])
    expect(seconds.every((talk) => talk > 0)).toBe(true)
    let at = 0
    let share = 0
    for (const talk of settings.errand) {
      share += talk.share
      const end = Math.round(share * seconds.length)
      const own = seconds.subarray(at, end)
      expect(Math.sqrt(own[(own.length - 1) >> 1] * own[own.length >> 1]) / talk.duration.median).toBeCloseTo(1, 2)
      expect(calleeReleases.subarray(at, end).every((chance) => chance === talk.calleeReleases)).toBe(true)
      at = end
    }
    expect(at).toBe(seconds.length)
  })
})

describe('targets', () => {
  test('are all called once before any is called again, in an order of each operation\'s own', () => {
    const lines = new Lines(2000, 0.5, { k0: 1, k1: 2 })
    fc.assert(fc.property(fc.integer({ min: 1, max: 1500 }), fc.integer(), (size, k0) => {
      const group = makeGroups({ people: { size, onNetShare: 0.5 } }, lines, '1').get('people')
      if (!group) throw new Error('no group')
      const targets = new Targets(group, { k0, k1: 5 })
      const rounds = [0, 1].map(() => Array.from({ length: size }, () => targets.next()))
      expect(new Set(rounds[0]).size).toBe(size)
      expect(rounds[1]).toEqual(rounds[0])
      const other = new Targets(group, { k0: k0 ^ 1, k1: 5 })
      if (size > 50) expect(Array.from({ length: size }, () => other.next())).not.toEqual(rounds[0])
      if (size > 500) {
        // No order by position: the first half holds as many subscribers as the second, within four sd.
        const own = rounds[0].map((line) => Number(line < lines.addresses))
        expect(Math.abs(mean(own.slice(0, size >> 1)) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / size) + 1 / size)
      }
    }), { numRuns: 30 })
  })
})
