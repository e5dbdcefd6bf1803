// Bars by mistake: as often as profiles say, on every day of the week, and the same whichever day is asked for first.
import { describe, expect, test } from 'vitest'
import { Crowd } from '../../src/crowd/crowd.ts'
import type { Profile } from '../../src/crowd/profile.ts'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { makePopulation } from '../../src/population/population.ts'
import { plain } from '../laws/scenarios.ts'
import { Z999, chiSquare } from '../laws/statistics.ts'

const DAYS = 56

function crowdOf(shares: Record<string, number>, some: readonly Profile[] = profiles): Crowd {
  const base = plain('mistakes', 20_000, DAYS)
  const scenario = { ...base, population: { ...base.population, profiles: shares } }
  const population = makePopulation(scenario)
  return new Crowd(scenario, population, some, new Holdings(population.lines.addresses))
}

describe('bars by mistake', () => {
  test('are as many as the rates of profiles say, and sellers are barred most', () => {
    const crowd = crowdOf({ resident: 0.5, telemarketer: 0.25, courier: 0.25 })
    const counts = new Map<string, number>()
    for (const { line } of crowd.mistakes.during(DAYS)) {
      const { name } = crowd.profiles[crowd.profileAt(line)]
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    for (const [name, share] of [['telemarketer', 0.25], ['courier', 0.25], ['resident', 0.5]] as const) {
      const rate = profiles.find((profile) => profile.name === name)?.barred ?? 0
      const expected = rate * share * 20_000 * (DAYS / 7)
      // Fewer by those out of service and by those that would follow upon another bar, at most in two of a hundred.
      expect(Math.abs((counts.get(name) ?? 0) - expected)).toBeLessThan(Z999 * Math.sqrt(expected) + 0.02 * expected)
    }
  })

  test('begin on all days of the week alike, last one to five days alike, and are told day by day', () => {
    const crowd = crowdOf({ resident: 1 }, profiles.map((profile) => ({ ...profile, barred: 0.02 })))
    const bars = crowd.mistakes.during(DAYS)
    const begun = new Float64Array(7)
    const lengths = new Float64Array(5)
    for (const { from, to } of bars) {
      begun[from % 7]++
      lengths[to - from - 1]++
    }
    for (const counts of [begun, lengths]) expect(Math.abs(chiSquare(counts))).toBeLessThan(Z999)
    for (const day of [30, 9, 31, 6]) {
      crowd.setDay(day)
      const today = bars.filter(({ from, to }) => day >= from && day < to).map(({ line }) => line)
      expect([...crowd.mistakes.today()].sort()).toEqual(today.sort())
      for (const line of today) expect(crowd.isBarred(line)).toBe(true)
    }
  })

  test('hit nobody where no profile has a rate, and machines never', () => {
    expect(crowdOf({ resident: 1 }, profiles.map((profile) => ({ ...profile, barred: 0 }))).mistakes.during(DAYS)).toEqual([])
    expect(crowdOf({ machine: 1 }).mistakes.during(DAYS)).toEqual([])
  })
})
